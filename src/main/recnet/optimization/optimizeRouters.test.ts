import { describe, expect, it } from 'vitest'
import type { RouterAgent } from '#shared/vocabulary/agents.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import {
  buildNetwork,
  buildPorts,
  buildRouter,
  buildRouterGradient,
  type NetworkParts,
} from '../ports.testing.ts'
import type { OptimizeRouterVariables } from '../prompts/routerOptimizer.ts'
import { optimizeRouters } from './optimizeRouters.ts'

const pending = [buildRouterGradient('g1.3'), buildRouterGradient('g2.3', { reward: 1, impact: 'positive' })]
const troubled = (id: `r${number}`, parts: Partial<RouterAgent> = {}) =>
  buildRouter(id, { attributes: [`${id} a`, `${id} b`], pendingGradients: pending, ...parts })

const three = [troubled('r2'), buildRouter('r3', { attributes: ['r3 a', 'r2 b'] }), buildRouter('r4')]

async function optimize(
  routers: readonly RouterAgent[],
  calls: Readonly<Record<string, unknown>>,
  settings: Partial<Hyperparameters> = {},
  parts: NetworkParts = {},
) {
  const named = Object.fromEntries(
    Object.entries(calls).map(([router, reply]) => [`5/router-optimizer/${router}`, reply]),
  )
  const fallback = 'This is no decision.'
  const vectors = {
    jazz: [1, 0, 0],
    rock: [0, 1, 0],
    'r2 a': [1, 0.2, 0],
    'r2 b': [0.2, 1, 0],
    'r2 c': [0.1, 1, 0],
  }
  const ports = buildPorts({ settings, vectors, script: { calls: named, otherwise: fallback } })
  const network = buildNetwork({ routers, step: 5, ...parts })
  const evolved = await optimizeRouters(network, ports)
  return { ...evolved, ports, asked: ports.languageModel.requests.map((request) => request.call) }
}

/** A reply; `contents` are its profiles, and `target` is the number to merge with. */
const decide = (operation: string, contents: readonly string[], target = 0) => ({
  reasoning: '',
  Operation: operation,
  merge_with: target,
  'Updated Content': contents,
})
const causes = ['g1.3', 'g2.3']

describe('optimizeRouters', () => {
  it('rewrites: the text changes, the gradients are done with', async () => {
    const { events, network, changedRouters } = await optimize(three, {
      r2: decide('rewrite', [' a new  text ']),
    })
    expect(events).toEqual([
      {
        type: 'router-rewritten',
        router: 'r2',
        profile: 'a new text',
        causes,
        call: '5/router-optimizer/r2',
      },
    ])
    expect(network.routers.get('r2')).toMatchObject({
      profile: 'a new text',
      profileRevision: 2,
      pendingGradients: [],
    })
    expect(changedRouters).toEqual(new Set(['r2']))
  })

  it('splits: children get the old attributes by nearest profile, the parent goes with its gradients', async () => {
    const parent = troubled('r2', { attributes: ['r2 a', 'r2 b', 'r2 c'] })
    const { events, network, changedRouters } = await optimize([parent, ...three.slice(1)], {
      r2: decide('split', ['rock', 'jazz']),
    })
    const into = [
      { router: 'r5', profile: 'rock', attributes: ['r2 b', 'r2 c'] },
      { router: 'r6', profile: 'jazz', attributes: ['r2 a'] },
    ]
    expect(events).toEqual([
      { type: 'router-split', router: 'r2', into, causes, call: '5/router-optimizer/r2' },
    ])
    expect([...network.routers.keys()]).toEqual(['r3', 'r4', 'r5', 'r6'])
    expect(network.routers.get('r5')).toMatchObject({
      parents: ['r2'],
      pendingGradients: [],
      profileRevision: 1,
    })
    expect(network.successors).toEqual(new Map([['r2', null]]))
    expect(changedRouters).toEqual(new Set(['r5', 'r6']))
  })

  it('merges: the target keeps its id and gets the union of the attributes, the other becomes an alias', async () => {
    const { events, network, changedRouters } = await optimize(three, {
      r2: decide('merge', ['both'], 1),
    })
    const attributes = ['r3 a', 'r2 b', 'r2 a']
    expect(events).toEqual([
      {
        type: 'routers-merged',
        target: 'r3',
        router: 'r2',
        profile: 'both',
        attributes,
        causes,
        call: '5/router-optimizer/r2',
      },
    ])
    expect([...network.routers.keys()]).toEqual(['r3', 'r4'])
    expect(network.routers.get('r3')).toMatchObject({
      profile: 'both',
      attributes,
      parents: ['r2'],
      profileRevision: 2,
    })
    expect(network.successors).toEqual(new Map([['r2', 'r3']]))
    expect(changedRouters).toEqual(new Set(['r3']))
  })

  it.each([
    ['the operation none', decide('none', ['whatever'])],
    ['the same text', decide('rewrite', ['profile of r2'])],
  ])('confirms a router for %s, and its gradients are done with', async (_, reply) => {
    const { events, network, changedRouters } = await optimize(three, { r2: reply })
    expect(events).toEqual([
      { type: 'router-confirmed', router: 'r2', causes, refused: null, call: '5/router-optimizer/r2' },
    ])
    expect(network.routers.get('r2')).toMatchObject({
      profile: 'profile of r2',
      profileRevision: 1,
      pendingGradients: [],
    })
    expect(changedRouters.size).toBe(0)
  })

  it.each([
    ['the number nought', 0],
    ['a number that was not shown', 3],
  ])('takes a merge with %s for a rewrite', async (_, target) => {
    const { events } = await optimize(three, { r2: decide('merge', ['alone'], target) })
    expect(events).toMatchObject([{ type: 'router-rewritten', router: 'r2', profile: 'alone' }])
  })

  it.each([
    [
      'a merge that leaves too few',
      decide('merge', ['both'], 1),
      { minRouters: 3 },
      '“Operation”: “merge” is none of none, rewrite, split; not open to it: fewer than 3 routers',
    ],
    [
      'a split that makes too many',
      decide('split', ['jazz', 'rock']),
      { maxRouters: 3 },
      '“Operation”: “split” is none of none, rewrite, merge; not open to it: more than 3 routers',
    ],
    ['a split into one', decide('split', ['jazz', ' jazz ']), {}, 'a split needs two profiles'],
    [
      'a split that leaves a child nothing',
      decide('split', ['jazz', 'rock', 'folk']),
      {},
      'a child would coordinate nothing',
    ],
    ['a rewrite without a text', decide('rewrite', []), {}, 'no profile for the operation “rewrite”'],
    [
      'a rewrite to an empty phrase',
      decide('rewrite', ['No adjustment needed.']),
      {},
      'no profile for the operation',
    ],
    ['an operation that does not exist', decide('delete', ['x']), {}, '“delete” is none of none, rewrite'],
  ])('refuses %s and says why', async (_, reply, settings, reason) => {
    const { events, network } = await optimize(three, { r2: reply }, settings)
    expect(events).toMatchObject([
      { type: 'router-confirmed', router: 'r2', causes, refused: expect.stringContaining(reason) as string },
    ])
    expect([...network.routers.keys()]).toEqual(['r2', 'r3', 'r4'])
  })

  it('keeps to the bounds exactly', async () => {
    const merged = await optimize(three, { r2: decide('merge', ['both'], 1) }, { minRouters: 2 })
    expect(merged.events).toMatchObject([{ type: 'routers-merged' }])
    const split = await optimize(three, { r2: decide('split', ['jazz', 'rock']) }, { maxRouters: 4 })
    expect(split.events).toMatchObject([{ type: 'router-split' }])
  })

  it('refuses to split a router of one attribute', async () => {
    const { events } = await optimize([troubled('r2', { attributes: ['r2 a'] })], {
      r2: decide('split', ['jazz', 'rock']),
    })
    expect(events).toMatchObject([
      {
        type: 'router-confirmed',
        refused:
          '“Operation”: “split” is none of none, rewrite; not open to it: a split needs two attributes',
      },
    ])
  })

  it('confirms a router whose reply cannot be read twice, and says so', async () => {
    const { events, ports } = await optimize(three, {})
    expect(events).toEqual([
      {
        type: 'router-confirmed',
        router: 'r2',
        causes,
        refused: 'Expected a JSON object, got text without one',
        call: '5/router-optimizer/r2',
      },
    ])
    expect(ports.ledger.records.map((record) => record.status)).toEqual(['fell back'])
  })

  it('asks only about routers that a gradient wants to change, in order of their numbers', async () => {
    const content = buildRouterGradient('g1.4', { suggestion: '' })
    const routers = [
      troubled('r10'),
      troubled('r9'),
      troubled('r2', { pendingGradients: [content] }),
      buildRouter('r1'),
    ]
    const none = decide('none', [])
    const { asked } = await optimize(routers, { r9: none, r10: none })
    expect(asked).toEqual(['5/router-optimizer/r9', '5/router-optimizer/r10'])
  })

  it('shows the router, those near it, what was credited and what is asked for, and what is open', async () => {
    const pendingGradients = [...pending, buildRouterGradient('g3.3', { suggestion: 'do g1.3' })]
    const pendingCredits = {
      right: { positive: 4, neutral: 1, negative: 0 },
      wrong: { positive: 0, neutral: 0, negative: 2 },
    }
    const routers = [
      troubled('r10', { pendingGradients, pendingCredits }),
      buildRouter('r9'),
      buildRouter('r8'),
    ]
    const { ports } = await optimize(routers, { r10: decide('none', []) })
    expect(ports.languageModel.requests[0]?.variables).toEqual({
      domainWord: 'product',
      profile: 'profile of r10',
      attributeCount: 2,
      attributes: ['r10 b', 'r10 a'],
      credits: pendingCredits,
      changes: [
        { text: 'do g1.3', times: 2 },
        { text: 'do g2.3', times: 1 },
      ],
      near: ['profile of r8', 'profile of r9'],
      mergeable: [1, 2],
      splitInto: 3,
    })
  })

  it('offers no merge that would undo a recent split, and no split that would undo a recent merge', async () => {
    const siblings = ['r2', 'r3'] as const
    const lineage = { splits: [{ of: 'r1', update: 4 }], merged: null } as const
    const routers = [
      ...siblings.map((id) => troubled(id, { lineage })),
      troubled('r4', { lineage: { splits: [], merged: 4 } }),
    ]
    const none = decide('none', [])
    const shown = async (routerUpdates: number) => {
      const { ports } = await optimize(routers, { r2: none, r3: none, r4: none }, {}, { routerUpdates })
      return ports.languageModel.requests.map(({ variables }) => {
        const { mergeable, splitInto } = variables as OptimizeRouterVariables
        return [mergeable, splitInto]
      })
    }
    // Near r2 are r3 and r4, near r3 are r2 and r4, near r4 are r2 and r3.
    expect(await shown(5)).toEqual([
      [[2], 3],
      [[2], 3],
      [[1, 2], 0],
    ])
    expect(await shown(15)).toEqual([
      [[1, 2], 3],
      [[1, 2], 3],
      [[1, 2], 3],
    ])
  })

  it('decides against the list as it then is: after a merge another router has the number', async () => {
    const { asked, events, ports } = await optimize(
      [troubled('r1'), troubled('r2'), buildRouter('r3')],
      {
        r1: decide('merge', ['three'], 2),
        r2: decide('merge', ['all'], 1),
      },
      { minRouters: 1 },
    )
    expect(asked).toEqual(['5/router-optimizer/r1', '5/router-optimizer/r2'])
    expect((ports.languageModel.requests[1]?.variables as OptimizeRouterVariables).near).toEqual(['three'])
    expect(events).toMatchObject([
      { router: 'r1', target: 'r3' },
      { router: 'r2', target: 'r3' },
    ])
  })

  it('skips a router that an earlier decision took away, and children that were just born', async () => {
    const merged = await optimize([troubled('r1'), troubled('r2'), buildRouter('r3')], {
      r1: decide('merge', ['r1 and r3'], 2),
      r2: decide('none', []),
    })
    expect(merged.asked).toEqual(['5/router-optimizer/r1', '5/router-optimizer/r2'])
    const taken = await optimize([troubled('r1'), buildRouter('r2'), troubled('r3')], {
      r1: decide('merge', ['r1 and r3'], 2),
      r3: decide('merge', ['x'], 1),
    })
    expect(taken.network.routers.has('r1')).toBe(false)
    const split = await optimize([troubled('r2', { attributes: ['r2 a', 'r2 b'] })], {
      r2: decide('split', ['jazz', 'rock']),
    })
    expect(split.asked).toEqual(['5/router-optimizer/r2'])
    expect(split.network.nextRouter).toBe(5)
  })

  it('does not name a router as changed that is gone again', async () => {
    const { changedRouters } = await optimize([troubled('r1'), troubled('r2'), buildRouter('r3')], {
      r1: decide('rewrite', ['new one']),
      r2: decide('merge', ['one and two'], 1),
    })
    expect(changedRouters).toEqual(new Set(['r1']))
  })

  it('does nothing where routers are not optimised', async () => {
    const { events, asked } = await optimize(three, {}, { optimizeRouters: false })
    expect([...events, ...asked]).toEqual([])
  })
})
