/** The two-way analysis of variance of one value for each seed and user. */

/** Mean squares, and the mean of all values. */
export interface TwoWayMeanSquares {
  readonly mean: number
  /** U times the variance of the means of the S seeds. */
  readonly seeds: number
  /** S times the variance of the means of the U users. */
  readonly users: number
  /** What is left: the interaction of seeds and users. */
  readonly error: number
}

/** Returns the mean squares of `values[seed][user]`; there must be two seeds and two users at least. */
export function twoWayMeanSquares(values: readonly Float64Array[]): TwoWayMeanSquares {
  const seeds = values.length
  const users = values[0]?.length ?? 0
  const ofSeed = values.map((row) => row.reduce((sum, value) => sum + value, 0) / users)
  const ofUser = new Float64Array(users)
  for (const row of values) row.forEach((value, user) => (ofUser[user] = (ofUser[user] ?? 0) + value / seeds))
  const mean = ofSeed.reduce((sum, value) => sum + value, 0) / seeds
  const squares = (means: Iterable<number>) => {
    let sum = 0
    for (const value of means) sum += (value - mean) ** 2
    return sum
  }
  let left = 0
  values.forEach((row, seed) => {
    row.forEach((value, user) => {
      left += (value - (ofSeed[seed] ?? 0) - (ofUser[user] ?? 0) + mean) ** 2
    })
  })
  return {
    mean,
    seeds: (users * squares(ofSeed)) / (seeds - 1),
    users: (seeds * squares(ofUser)) / (users - 1),
    error: left / ((seeds - 1) * (users - 1)),
  }
}
