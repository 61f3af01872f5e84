/** Cells as grids, by hand. */
import { expect, it } from 'vitest'
import { buildCell } from '../buildStudy.testing.ts'
import { cellGrids } from './cellGrid.ts'

it('has a grid for each dataset and backbone, with a row for each point', () => {
  const grids = cellGrids([
    buildCell({ row: 'RecNet', seed: 1, point: { updateSize: 10 } }),
    buildCell({ row: 'RecNet', seed: 1, point: { updateSize: 20 } }),
    buildCell({ row: 'Pop', seed: 1 }),
    buildCell({ row: 'RecNet', seed: 2, point: { updateSize: 10 } }),
    buildCell({ row: 'Pop', seed: 1, dataset: 'cds' }),
  ])
  expect(grids.map(({ dataset, seeds }) => [dataset, seeds])).toEqual([
    ['demo', [1, 2]],
    ['cds', [1]],
  ])
  expect(grids[0]?.rows.map(({ name, cells }) => [name, cells.map((cell) => cell !== null)])).toEqual([
    ['RecNet, update_size 10', [true, true]],
    ['RecNet, update_size 20', [true, false]],
    ['Pop', [true, false]],
  ])
})

it('tells the test of a grid search from the search', () => {
  const [grid] = cellGrids([buildCell({ seed: 1 }), buildCell({ seed: 1, chosen: true })])
  expect(grid?.rows.map(({ name }) => name)).toEqual(['RecNet', 'RecNet, ranks the test'])
})
