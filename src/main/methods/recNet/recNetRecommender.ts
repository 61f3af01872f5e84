/**
 * §2.5, inference: a read-only reception by the user and all candidates, then the list-wise ranking prompt or the
 * probabilities of the candidates' labels.
 */
import type { ClientId } from '#shared/vocabulary/ids.ts'
import { askChoice } from '../../prompting/askChoice.ts'
import { askModel } from '../../prompting/askModel.ts'
import { clientOf, type Network } from '../../recnet/network.ts'
import type { Ports } from '../../recnet/ports.ts'
import { takeChoice } from '../../recnet/prompts/choice.ts'
import { rankPrompt } from '../../recnet/prompts/rank.ts'
import { propagatedProfile } from '../../recnet/reception/receivePreferences.ts'
import { rankByNumbers } from '../../recommenders/rankByNumbers.ts'
import type { Ranking, RankRequest, Recommender } from '../../recommenders/recommender.ts'

/**
 * Creates a recommender that ranks with a committed network and does not change it. The network has learnt already, so
 * fitting does nothing. Merged profiles are cached for all users and repetitions of one evaluation.
 */
export function recNetRecommender(network: Network, ports: Ports, name = 'RecNet'): Recommender {
  const merged = new Map<ClientId, Promise<string>>()
  const profileOf = (client: ClientId): Promise<string> => {
    const known = merged.get(client)
    if (known) return known
    const profile = ports.settings.testTimeReception
      ? propagatedProfile(
          clientOf(network, client),
          { step: network.step, subject: `${client}/ranking` },
          ports,
        ).then((propagated) => propagated.profile)
      : Promise.resolve(clientOf(network, client).profile)
    merged.set(client, profile)
    return profile
  }
  return {
    name,
    caveat: ports.languageModel.description.caveat,
    fit: async () => undefined,
    rank: async ({ user, candidates, repetition, heldOut = 'test' }: RankRequest): Promise<Ranking> => {
      const [userProfile, ...profiles] = await Promise.all([user, ...candidates].map(profileOf))
      const variables = {
        domainWord: ports.domainWord,
        userProfile: userProfile ?? '',
        candidates: candidates.map((candidate, index) => ({
          title: clientOf(network, candidate).name,
          profile: profiles[index] ?? '',
        })),
      }
      // The last point of a curve on validation items and the test come at the same step.
      const subject = heldOut === 'test' ? `${user}/${repetition}` : `${user}/${repetition}/${heldOut}`
      const question = { subject, step: network.step }
      if (ports.settings.rankBy === 'probabilities') {
        const { order } = await askChoice(takeChoice, variables, { ...question, prompt: rankPrompt }, ports)
        return { ranking: order.flatMap((index) => candidates[index] ?? []), coverage: 1 }
      }
      const { value } = await askModel(rankPrompt, variables, question, ports)
      return rankByNumbers(value.ranking ?? [], candidates, ports.settings.missingPolicy)
    },
  }
}
