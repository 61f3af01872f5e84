/** LLMRank, list-wise ranking without training: the titles of a history, and the candidates by number. */
import { asNumberedTexts, asText } from '../../../prompting/prompt.ts'
import { RANKING_REASON, rankingContract } from '../../../prompting/rankingContract.ts'
import { llmRankPrompts } from './llmRankPrompts.ts'

/** How the history is told; see `strategy` among the settings. */
export type HistoryStrategy = 'sequential' | 'recency' | 'in-context'

/** The values of the prompt. */
export interface RankByHistoryVariables {
  readonly domainWord: string
  readonly strategy: HistoryStrategy
  /** Titles, oldest first; none for a user without a history. */
  readonly history: readonly string[]
  /** Titles in seeded order; a reply refers to them by number, counted from 1. */
  readonly candidates: readonly string[]
}

/** The parts of a history as a strategy shows them; a part that is not shown is null. */
interface ToldHistory {
  readonly listed: readonly string[]
  readonly newest: string | null
  /** What was the right answer after `listed`, and has been taken since. */
  readonly solved: string | null
}

/** An example needs one item to predict and one to predict it from, so a shorter history is told in order. */
function toldHistory({ strategy, history }: RankByHistoryVariables): ToldHistory {
  const newest = history.at(-1) ?? null
  if (strategy === 'in-context' && history.length > 1)
    return { listed: history.slice(0, -1), newest: null, solved: newest }
  return { listed: history, newest: strategy === 'recency' ? newest : null, solved: null }
}

const TOOLS = ['Seed Tray', 'Watering Can', 'Root Fork']

export const rankByHistoryPrompt = llmRankPrompts.define<
  RankByHistoryVariables,
  { reasoning: string; ranking: number[] }
>({
  name: 'rank-by-history',
  role: 'answering',
  order: 1,
  temperature: (settings) => settings.rankTemperature,
  system: `You are the ranking part of a recommender system for {{domain}}s. You get the titles that one user took, in the order in which
they were taken, and {{count}} candidates, each with its number and title. Work out what the user is after now, use what is
generally known of the titles, and put all candidates in order, the one that the user is most likely to take next first.
First say in at most ${RANKING_REASON} words what decides, then give all {{count}} numbers in order, each once.`,
  user: `Taken by the user, oldest first:
{{history}}

Taken last, so that it tells most of what comes next:
{{newest}}

The right recommendation after these was the following, and the user has taken it now:
{{solved}}

Candidates:
{{candidates}}

Which of the candidates comes next?`,
  slots: (variables) => {
    const { listed, newest, solved } = toldHistory(variables)
    return {
      domain: variables.domainWord,
      count: String(variables.candidates.length),
      history: asNumberedTexts(listed),
      newest: newest === null ? '' : asText(newest),
      solved: solved === null ? '' : asText(solved),
      candidates: variables.candidates
        .map((title, index) => `Candidate ${index + 1}: ${asText(title)}`)
        .join('\n'),
    }
  },
  reply: ({ candidates: { length } }) => rankingContract(length),
  examples: [exampleFor('sequential'), exampleFor('recency'), exampleFor('in-context')],
  exampleFor: ({ strategy }) => ['sequential', 'recency', 'in-context'].indexOf(strategy),
})

function exampleFor(strategy: HistoryStrategy) {
  return {
    variables: {
      domainWord: 'garden tool',
      strategy,
      history: TOOLS,
      candidates: ['Lawn Rake', 'Balcony Set', 'Clay Spade'],
    },
    reply: {
      reasoning:
        'After sowing and watering the user digs now: 3 digs deepest, and 1 follows in the same bed.',
      ranking: [3, 1, 2],
    },
  }
}
