import { expect, it } from 'vitest'
import type { RouterLife } from '#shared/vocabulary/inspection.ts'
import { countsAt } from './countsAt.ts'

const life = (router: RouterLife['router'], born: number, rest: Partial<RouterLife> = {}): RouterLife => ({
  ...{ router, parents: [], born, ended: null, end: null, into: [], sizes: [] },
  ...rest,
})

it('counts lives, splits and merges up to a step, of lives that go on beyond it', () => {
  const lives = [
    life('r1', 0, { ended: 4, end: 'split', into: ['r3', 'r4'] }),
    life('r2', 0, { ended: 9, end: 'merged', into: ['r3'] }),
    life('r3', 4),
    life('r4', 4),
  ]
  expect(countsAt(lives, 3)).toEqual({ alive: 2, splits: 0, merges: 0 })
  expect(countsAt(lives, 4)).toEqual({ alive: 3, splits: 1, merges: 0 })
  expect(countsAt(lives, 9)).toEqual({ alive: 2, splits: 1, merges: 1 })
})
