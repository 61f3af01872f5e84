/** AgentCF++, inference: both memories, what the user's groups took last, and the descriptions of all candidates. */
import { asNumberedTexts, asText } from '../../../prompting/prompt.ts'
import { RANKING_REASON, rankingContract } from '../../../prompting/rankingContract.ts'
import { asItems, EXAMPLE_ITEMS, type ShownItem } from '../../agentTexts/prompts/shownItems.ts'
import { agentCfPlusPrompts } from './agentCfPlusPrompts.ts'

/** A group that the user belongs to, as the prompt shows it. */
export interface ShownGroup {
  readonly name: string
  /** What its members took last, oldest first. */
  readonly titles: readonly string[]
}

/** The values of the prompt. */
export interface RankMemoriesVariables {
  readonly domainWord: string
  readonly privateMemory: string
  readonly derivedMemory: string
  /** None before training has ended. */
  readonly groups: readonly ShownGroup[]
  /** In seeded order; a reply refers to them by number, counted from 1. */
  readonly candidates: readonly ShownItem[]
}

export const rankMemoriesPrompt = agentCfPlusPrompts.define<
  RankMemoriesVariables,
  { reasoning: string; ranking: number[] }
>({
  name: 'rank-memories',
  role: 'answering',
  order: 6,
  temperature: (settings) => settings.rankTemperature,
  system: `You are the ranking part of a recommender system for {{domain}}s. You get the private memory of one user, which says what
its own choices have taught, the derived memory, which says what follows from them,{{alsoGroups}} and {{count}} candidates,
each with its number, title and description. Hold every description against all of that, the private memory first, and put
all candidates in order, the one that the user is most likely to take first. Where nothing decides, use what is generally
known of the candidates.
First say in at most ${RANKING_REASON} words what decides, then give all {{count}} numbers in order, each once.`,
  user: `Private memory of the user:
{{private}}

Derived memory of the user:
{{derived}}

Groups whose interests the user shares:
{{groups}}

Candidates:
{{candidates}}`,
  slots: ({ domainWord, privateMemory, derivedMemory, groups, candidates }) => ({
    domain: domainWord,
    count: String(candidates.length),
    alsoGroups: groups.length === 0 ? '' : ' what people of the same interests took of late,',
    private: asText(privateMemory),
    derived: asText(derivedMemory),
    groups: groups.map(asGroup).join('\n'),
    candidates: asItems(candidates, 'Candidate'),
  }),
  reply: ({ candidates: { length } }) => rankingContract(length),
  examples: [
    {
      variables: {
        domainWord: 'garden tool',
        privateMemory: 'I enjoy garden tools. Forged steel for heavy ground is what I take.',
        derivedMemory: 'I enjoy garden tools. I work hard soil and want strong steel that lasts.',
        groups: [{ name: 'Gardeners who dig hard ground by hand', titles: ['Root Mattock', 'Digging Fork'] }],
        candidates: EXAMPLE_ITEMS,
      },
      reply: {
        reasoning:
          'Hard soil asks for 3, as the mattock of the group says too; 2 has a long handle, 1 is plastic.',
        ranking: [3, 2, 1],
      },
    },
  ],
})

function asGroup({ name, titles }: ShownGroup): string {
  return `${asText(name)}, of whom some took of late, oldest first:\n${asNumberedTexts(titles)}`
}
