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
    expect(originOf('r3', lives)).toEqual({ splitFrom: 'r1', tookIn: ['r2'] })
  })

  it('is empty for the first routers and for one that is not there', () => {
    expect(originOf('r1', lives)).toEqual({ splitFrom: null, tookIn: [] })
    expect(originOf('r9', lives)).toEqual({ splitFrom: null, tookIn: [] })
  })
})
