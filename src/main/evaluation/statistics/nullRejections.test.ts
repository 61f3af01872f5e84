/**
 * How often rows that are equally good are said to differ. Draws are seeded; the bounds are four standard errors of
 * 1000 draws around 0.05. `npm run bench:statistics` prints the whole table.
 */
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../adapters/seededRandom.ts'
import { compareRows } from './compareRows.ts'
import { simulatedDifferences, type Simulation } from './simulatedDifferences.testing.ts'
import { twoWayTest } from './twoWayTest.ts'

const DRAWS = 1000
const HALF = 4 * Math.sqrt((0.05 * 0.95) / DRAWS)
const randomFor = seededRandom(63)

/** The share of draws in which 0 lies outside the interval of the test, which is where its p-value is below 0.05. */
function rateOf(simulation: Simulation): number {
  const random = randomFor('null', JSON.stringify(simulation))
  let rejected = 0
  for (let draw = 0; draw < DRAWS; draw++) {
    const { low, high } = twoWayTest(simulatedDifferences(simulation, random))?.interval ?? {
      low: 0,
      high: 0,
    }
    if (low > 0 || high < 0) rejected += 1
  }
  return rejected / DRAWS
}

describe('under the null hypothesis the test over seeds and users rejects at about 5 %', () => {
  const cases: readonly Simulation[] = [
    { kind: 'normal', seeds: 2, users: 20, seedEffect: 0.5, userEffect: 0.5 },
    { kind: 'normal', seeds: 3, users: 20, seedEffect: 0, userEffect: 0 },
    { kind: 'normal', seeds: 3, users: 40, seedEffect: 0.3, userEffect: 0.5 },
    { kind: 'normal', seeds: 5, users: 20, seedEffect: 0.2, userEffect: 1 },
    { kind: 'ndcg@10', seeds: 3, users: 20, seedEffect: 0.5, userEffect: 0.5 },
    { kind: 'ndcg@1', seeds: 5, users: 20, seedEffect: 0.5, userEffect: 0.5 },
  ]
  it.each(cases)('$kind, $seeds seeds, $users users, effects $seedEffect and $userEffect', (simulation) => {
    const rate = rateOf(simulation)
    expect(rate).toBeGreaterThan(0.05 - HALF)
    expect(rate).toBeLessThan(0.05 + HALF)
  })
})

it('says p < 0.05 exactly where 0 lies outside the interval', () => {
  const simulation: Simulation = { kind: 'ndcg@10', seeds: 3, users: 20, seedEffect: 0.5, userEffect: 0.5 }
  const random = randomFor('agreement')
  for (let draw = 0; draw < 100; draw++) {
    const found = twoWayTest(simulatedDifferences(simulation, random))
    if (!found) throw new Error('no test')
    const outside = found.interval.low > 0 || found.interval.high < 0
    expect(outside).toBe(found.pValue < 0.05)
  }
})

it('a test over users of one seed says nothing about other seeds: it rejects far too often', () => {
  const simulation: Simulation = { kind: 'normal', seeds: 1, users: 20, seedEffect: 0.5, userEffect: 0 }
  const random = randomFor('one seed')
  const streams = { bootstrap: randomFor('bootstrap'), flips: randomFor('flips') }
  let rejected = 0
  for (let draw = 0; draw < 60; draw++) {
    const found = compareRows(simulatedDifferences(simulation, random), streams)
    expect(found.over).toBe('users')
    if (found.pValue < 0.05) rejected += 1
  }
  expect(rejected / 60).toBeGreaterThan(0.2)
})
