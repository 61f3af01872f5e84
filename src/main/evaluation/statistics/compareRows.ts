/** Compares two rows of a study at one cutoff: over seeds and users where seeds differ, else over users. */
import type { StudyTest } from '#shared/vocabulary/studies/studyResults.ts'
import type { Random } from '../../ports/random.ts'
import { comparePaired } from '../pairedTest.ts'
import { detectableOverUsers, twoWayTest } from './twoWayTest.ts'

/** What a comparison finds, before it is named and corrected. */
export type RowComparison = Omit<StudyTest, 'row' | 'against' | 'metric' | 'pHolm'>

/** Means over repetitions can differ by rounding alone; a smaller difference is a tie. */
const ROUNDING = 1e-12

/**
 * Compares by `differences[seed][user]`, the first row minus the second; one seed where neither row can differ in them.
 * The two random streams must be different ones. Nothing is ever not a number: where the two-way test cannot be made,
 * the sign-flip test over users is.
 */
export function compareRows(
  differences: readonly Float64Array[],
  streams: { readonly bootstrap: Random; readonly flips: Random },
): RowComparison {
  const clean = differences.map((row) => row.map((value) => (Math.abs(value) < ROUNDING ? 0 : value)))
  const ofUser = meanOverSeeds(clean)
  const users = Math.max(1, ofUser.length)
  const wins = ofUser.filter((value) => value > ROUNDING).length
  const losses = ofUser.filter((value) => value < -ROUNDING).length
  const ties = ofUser.length - wins - losses
  const found = {
    ...{ wins, ties, losses, effect: effectOf(ofUser) },
    difference: ofUser.reduce((sum, value) => sum + value, 0) / users,
    superiority: ofUser.length === 0 ? 0.5 : (wins + ties / 2) / users,
  }
  const test = twoWayTest(clean)
  if (test !== null) return { ...found, over: 'seeds and users', ...test }
  const { interval, pValue } = comparePaired([...ofUser], streams)
  const detectable = detectableOverUsers(ofUser)
  return { ...found, over: 'users', interval, t: null, degrees: null, pValue, detectable }
}

function meanOverSeeds(rows: readonly Float64Array[]): Float64Array {
  const means = new Float64Array(rows[0]?.length ?? 0)
  for (const row of rows)
    row.forEach((value, user) => (means[user] = (means[user] ?? 0) + value / rows.length))
  return means
}

/** The mean over the standard deviation; null where there is none. */
function effectOf(values: Float64Array): number | null {
  if (values.length < 2) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const deviation = Math.sqrt(squares / (values.length - 1))
  return deviation < ROUNDING ? null : mean / deviation
}
