/** AgentCF, inference: the self-introduction and the descriptions of all candidates, ranked in one reply. */
import { asNumberedTexts, asText } from '../../../prompting/prompt.ts'
import { RANKING_REASON, rankingContract } from '../../../prompting/rankingContract.ts'
import { agentCfPrompts } from './agentCfPrompts.ts'
import {
  aboutConnections,
  asItems,
  EXAMPLE_INTRODUCTION,
  EXAMPLE_ITEMS,
  type ShownItem,
} from '../../agentTexts/prompts/shownItems.ts'

/** The values of the prompt. */
export interface RankAgentsVariables {
  readonly domainWord: string
  readonly introduction: string
  /** B+R: an earlier self-introduction of the user; null in other modes and where there is none. */
  readonly earlier: string | null
  /** B+H: titles, oldest first; none in other modes. */
  readonly history: readonly string[]
  /** In seeded order; a reply refers to them by number, counted from 1. */
  readonly candidates: readonly ShownItem[]
}

export const rankAgentsPrompt = agentCfPrompts.define<
  RankAgentsVariables,
  { reasoning: string; ranking: number[] }
>({
  name: 'rank-agents',
  role: 'answering',
  order: 4,
  temperature: (settings) => settings.rankTemperature,
  system: `You are the ranking part of a recommender system for {{domain}}s. You get the self-introduction of one user and {{count}}
candidates, each with its number, title and description. Hold every description against what the user likes and dislikes,
and put all candidates in order, the one that the user is most likely to take first.{{connections}} Where nothing decides, use
what is generally known of the candidates.
First say in at most ${RANKING_REASON} words what decides, then give all {{count}} numbers in order, each once.`,
  user: `Self-introduction of the user:
{{introduction}}

Earlier self-introduction, of which only what the newer one does not contradict counts:
{{earlier}}

Taken by the user, oldest first:
{{history}}

Candidates:
{{candidates}}`,
  slots: ({ domainWord, introduction, earlier, history, candidates }) => ({
    domain: domainWord,
    count: String(candidates.length),
    connections: aboutConnections(candidates),
    introduction: asText(introduction),
    earlier: earlier === null ? '' : asText(earlier),
    history: asNumberedTexts(history),
    candidates: asItems(candidates, 'Candidate'),
  }),
  reply: ({ candidates: { length } }) => rankingContract(length),
  examples: [
    {
      variables: {
        domainWord: 'garden tool',
        introduction: EXAMPLE_INTRODUCTION,
        earlier: null,
        history: [],
        candidates: EXAMPLE_ITEMS,
      },
      reply: {
        reasoning: 'For clay 3 is forged, 2 has at least the long handle, and 1 is neither.',
        ranking: [3, 2, 1],
      },
    },
  ],
})
