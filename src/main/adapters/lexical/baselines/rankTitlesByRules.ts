/** Answers the prompt `rank-by-history` by rules: candidates whose titles share words with the history come first. */
import type { RankByHistoryVariables } from '../../../methods/llmRank/prompts/rankByHistory.ts'
import { rankByRules } from '../predictByRules.ts'

/** Returns the ranking with what decided it. Of a strategy the rules see only the newest titles, which a profile names first. */
export function rankTitlesByRules({ domainWord, history, candidates }: RankByHistoryVariables) {
  const titles = history.toReversed().map((title) => `“${unquoted(title)}”`)
  return rankByRules({
    domainWord,
    userProfile: titles.length === 0 ? '' : `I chose ${titles.join(', ')}.`,
    candidates: candidates.map((title) => ({ title, profile: `“${unquoted(title)}” is a ${domainWord}.` })),
  })
}

/** Quotation marks end a title in the words of the agent. */
function unquoted(title: string): string {
  return title.replace(/[“”]/g, '"')
}
