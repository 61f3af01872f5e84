/** Whether the rewards of RecNet differ from those of a control, over seeds and users. */
import type { RandomFor } from '../../ports/random.ts'
import type { MessagesTest } from '#shared/vocabulary/studies/messagesReport.ts'
import { compareRows } from '../statistics/compareRows.ts'
import type { RewardCell } from './rewardCells.ts'

/**
 * Tests the mean difference; null without cells. Users have unequal numbers of such interactions in a seed, and some have
 * none. The mean is therefore a ratio of sums, and each seed and user enters with its linear part: with the mean m of W
 * weights in S seeds and U users, a cell of sum d and weight w has m + (d − m·w)·S·U / W. Where all weights are equal this
 * is the mean of the cell, and where there is none it is m, which says nothing of the variance. One seed is tested by
 * flipping signs, under which a user without interactions must be 0: there a cell is d·U / W.
 */
export function testRewards(
  cells: readonly RewardCell[],
  randomFor: RandomFor,
): Omit<MessagesTest, 'pHolm'> | null {
  const weight = sumOf(cells, (cell) => cell.weight)
  if (weight === 0) return null
  const { difference, interval, over, pValue, detectable } = compareRows(tableOf(cells, weight), {
    bootstrap: randomFor('bootstrap'),
    flips: randomFor('flips'),
  })
  return { difference, interval, over, pValue, detectable }
}

/** One row for each seed, one column for each user that occurs in any of them. */
function tableOf(cells: readonly RewardCell[], weight: number): readonly Float64Array[] {
  const seeds = [...new Set(cells.map(({ seed }) => seed))]
  const users = [...new Set(cells.map(({ user }) => user))]
  const size = seeds.length * users.length
  const mean = seeds.length === 1 ? 0 : sumOf(cells, ({ recNet, against }) => recNet - against) / weight
  const seedOf = new Map(seeds.map((seed, index) => [seed, index]))
  const userOf = new Map(users.map((user, index) => [user, index]))
  const rows = seeds.map(() => new Float64Array(users.length).fill(mean))
  for (const { seed, user, weight: own, recNet, against } of cells) {
    const row = rows[seedOf.get(seed) ?? 0]
    if (row) row[userOf.get(user) ?? 0] = mean + ((recNet - against - mean * own) * size) / weight
  }
  return rows
}

function sumOf(cells: readonly RewardCell[], of: (cell: RewardCell) => number): number {
  return cells.reduce((sum, cell) => sum + of(cell), 0)
}
