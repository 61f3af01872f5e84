import { expect, it } from 'vitest'
import { rankTable, rowValues } from './rankTable.ts'

it('holds ranks among more items than sixteen bits count', () => {
  // 65,535 is −1 in sixteen bits, which would count as never ranked; the mean of 1 and 0 is 0.5.
  const table = rankTable([[1, 65_535]])
  expect([...table.ranks]).toEqual([1, 65_535])
  expect([...rowValues(table, 'ndcg@10')]).toEqual([0.5])
})
