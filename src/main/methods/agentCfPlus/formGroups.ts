/** AgentCF++ after training: interests of all who learnt, their clusters, and the groups of those who share one. */
import type { MethodEvent } from '#shared/events/runEvents.ts'
import { inParallel } from '#shared/inParallel.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import { askModel } from '../../prompting/askModel.ts'
import type { AskingPorts } from '../../prompting/askingPorts.ts'
import type { MethodPorts } from '../../ports/methodPorts.ts'
import { capWords } from '../../recnet/prompts/capWords.ts'
import { attributesOf } from '../../recnet/routing/canonicalAttributes.ts'
import { clusterInterests, type InterestsOfUser } from './clusterInterests.ts'
import type { PrivateMemory } from './memoryStates.ts'
import { listInterestsPrompt, MOST_INTERESTS } from './prompts/listInterests.ts'
import { NAME_WORDS, nameGroupPrompt } from './prompts/nameGroup.ts'

/** What groups are formed of. */
export interface GroupSources {
  readonly step: number
  readonly domainWord: string
  /** D, all of which is from training. */
  readonly interactions: readonly InteractionRecord[]
  readonly privateMemory: (user: UserId) => PrivateMemory
}

/** What groups are formed with. */
export interface GroupPorts
  extends AskingPorts, Pick<MethodPorts, 'embeddingModel' | 'randomFor' | 'breathe'> {
  readonly settings: AskingPorts['settings'] & {
    readonly interestGroups: number
    readonly groupLength: number
  }
}

/**
 * Returns the facts: interests of each user who took part in an interaction, by one call each, and the groups, each named by
 * one call. A user whose interests cannot be read has none; a group whose name cannot be read has its interests in its
 * place.
 * @throws WorkbenchError `cancelled`, and whatever the models reject with.
 */
export async function formGroups(sources: GroupSources, ports: GroupPorts): Promise<readonly MethodEvent[]> {
  const { step, domainWord, interactions, privateMemory } = sources
  const { interestGroups, groupLength } = ports.settings
  const { parallel } = ports.languageModel
  const users = [...new Set(interactions.map(({ user }) => user))]
  const listed = await inParallel(users, parallel, async (user) => {
    const variables = { domainWord, privateMemory: privateMemory(user).text }
    const { value, call } = await askModel(listInterestsPrompt, variables, { step, subject: user }, ports)
    const interests = attributesOf([{ category: '', values: value.interests ?? [] }], '')
    return { user, interests: interests.slice(0, MOST_INTERESTS), call }
  })
  const clusters = (await clusterInterests(listed, ports)).slice(0, interestGroups)
  const formed = await inParallel(clusters, parallel, async (interests, index): Promise<MethodEvent> => {
    const group = index + 1
    const members = membersOf(interests, listed)
    const question = { step, subject: `group-${group}` }
    const { value, call } = await askModel(nameGroupPrompt, { domainWord, interests }, question, ports)
    const name = capWords(value.name ?? interests.join(', '), NAME_WORDS)
    const items = newestItems(members, interactions, groupLength)
    return { type: 'interest-group-formed', group, name, interests, members, items, call }
  })
  return [...listed.map((own): MethodEvent => ({ type: 'interests-listed', ...own })), ...formed]
}

function membersOf(interests: readonly string[], listed: readonly InterestsOfUser[]): readonly UserId[] {
  return listed
    .filter((own) => own.interests.some((interest) => interests.includes(interest)))
    .map(({ user }) => user)
}

/** Returns the last items that these users took, oldest first. */
function newestItems(
  members: readonly UserId[],
  interactions: readonly InteractionRecord[],
  most: number,
): readonly ItemId[] {
  const among = new Set(members)
  return interactions
    .filter(({ user }) => among.has(user))
    .slice(-most)
    .map(({ positiveItem }) => positiveItem)
}
