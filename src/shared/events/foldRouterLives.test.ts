/** The lives of the routers of a run that is told by hand. */
import { describe, expect, it } from 'vitest'
import { stamped, toldRun } from './events.testing.ts'
import { RouterLivesFold } from './foldRouterLives.ts'

function folded(): RouterLivesFold {
  const fold = new RouterLivesFold()
  for (const event of toldRun()) fold.add(event)
  return fold
}
const routersOf = (fold: RouterLivesFold, since: number) =>
  fold.livesAsOf(Infinity, since).map(({ router }) => router)

describe('RouterLivesFold', () => {
  it('has the lives that changed since a step: at 2 the first was split and the third merged, at 3 the second spoke', () => {
    const fold = folded()
    expect(routersOf(fold, 0)).toEqual(['r1', 'r2', 'r3', 'r4', 'r5'])
    expect(routersOf(fold, 2)).toEqual(['r1', 'r2', 'r3', 'r4', 'r5'])
    expect(routersOf(fold, 3)).toEqual(['r2'])
    expect(routersOf(fold, 4)).toEqual([])
  })

  it('counts a router that took another in as changed, though it reaches as many clients as before', () => {
    const fold = folded()
    const merged = { type: 'routers-merged', target: 'r4', router: 'r5', profile: '', attributes: [], causes: [], call: '' } as const // prettier-ignore
    for (const event of stamped(5, [merged], 100)) fold.add(event)
    expect(routersOf(fold, 5)).toEqual(['r4', 'r5'])
    expect([fold.countAsOf(1), fold.countAsOf(5)]).toEqual([3, 5])
    expect([fold.birthOf('r1'), fold.birthOf('r4')]).toEqual([0, 2])
  })
})
