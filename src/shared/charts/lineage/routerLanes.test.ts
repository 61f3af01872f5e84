/** Lanes of a small lineage, by hand. */
import { describe, expect, it } from 'vitest'
import type { RouterId } from '../../vocabulary/ids.ts'
import type { RouterLife } from '../../vocabulary/inspection.ts'
import { routerLanes, splitParents } from './routerLanes.ts'

const life = (router: RouterId, born: number, more: Partial<RouterLife> = {}): RouterLife => {
  return { router, parents: [], born, ended: null, end: null, into: [], sizes: [], ...more }
}
const named = (lives: readonly RouterLife[]) =>
  routerLanes(lives).map((lane) => lane.map(({ router }) => router).join(' '))

describe('routerLanes', () => {
  it('puts the first child into the lane of its parent and the second beside it', () => {
    const lives = [
      life('r1', 0),
      life('r2', 0, { ended: 5, end: 'split', into: ['r4', 'r5'] }),
      life('r3', 0),
      life('r4', 5, { parents: ['r2'] }),
      life('r5', 5, { parents: ['r2'] }),
    ]
    expect(named(lives)).toEqual(['r1', 'r2 r4', 'r5', 'r3'])
  })

  it('uses a lane again whose router was merged away, when it is near', () => {
    const lives = [
      life('r1', 0, { ended: 8, end: 'split', into: ['r3', 'r4'] }),
      life('r2', 0, { ended: 5, end: 'merged', into: ['r1'] }),
      life('r3', 8, { parents: ['r1'] }),
      life('r4', 8, { parents: ['r1'] }),
    ]
    expect(named(lives)).toEqual(['r1 r3', 'r2 r4'])
  })

  it('does not use a lane that is only free later', () => {
    const lives = [
      life('r1', 0, { ended: 4, end: 'split', into: ['r3', 'r4'] }),
      life('r2', 0, { ended: 5, end: 'merged', into: ['r3'] }),
      life('r3', 4, { parents: ['r1', 'r2'] }),
      life('r4', 4, { parents: ['r1'] }),
    ]
    expect(named(lives)).toEqual(['r1 r3', 'r4', 'r2'])
  })

  it('uses far lanes again once there are half as many again as routers were alive at once', () => {
    // At each step the newest is split, and the older child is merged into the first: three are alive at once.
    const children = Array.from({ length: 20 }, (_, index) => {
      const [step, number] = [index + 1, 2 * index + 2]
      const split = { ended: step + 1, end: 'split', into: [`r${number + 2}`, `r${number + 3}`] } as const
      const merged = { ended: step + 1, end: 'merged', into: ['r1'] } as const
      return [life(`r${number}`, step, split), life(`r${number + 1}`, step, merged)]
    }).flat()
    const root = life('r0', 0, { ended: 1, end: 'split', into: ['r2', 'r3'] })
    expect(routerLanes([life('r1', 0), root, ...children]).length).toBeLessThanOrEqual(5)
  })

  it('appends routers without a parent', () => {
    expect(named([life('r2', 3), life('r1', 0)])).toEqual(['r1', 'r2'])
  })
})

describe('splitParents', () => {
  it('has the router that each was split from, and none that was merged in later', () => {
    const split = life('r1', 0, { ended: 5, end: 'split', into: ['r3', 'r4'] })
    const merged = life('r2', 0, { ended: 9, end: 'merged', into: ['r3'] })
    const child = life('r3', 5, { parents: ['r1', 'r2'] })
    expect([...splitParents([split, merged, child])]).toEqual([
      ['r3', split],
      ['r4', split],
    ])
  })
})
