/** Answers Prompt_predict and the ranking: the candidates in order of how well they meet the user. */
import type { PredictVariables } from '../../recnet/prompts/predict.ts'
import { readItem } from './itemProfile.ts'
import { matchScores, metLikes } from './matchScore.ts'

export function predictByRules({ userProfile, candidates }: PredictVariables) {
  const best = rankByRules({ userProfile, candidates }).ranking[0] ?? 1
  const reasons = candidates.map((candidate, index) => {
    const met = metLikes(userProfile, candidate).slice(0, 4)
    return `${index + 1} meets ${met.length === 0 ? 'nothing that the profile names' : met.join(', ')}.`
  })
  return {
    reasoning: `${reasons.join(' ')} So ${best} fits best.`,
    prediction: readItem(candidates[best - 1] ?? '').title,
    prediction_index: best,
  }
}

/** Of equals the one shown first comes first. */
export function rankByRules({ userProfile, candidates }: PredictVariables): { ranking: number[] } {
  const scores = matchScores(userProfile, candidates)
  const numbers = candidates.map((_, index) => index + 1)
  return { ranking: numbers.sort((a, b) => (scores[b - 1] ?? 0) - (scores[a - 1] ?? 0) || a - b) }
}

/** The scores of the rules as shares, since the agent has no probabilities: their order is that of the ranking. */
export function chooseByRules({ userProfile, candidates }: PredictVariables): readonly number[] {
  const weights = matchScores(userProfile, candidates).map(Math.exp)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}
