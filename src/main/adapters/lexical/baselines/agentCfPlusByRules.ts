/** Answers the prompts of AgentCF++ by the rules that answer those of AgentCF and RecNet. */
import type { DeriveMemoryVariables } from '../../../methods/agentCfPlus/prompts/deriveMemory.ts'
import {
  MOST_INTERESTS,
  type ListInterestsVariables,
} from '../../../methods/agentCfPlus/prompts/listInterests.ts'
import { NAME_WORDS, type NameGroupVariables } from '../../../methods/agentCfPlus/prompts/nameGroup.ts'
import type { RankMemoriesVariables } from '../../../methods/agentCfPlus/prompts/rankMemories.ts'
import type { UpdatePrivateVariables } from '../../../methods/agentCfPlus/prompts/updatePrivate.ts'
import { rankAgentsByRules, reflectUserByRules } from './agentCfByRules.ts'
import { contentWords } from '../contentWords.ts'
import { listOf, sentence, strongest } from '../profileText.ts'
import { openingOf, readUser, writeUserProfile } from '../userProfile.ts'

/** Strengthens what the item that was taken has, and weakens what spoke for the other. */
export function updatePrivateByRules({ privateMemory, ...variables }: UpdatePrivateVariables) {
  const { self_introduction: memory } = reflectUserByRules({
    ...variables,
    introduction: privateMemory,
    isAgain: false,
  })
  return { private_memory: memory }
}

/** The weight of a word that several tastes have in common: a settled taste. */
const COMMON = 3
/** The most of such words. */
const MOST_COMMON = 6

/** Keeps the tastes of the private memory, and adds the words that several of them have in common; a decade is none. */
export function deriveMemoryByRules({ privateMemory, derivedMemory }: DeriveMemoryVariables) {
  const taught = readUser(privateMemory)
  const counts = new Map<string, number>()
  for (const phrase of taught.likes.keys())
    for (const word of new Set(contentWords(phrase))) counts.set(word, (counts.get(word) ?? 0) + 1)
  const isCommon = ([word, count]: readonly [string, number]) =>
    count > 1 && !taught.likes.has(word) && !/^\d/.test(word)
  const common = new Map([...counts].filter(isCommon))
  const likes = new Map([
    ...taught.likes,
    ...strongest(common, MOST_COMMON).map((word) => [word, COMMON] as const),
  ])
  return { derived_memory: writeUserProfile({ ...taught, likes }, openingOf(derivedMemory)) }
}

/** Lists the strongest tastes. */
export function listInterestsByRules({ privateMemory }: ListInterestsVariables) {
  return { interests: strongest(readUser(privateMemory).likes, MOST_INTERESTS) }
}

/** Names as many of the interests as a name has room for. */
export function nameGroupByRules({ interests }: NameGroupVariables) {
  const opening = 'People who like'
  const named: string[] = []
  for (const interest of interests) {
    const words = `${opening} ${[...named, interest].join(' ')}`.split(/\s+/).length
    if (words > NAME_WORDS) break
    named.push(interest)
  }
  return { name: `${opening} ${(named.length === 0 ? interests.slice(0, 1) : named).join(', ')}` }
}

/** Ranks by both memories; of groups it reads the interests in their names as those of people who are near. */
export function rankMemoriesByRules(variables: RankMemoriesVariables) {
  const { domainWord, privateMemory, derivedMemory, groups, candidates } = variables
  const interests = groups.flatMap(({ name }) => listOf(name.replace(/^People who like /, '')))
  const introduction = [privateMemory, sentence('People like me turn to', [...new Set(interests)])]
    .filter((text) => text !== '')
    .join(' ')
  return rankAgentsByRules({ domainWord, introduction, earlier: derivedMemory, history: [], candidates })
}
