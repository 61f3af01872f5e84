/** Splits and merges by hand, of routers that come from one another. */
import { describe, expect, it } from 'vitest'
import type { RouterId } from '../vocabulary/ids.ts'
import { foldOscillation, noOscillation, type RouterOscillation } from './foldOscillation.ts'

type Operation = readonly [update: number, kind: 'split' | 'merge', router: RouterId, ...others: RouterId[]]

/** A split names the router and its children, a merge the router and its target. */
function folded(...operations: readonly Operation[]): RouterOscillation {
  return operations.reduce((fold, [update, kind, router, ...others]) => {
    const [target = 'r0'] = others
    return foldOscillation(
      fold,
      kind === 'split'
        ? {
            type: 'router-split',
            router,
            into: others.map((child) => ({ router: child, profile: '', attributes: [] })),
            causes: [],
            call: '',
          }
        : { type: 'routers-merged', target, router, profile: '', attributes: [], causes: [], call: '' },
      update,
    )
  }, noOscillation())
}

const counts = ({ splits, merges, undoingSplits, undoingMerges }: RouterOscillation) => [
  splits,
  merges,
  undoingSplits,
  undoingMerges,
]

describe('foldOscillation', () => {
  it('counts a merge of siblings as undoing within three updates', () => {
    expect(counts(folded([5, 'split', 'r1', 'r2', 'r3'], [8, 'merge', 'r2', 'r3']))).toEqual([1, 1, 0, 1])
    expect(counts(folded([5, 'split', 'r1', 'r2', 'r3'], [9, 'merge', 'r2', 'r3']))).toEqual([1, 1, 0, 0])
  })

  it('counts a split of a router that took another in as undoing within three updates', () => {
    expect(counts(folded([5, 'merge', 'r1', 'r2'], [8, 'split', 'r2', 'r3', 'r4']))).toEqual([1, 1, 1, 0])
    expect(counts(folded([5, 'merge', 'r1', 'r2'], [9, 'split', 'r2', 'r3', 'r4']))).toEqual([1, 1, 0, 0])
  })

  it('counts what comes together again by a detour', () => {
    const detour = folded([5, 'split', 'r1', 'r2', 'r3'], [6, 'merge', 'r2', 'r9'], [7, 'merge', 'r3', 'r9'])
    expect(counts(detour)).toEqual([1, 2, 0, 1])
  })

  it('does not count operations that undo nothing', () => {
    const calm = folded(
      [5, 'split', 'r1', 'r2', 'r3'],
      [5, 'merge', 'r4', 'r5'],
      [6, 'split', 'r2', 'r6', 'r7'],
      [6, 'merge', 'r3', 'r8'],
    )
    expect(counts(calm)).toEqual([2, 2, 0, 0])
  })

  it('forgets routers that were not split or merged lately', () => {
    expect(Object.keys(folded([5, 'split', 'r1', 'r2', 'r3']).recent)).toEqual(['r2', 'r3'])
    expect(Object.keys(folded([5, 'split', 'r1', 'r2', 'r3'], [9, 'merge', 'r4', 'r5']).recent)).toEqual([
      'r5',
    ])
  })
})
