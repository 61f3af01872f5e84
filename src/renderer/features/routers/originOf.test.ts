/** Parents by birth and by merge. */
import { describe, expect, it } from 'vitest'
import type { RouterLife } from '#shared/vocabulary/inspection.ts'
import { originOf } from './originOf.ts'

const lives: readonly RouterLife[] = [
  { router: 'r1', parents: [], born: 0, ended: 4, end: 'split', into: ['r3', 'r4'], sizes: [] },
  { router: 'r2', parents: [], born: 0, ended: 9, end: 'merged', into: ['r3'], sizes: [] },
  { router: 'r3', parents: ['r1', 'r2'], born: 4, ended: null, end: null, into: [], sizes: [] },
]

describe('originOf', () => {
  it('tells the router it was split from apart from those it took in', () => {
    expect(originOf({ router: 'r3', parents: ['r1', 'r2'] }, lives)).toEqual({
      splitFrom: 'r1',
      tookIn: ['r2'],
    })
  })

  it('leaves out what the router took in later', () => {
    expect(originOf({ router: 'r3', parents: ['r1'] }, lives)).toEqual({ splitFrom: 'r1', tookIn: [] })
  })

  it('is empty for the first routers', () => {
    expect(originOf({ router: 'r1', parents: [] }, lives)).toEqual({ splitFrom: null, tookIn: [] })
  })
})
