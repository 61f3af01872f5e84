/**
 * §2.5, inference: a read-only reception by the user and all candidates, then the list-wise ranking prompt or the
 * probabilities of the candidates' labels.
 */
import { askChoice } from '../../prompting/askChoice.ts'
import { askModel } from '../../prompting/askModel.ts'
import { clientOf, type Network } from '../../recnet/network.ts'
import type { Ports } from '../../recnet/ports.ts'
import { takeChoice } from '../../recnet/prompts/choice.ts'
import { rankPrompt } from '../../recnet/prompts/rank.ts'
import { rankByNumbers } from '../../recommenders/rankByNumbers.ts'
import type { Ranking, RankRequest, Recommender } from '../../recommenders/recommender.ts'
import { testTimeProfiles, type ProfileReader } from './testTimeProfiles.ts'

/** What a recommender may be given apart from the network. */
export interface RankingOptions {
  /** The name in reports. */
  readonly name?: string
  /** The profile of each client; as at test time where it is absent. */
  readonly profileOf?: ProfileReader
  /** Tells the calls of these rankings from those of the test: `cold-start/i:5/plain`. */
  readonly mark?: string
}

/**
 * Creates a recommender that ranks with a committed network and does not change it. The network has learnt already, so
 * fitting does nothing. Merged profiles are cached for all users and repetitions of one evaluation.
 */
export function recNetRecommender(
  network: Network,
  ports: Ports,
  { name = 'RecNet', profileOf = testTimeProfiles(network, ports), mark }: RankingOptions = {},
): Recommender {
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
      const told = mark ?? (heldOut === 'test' ? null : heldOut)
      const subject = told === null ? `${user}/${repetition}` : `${user}/${repetition}/${told}`
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
