import { describe, expect, it } from 'vitest'
import { areWithin, categoriesOf } from './markedRuns.ts'
import type { ParallelAxis } from './parallelAxes.ts'

const axes: readonly ParallelAxis[] = [
  { key: 'method', name: 'Method', scale: 'category', values: ['RecNet', 'Pop', 'RecNet', null] },
  { key: 'ndcg@10', name: 'NDCG@10', scale: 'value', values: [0.6, 0.3, null, 0.5] },
]
const within = (...marked: readonly [string, readonly (readonly [number, number])[]][]) =>
  areWithin(axes, new Map(marked))

describe('runs within marked stretches', () => {
  it('are all where nothing is marked, or only an axis that is not there', () => {
    expect(within()).toEqual([true, true, true, true])
    expect(within(['gone', [[0, 1]]], ['method', []])).toEqual([true, true, true, true])
  })

  it('are those in one of the stretches, with their ends, and none without a value', () => {
    expect(within(['ndcg@10', [[0.5, 0.55]]])).toEqual([false, false, false, true])
    expect(
      within([
        'ndcg@10',
        [
          [0.3, 0.31],
          [0.59, 0.6],
        ],
      ]),
    ).toEqual([true, true, false, false])
  })

  it('are marked by place on an axis of names, and must be within on every axis', () => {
    expect(categoriesOf(axes[0]!)).toEqual(['RecNet', 'Pop'])
    expect(within(['method', [[0, 0]]])).toEqual([true, false, true, false])
    expect(within(['method', [[0, 0]]], ['ndcg@10', [[0, 1]]])).toEqual([true, false, false, false])
  })
})
