/** Replies checked against what is open, as if no schema had held the model to it. */
import { describe, expect, it } from 'vitest'
import type { RouterAgent } from '#shared/vocabulary/agents.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { buildNetwork, buildRouter } from '../ports.testing.ts'
import { decisionOf, openOperations } from './routerDecision.ts'

const router = buildRouter('r2', { attributes: ['a', 'b'] })
const others = [buildRouter('r3'), buildRouter('r4')]

function openTo(own: RouterAgent, near: readonly RouterAgent[], settings: Partial<Hyperparameters> = {}) {
  const network = buildNetwork({ routers: [own, ...near], routerUpdates: 5 })
  return openOperations(own, near, network, parseHyperparameters(settings))
}
const open = openTo(router, others)

describe('openOperations', () => {
  it('are a split into as many as there is room for, at most three', () => {
    const room = (maxRouters: number) => openTo(router, others, { maxRouters }).splitInto
    expect([3, 4, 5, 6].map(room)).toEqual([0, 2, 3, 3])
    expect(openTo(router, others, { maxRouters: 3 }).splitObjection).toBe('more than 3 routers')
  })

  it('are no split of a single attribute, and no merge where too few would be left', () => {
    const single = buildRouter('r2', { attributes: ['a'] })
    expect(openTo(single, others)).toMatchObject({
      splitInto: 0,
      splitObjection: 'a split needs two attributes',
    })
    expect(
      openTo(router, others, { minRouters: 3 }).near.map(({ mergeObjection }) => mergeObjection),
    ).toEqual(['fewer than 3 routers', 'fewer than 3 routers'])
  })

  it('leave out what a recent split or merge forbids, for as long as the hysteresis is', () => {
    const sibling = (id: `r${number}`) =>
      buildRouter(id, { attributes: ['a', 'b'], lineage: { splits: [{ of: 'r1', update: 4 }], merged: 4 } })
    const kept = openTo(sibling('r2'), [sibling('r3'), buildRouter('r4')])
    expect(kept.splitInto).toBe(0)
    expect(kept.splitObjection).toMatch(/^a split would undo a merge: /)
    expect(kept.near[0]?.mergeObjection).toMatch(/^a merge would undo the split of r1: /)
    expect(kept.near[1]?.mergeObjection).toBeNull()
    const paper = openTo(sibling('r2'), [sibling('r3'), buildRouter('r4')], { routerHysteresis: 0 })
    expect(paper.near.map(({ mergeObjection }) => mergeObjection)).toEqual([null, null])
    expect(paper.splitInto).toBe(3)
  })
})

describe('decisionOf', () => {
  const said = (
    Operation: 'none' | 'rewrite' | 'split' | 'merge',
    profiles: readonly string[],
    merge_with = 0,
  ) => ({
    Operation,
    merge_with,
    'Updated Content': profiles,
  })

  it('takes what is open', () => {
    expect(decisionOf(said('none', ['x']), router, open)).toEqual({ kind: 'none', refused: null })
    expect(decisionOf(said('rewrite', [' new  text ']), router, open)).toEqual({
      kind: 'rewrite',
      profile: 'new text',
    })
    expect(decisionOf(said('split', ['x', 'y', 'z', 'w']), router, open)).toEqual({
      kind: 'split',
      profiles: ['x', 'y', 'z'],
    })
    expect(decisionOf(said('merge', ['x'], 2), router, open)).toEqual({
      kind: 'merge',
      target: others[1],
      profile: 'x',
    })
  })

  it('refuses what is not, with the objection', () => {
    const closed = openTo(router, others, { minRouters: 3, maxRouters: 3 })
    expect(decisionOf(said('merge', ['x'], 1), router, closed)).toEqual({
      kind: 'none',
      refused: 'fewer than 3 routers',
    })
    expect(decisionOf(said('split', ['x', 'y']), router, closed)).toEqual({
      kind: 'none',
      refused: 'more than 3 routers',
    })
  })

  it('takes a merge with nobody for a rewrite, and the same text for nothing', () => {
    expect(decisionOf(said('merge', ['x'], 9), router, open)).toEqual({ kind: 'rewrite', profile: 'x' })
    expect(decisionOf(said('rewrite', [router.profile]), router, open)).toEqual({
      kind: 'none',
      refused: null,
    })
  })

  it('refuses a reply without what its operation needs', () => {
    const refused = (reply: Parameters<typeof decisionOf>[0]) => {
      const decision = decisionOf(reply, router, open)
      return decision.kind === 'none' ? decision.refused : null
    }
    expect(refused(said('split', ['x', ' x ']))).toBe('a split needs two profiles')
    expect(refused({ Operation: 'rewrite' })).toBe('no profile for the operation “rewrite”')
    expect(refused({ 'Updated Content': ['x'] })).toBe('the reply could not be read')
  })

  it('says of a reply that could not be read what was not open to it', () => {
    const closed = openTo(router, others, { minRouters: 3, maxRouters: 3 })
    expect(decisionOf({}, router, closed)).toEqual({
      kind: 'none',
      refused: 'the reply could not be read; not open to it: more than 3 routers; fewer than 3 routers',
    })
    expect(decisionOf({}, router, openTo(router, []))).toEqual({
      kind: 'none',
      refused: 'the reply could not be read',
    })
  })
})
