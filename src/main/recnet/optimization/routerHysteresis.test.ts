/** Siblings split from r1 in update 10, and a router into which another was merged in update 10. */
import { describe, expect, it } from 'vitest'
import type { RouterAgent, RouterEvidence } from '#shared/vocabulary/agents.ts'
import { buildRouter } from '../ports.testing.ts'
import { mergeObjection, splitObjection } from './routerHysteresis.ts'

const settings = { routerHysteresis: 10 }
const evidence = (parts: Partial<RouterEvidence>): Partial<RouterAgent> => ({
  evidence: { causes: 2, asking: 0, positive: 0, ...parts },
})
const sibling = (id: `r${number}`, parts: Partial<RouterEvidence> = {}) =>
  buildRouter(id, { lineage: { splits: [{ of: 'r1', update: 10 }], merged: null }, ...evidence(parts) })
const merged = (parts: Partial<RouterEvidence> = {}) =>
  buildRouter('r4', { lineage: { splits: [], merged: 10 }, ...evidence(parts) })
const now = (routerUpdates: number) => ({ routerUpdates })

describe('the hysteresis of routers', () => {
  it('keeps siblings apart for so many updates, with the reason', () => {
    expect(
      mergeObjection(sibling('r2', { asking: 2 }), sibling('r3', { positive: 1 }), now(11), settings),
    ).toBe(
      'a merge would undo the split of r1: of the credits since then 2 ask for a change and 1 are positive, too few to tell',
    )
    expect(mergeObjection(sibling('r2'), sibling('r3'), now(20), settings)).not.toBeNull()
    expect(mergeObjection(sibling('r2'), sibling('r3'), now(21), settings)).toBeNull()
  })

  it('keeps a merged router whole for so many updates, with the reason', () => {
    expect(splitObjection(merged({ asking: 1 }), now(10), settings)).toBe(
      'a split would undo a merge: of the credits since then 1 ask for a change and 0 are positive, too few to tell',
    )
    expect(splitObjection(merged(), now(20), settings)).not.toBeNull()
    expect(splitObjection(merged(), now(21), settings)).toBeNull()
  })

  it('keeps nothing from strangers, nor a child from being split again', () => {
    expect(mergeObjection(sibling('r2'), buildRouter('r9'), now(10), settings)).toBeNull()
    expect(splitObjection(sibling('r2'), now(10), settings)).toBeNull()
  })

  it('is off at 0, which is the paper', () => {
    const off = { routerHysteresis: 0 }
    expect(mergeObjection(sibling('r2'), sibling('r3'), now(10), off)).toBeNull()
    expect(splitObjection(merged(), now(10), off)).toBeNull()
  })

  it.each([
    [4, 0, false],
    [5, 0, true],
    [6, 1, false],
    [7, 1, true],
    [9, 3, false],
    [10, 3, true],
    [58, 42, false],
    [59, 41, true],
  ])('gives way to %i credits that ask against %i that praise: %s', (asking, positive, gives) => {
    expect(splitObjection(merged({ asking, positive }), now(10), settings) === null).toBe(gives)
  })

  it('asks for as many as caused what would be undone', () => {
    expect(splitObjection(merged({ asking: 5, causes: 6 }), now(10), settings)).not.toBeNull()
    expect(splitObjection(merged({ asking: 6, causes: 6 }), now(10), settings)).toBeNull()
  })

  it('hears both routers on a merge: one that does well speaks for staying apart', () => {
    const [two, three] = [sibling('r2', { asking: 3 }), sibling('r3', { asking: 2 })]
    expect(mergeObjection(two, three, now(10), settings)).toBeNull()
    expect(mergeObjection(two, sibling('r3', { asking: 2, positive: 1 }), now(10), settings)).not.toBeNull()
  })
})
