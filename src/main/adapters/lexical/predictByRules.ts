/** Answers the prompts `predict` and `rank` by rules: orders the candidates by how well they match the user. */
import type { PredictVariables } from '../../recnet/prompts/predict.ts'
import { readItem } from './itemProfile.ts'
import { matchScores, metLikes } from './matchScore.ts'

/** Returns the best candidate with its number, which counts from 1, and the reasons. */
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

/**
 * Returns the numbers of the candidates, best first, counted from 1. Candidates with equal scores stay in the order
 * in which they were shown.
 */
export function rankByRules({ userProfile, candidates }: PredictVariables): { ranking: number[] } {
  const scores = matchScores(userProfile, candidates)
  const numbers = candidates.map((_, index) => index + 1)
  return { ranking: numbers.sort((a, b) => (scores[b - 1] ?? 0) - (scores[a - 1] ?? 0) || a - b) }
}

/** Returns the scores of the rules, passed through a softmax, as probabilities. Their order is that of the ranking. */
export function chooseByRules({ userProfile, candidates }: PredictVariables): readonly number[] {
  const weights = matchScores(userProfile, candidates).map(Math.exp)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}
