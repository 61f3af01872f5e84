import { expect, it } from 'vitest'
import { seededRandom } from '../../adapters/seededRandom.ts'
import type { RewardCell } from './rewardCells.ts'
import { testRewards } from './testRewards.ts'

const SEEDS = 3
const USERS = 40
const STUDIES = 400
const random = seededRandom(11)('studies without an effect')

/** Up to six interactions of a user, of which few go to a subset; either run is right where the other is not, by chance. */
function studyWithoutEffect(): readonly RewardCell[] {
  const cells: RewardCell[] = []
  for (let seed = 0; seed < SEEDS; seed++)
    for (let user = 0; user < USERS; user++) {
      const cell = { seed, user: `u:${user}` as const, interactions: 0, weight: 0, recNet: 0, against: 0 }
      for (let interaction = 0; interaction < 6; interaction++) {
        if (random.next() < 0.6) continue
        const right = random.below(2)
        const differs = random.next() < 0.2
        cell.interactions += 1
        cell.weight += 1
        cell.recNet += right
        cell.against += differs ? 1 - right : right
      }
      if (cell.weight > 0) cells.push(cell)
    }
  return cells
}

it('finds a difference in about one of twenty studies without any, although users have unequal numbers of interactions', () => {
  let [found, covered] = [0, 0]
  for (let study = 0; study < STUDIES; study++) {
    const test = testRewards(studyWithoutEffect(), seededRandom(study))
    if (test === null) throw new Error('there are interactions')
    if (test.pValue < 0.05) found += 1
    if (test.interval.low <= 0 && test.interval.high >= 0) covered += 1
  }
  // Three standard deviations of a share of 0.05 of 400 are 0.033.
  expect(found / STUDIES).toBeLessThan(0.083)
  expect(found / STUDIES).toBeGreaterThan(0.01)
  expect(covered).toBe(STUDIES - found)
})

it('tests nothing where there is nothing', () => {
  expect(testRewards([], seededRandom(1))).toBeNull()
})
