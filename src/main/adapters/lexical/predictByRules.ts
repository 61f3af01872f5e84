/** Answers the prompts `predict` and `rank` by rules: orders the candidates by how well they match the user. */
import type { PredictVariables } from '../../recnet/prompts/candidates.ts'
import { matchScores, metLikes } from './matchScore.ts'

/** Returns the best candidate with its number, which counts from 1, and the reasons. */
export function predictByRules(variables: PredictVariables) {
  const { userProfile, candidates } = variables
  const best = orderByRules(variables)[0] ?? 1
  const reasons = candidates.map(({ profile }, index) => {
    const met = metLikes(userProfile, profile).slice(0, 4)
    return `${index + 1} meets ${met.length === 0 ? 'nothing that the profile names' : met.join(', ')}.`
  })
  return {
    reasoning: `${reasons.join(' ')} So ${best} fits best.`,
    prediction: best,
  }
}

/** Returns the ranking with what decided it. */
export function rankByRules(variables: PredictVariables) {
  const ranking = orderByRules(variables)
  const first = ranking[0] ?? 1
  const met = metLikes(variables.userProfile, variables.candidates[first - 1]?.profile ?? '').slice(0, 4)
  const reasoning =
    met.length === 0 ? 'The profile names none of the candidates.' : `${first} meets ${met.join(', ')}.`
  return { reasoning, ranking }
}

/**
 * Returns the numbers of the candidates, best first, counted from 1. Candidates with equal scores stay in the order
 * in which they were shown.
 */
function orderByRules({ userProfile, candidates }: PredictVariables): readonly number[] {
  const scores = matchScores(
    userProfile,
    candidates.map(({ profile }) => profile),
  )
  const numbers = candidates.map((_, index) => index + 1)
  return numbers.sort((a, b) => (scores[b - 1] ?? 0) - (scores[a - 1] ?? 0) || a - b)
}

/** Returns the scores of the rules, passed through a softmax, as probabilities. Their order is that of the ranking. */
export function chooseByRules({ userProfile, candidates }: PredictVariables): readonly number[] {
  const profiles = candidates.map(({ profile }) => profile)
  const weights = matchScores(userProfile, profiles).map(Math.exp)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}
