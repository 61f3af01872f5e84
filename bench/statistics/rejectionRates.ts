/** One line of the table of rejection rates. */
import type { RandomFor } from '../../src/main/ports/random.ts'
import { compareRows } from '../../src/main/evaluation/statistics/compareRows.ts'
import { crossedBootstrap } from '../../src/main/evaluation/statistics/crossedBootstrap.ts'
import {
  simulatedDifferences,
  type Simulation,
} from '../../src/main/evaluation/statistics/simulatedDifferences.testing.ts'
import { pointOf, upperTail } from '../../src/main/evaluation/statistics/studentT.ts'
import { twoWayMeanSquares } from '../../src/main/evaluation/statistics/twoWayMeanSquares.ts'

/** How much is drawn, and from which streams. */
export interface Drawing {
  readonly draws: number
  readonly randomFor: RandomFor
}

/** Simulates one line: rates of our test, of Hillis' degrees of freedom, of users alone, of the bootstrap; and the power. */
export function lineOf(simulation: Simulation, { draws, randomFor }: Drawing): string {
  const { kind, users, seeds, seedEffect, userEffect } = simulation
  const random = randomFor('null', JSON.stringify(simulation))
  const streams = { bootstrap: randomFor('bootstrap'), flips: randomFor('flips') }
  const resampled = Math.ceil(draws / 4)
  let [ours, deep, hillis, alone, outside, detectable] = [0, 0, 0, 0, 0, 0]
  for (let draw = 0; draw < draws; draw++) {
    const values = simulatedDifferences(simulation, random)
    const found = compareRows(values, streams)
    if (found.pValue < 0.05) ours += 1
    if (found.pValue < 0.005) deep += 1
    if (hillisP(values) < 0.05) hillis += 1
    if (overUsersP(values) < 0.05) alone += 1
    detectable += (found.detectable ?? 0) / draws
    if (draw < resampled) {
      const { low, high } = crossedBootstrap(values, streams.bootstrap)
      if (low > 0 || high < 0) outside += 1
    }
  }
  const rate = (count: number, of = draws) => (count / of).toFixed(4)
  const hillisRate = seeds > 1 ? rate(hillis) : '-'
  return [
    kind.padEnd(9),
    String(users).padStart(5),
    String(seeds).padStart(5),
    String(seedEffect).padStart(9),
    String(userEffect).padStart(9),
    '|',
    rate(ours).padEnd(8),
    rate(deep).padEnd(9),
    hillisRate.padEnd(8),
    rate(alone).padEnd(12),
    rate(outside, resampled).padEnd(9),
    '|',
    kind === 'normal' ? power(simulation, detectable, { draws, randomFor }) : '-',
  ].join(' ')
}

/** How often our test finds a difference that is as large as it says it would find in four of five cases. */
function power(simulation: Simulation, difference: number, { draws, randomFor }: Drawing): string {
  const random = randomFor('power', JSON.stringify(simulation))
  const streams = { bootstrap: randomFor('bootstrap'), flips: randomFor('flips') }
  let found = 0
  for (let draw = 0; draw < draws / 4; draw++) {
    const values = simulatedDifferences(simulation, random).map((row) =>
      row.map((value) => value + difference),
    )
    if (compareRows(values, streams).pValue < 0.05) found += 1
  }
  return `${(found / Math.ceil(draws / 4)).toFixed(2)} at ${difference.toFixed(3)}`
}

/** Hillis (2007): the same variance, with (MS_seeds + max(MS_users − MS_error, 0))² / (MS_seeds² / (S − 1)) degrees. */
function hillisP(values: readonly Float64Array[]): number {
  const [seeds, users] = [values.length, values[0]?.length ?? 0]
  if (seeds < 2) return 1
  const squares = twoWayMeanSquares(values)
  const sum = squares.seeds + Math.max(0, squares.users - squares.error)
  if (sum === 0) return 1
  const degrees = squares.seeds === 0 ? 1e6 : Math.min(1e6, (sum ** 2 * (seeds - 1)) / squares.seeds ** 2)
  return Math.abs(squares.mean) > pointOf(0.025, degrees) * Math.sqrt(sum / (seeds * users)) ? 0 : 1
}

/** The paired t-test over the users' means, as if there were no other seeds. */
function overUsersP(values: readonly Float64Array[]): number {
  const users = values[0]?.length ?? 0
  const means = Array.from({ length: users }, (_, user) =>
    values.reduce((sum, row) => sum + (row[user] ?? 0) / values.length, 0),
  )
  const mean = means.reduce((sum, value) => sum + value, 0) / users
  const variance = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (users - 1)
  return variance === 0 ? 1 : 2 * upperTail(Math.abs(mean) / Math.sqrt(variance / users), users - 1)
}
