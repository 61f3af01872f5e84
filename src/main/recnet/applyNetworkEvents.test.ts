import { describe, expect, it } from 'vitest'
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { Impact } from '#shared/vocabulary/agents.ts'
import { applyNetworkEvents } from './applyNetworkEvents.ts'
import { emptyNetwork, livingRouter, type Network } from './network.ts'
import {
  buildClient,
  buildMessage,
  buildNetwork,
  buildRouter,
  buildRouterGradient,
  buildWorld,
} from './ports.testing.ts'
import { firstFilterMemory } from './reception/filterMemory.ts'

const limits = { bufferCapacity: 2, maxPendingGradients: 2, routerHysteresis: 2 }
const apply = (network: Network, ...events: readonly NetworkEvent[]) =>
  applyNetworkEvents(network, events, limits)

const credit = (
  gradient: `g${number}.${number}`,
  router: `r${number}`,
  parts: { reward?: 0 | 1; impact?: Impact; suggestion?: string } = {},
): NetworkEvent => ({
  type: 'credit-assigned',
  gradient,
  module: { kind: 'router', router },
  client: 'u:1',
  reward: 0,
  impact: 'neutral',
  evaluation: '',
  suggestion: 'do',
  call: 'c',
  ...parts,
})
const judged: NetworkEvent = {
  type: 'interaction-judged',
  step: 3,
  user: 'u:1',
  positiveItem: 'i:1',
  negativeItem: 'i:2',
  predictedItem: null,
  reward: 0,
  reasoning: '',
  call: 'c',
}
const delivered = (from: `r${number}`, text: string = from): NetworkEvent => ({
  type: 'message-delivered',
  client: 'u:1',
  message: buildMessage(from, { text }),
})
const integrated: NetworkEvent = {
  type: 'message-integrated',
  client: 'u:1',
  message: buildMessage('r1'),
  call: 'c',
}
const merged: NetworkEvent = {
  type: 'routers-merged',
  target: 'r2',
  router: 'r1',
  profile: 'both',
  attributes: ['a', 'b'],
  causes: [],
  call: 'c',
}
const split: NetworkEvent = {
  type: 'router-split',
  router: 'r1',
  causes: [],
  call: 'c',
  into: [
    { router: 'r7', profile: 'x', attributes: ['a'] },
    { router: 'r8', profile: 'y', attributes: ['b'] },
  ],
}

/** One of every kind. */
const every: readonly NetworkEvent[] = [
  { type: 'client-described', client: 'u:2', name: 'two', profile: 'p', filterMemory: firstFilterMemory() },
  delivered('r1'),
  integrated,
  { type: 'buffer-drained', client: 'i:1', messages: [buildMessage('r1')], call: 'c' },
  {
    type: 'profile-revised',
    client: 'u:1',
    revision: 2,
    profile: 'new',
    reason: 'optimization',
    cause: 'g1.1',
    call: 'c',
  },
  { type: 'filter-memory-revised', client: 'u:1', revision: 2, rules: [], cause: 'g1.1', call: 'c' },
  judged,
  credit('g3.1', 'r1'),
  { type: 'client-updated', client: 'u:1' },
  { type: 'attributes-extracted', client: 'u:1', attributes: ['jazz'], added: ['jazz'] },
  { type: 'attributes-assigned', router: 'r1', attributes: ['jazz'] },
  { type: 'router-created', birth: { router: 'r6', profile: 'six', attributes: [] } },
  { type: 'router-rewritten', router: 'r1', profile: 'one', causes: [], call: 'c' },
  { type: 'router-confirmed', router: 'r1', causes: [], refused: null, call: 'c' },
  { type: 'router-summarized', router: 'r1', profile: 'one more', call: 'c' },
  { type: 'routing-table-built', threshold: 0, scored: 1, passed: 1, histogram: [] },
  split,
  { ...merged, router: 'r2', target: 'r3' },
  { type: 'update-set-cleared', clients: 1, routers: 1 },
]

function world(): Network {
  return buildWorld({
    clients: [
      buildClient('i:1', { messageBuffer: [buildMessage('r1')], integratedMessages: [buildMessage('r2')] }),
    ],
    routers: [
      buildRouter('r1', { attributes: ['a'], pendingGradients: [buildRouterGradient('g1.1')] }),
      buildRouter('r2'),
      buildRouter('r3'),
    ],
    updatedClients: ['i:2'],
    attributeVocabulary: new Set(['a']),
  })
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  Object.freeze(value)
  const parts: Iterable<unknown> =
    value instanceof Map || value instanceof Set ? value.values() : Object.values(value)
  for (const part of parts) deepFreeze(part)
}

describe('applyNetworkEvents', () => {
  it('has one of every kind of event in this test', () => {
    expect(new Set(every.map((event) => event.type)).size).toBe(every.length)
  })

  it('never changes the network or the events that go in', () => {
    const network = world()
    deepFreeze(network)
    deepFreeze(every)
    for (const event of every) apply(network, event)
    const after = apply(network, ...every)
    expect(network).toEqual(world())
    expect(after).not.toEqual(network)
    expect(after.clients).not.toBe(network.clients)
  })

  it('comes to the same in one transaction and in many', () => {
    expect(every.reduce((network, event) => apply(network, event), world())).toEqual(apply(world(), ...every))
  })

  it('gives a described client revision 1, no attributes and an empty buffer', () => {
    const network = apply(emptyNetwork(), every[0]!)
    expect(network.clients.get('u:2')).toEqual(buildClient('u:2', { name: 'two', profile: 'p' }))
    expect(network.unindexedClients).toEqual(new Set(['u:2']))
  })

  it('puts messages into the buffer, newest first, within the capacity, and drains it', () => {
    const full = apply(world(), delivered('r1'), delivered('r2'), delivered('r3'))
    expect(full.clients.get('u:1')?.messageBuffer.map((message) => message.from)).toEqual(['r3', 'r2'])
    const drained = apply(full, { type: 'buffer-drained', client: 'u:1', messages: [], call: 'c' })
    expect(drained.clients.get('u:1')?.messageBuffer).toEqual([])
  })

  it('replaces the message of a router that has since been merged into the sender', () => {
    const network = apply(world(), delivered('r1', 'of r1'), merged, delivered('r2', 'of both'))
    expect(network.clients.get('u:1')?.messageBuffer.map((message) => message.text)).toEqual(['of both'])
  })

  it('keeps the message of a router that has since been split', () => {
    const network = apply(world(), delivered('r1'), split, delivered('r7'))
    expect(network.clients.get('u:1')?.messageBuffer.map((message) => message.from)).toEqual(['r7', 'r1'])
  })

  it('forgets messages merged on delivery at the next interaction of the client', () => {
    const before = apply(world(), integrated)
    expect(before.clients.get('u:1')?.integratedMessages).toHaveLength(1)
    const after = apply(before, judged)
    expect(after.clients.get('u:1')?.integratedMessages).toEqual([])
    expect(after.step).toBe(3)
  })

  it('keeps the newest gradients of a router', () => {
    const network = apply(world(), credit('g2.1', 'r1'), credit('g3.1', 'r1'))
    expect(network.routers.get('r1')?.pendingGradients.map((gradient) => gradient.id)).toEqual([
      'g2.1',
      'g3.1',
    ])
  })

  it('counts good credits too, and lets those that ask for nothing displace none that ask', () => {
    const good = { reward: 1, impact: 'positive', suggestion: '' } as const
    const news = [1, 2, 3].map((number) => credit(`g2.${number}`, 'r1', good))
    const router = apply(world(), credit('g2.0', 'r1', { impact: 'negative' }), ...news).routers.get('r1')
    expect(router?.pendingGradients.map((gradient) => gradient.id)).toEqual(['g1.1', 'g2.0'])
    expect(router?.pendingCredits).toEqual({
      right: { positive: 3, neutral: 0, negative: 0 },
      wrong: { positive: 0, neutral: 0, negative: 1 },
    })
  })

  it('gathers what speaks for and against the newest split or merge', () => {
    const causes = ['g1.1', 'g1.2'] as const
    const since = [
      credit('g4.1', 'r7', { impact: 'negative' }),
      credit('g4.2', 'r7', { impact: 'positive' }),
      credit('g4.3', 'r7', { suggestion: '' }),
    ]
    const evidenceOf = (router: `r${number}`, ...events: readonly NetworkEvent[]) =>
      apply(world(), ...events).routers.get(router)?.evidence
    const asked = { ...split, causes } as NetworkEvent
    expect(evidenceOf('r7', asked, ...since)).toEqual({ causes: 2, asking: 1, positive: 1 })
    expect(evidenceOf('r8', asked, ...since)).toEqual({ causes: 2, asking: 0, positive: 0 })
    const confirmed: NetworkEvent = {
      type: 'router-confirmed',
      router: 'r7',
      causes,
      refused: null,
      call: 'c',
    }
    expect(evidenceOf('r7', asked, ...since, confirmed)).toEqual({ causes: 2, asking: 1, positive: 1 })
    const back: NetworkEvent = { ...merged, router: 'r8', target: 'r7', causes: ['g4.1'] }
    expect(evidenceOf('r7', asked, ...since, back)).toEqual({ causes: 1, asking: 0, positive: 0 })
  })

  it('remembers in which router-centric update routers were split and merged', () => {
    const cleared: NetworkEvent = { type: 'update-set-cleared', clients: 1, routers: 1 }
    const network = apply(world(), cleared, split, cleared, { ...merged, router: 'r7', target: 'r3' })
    expect(network.routerUpdates).toBe(2)
    expect(network.routers.get('r8')?.lineage).toEqual({ splits: [{ of: 'r1', update: 1 }], merged: null })
    expect(network.routers.get('r3')?.lineage).toEqual({ splits: [{ of: 'r1', update: 1 }], merged: 2 })
    expect(network.routers.get('r2')?.lineage).toEqual({ splits: [], merged: null })
  })

  it('keeps gradients through a summary and drops them at a rewrite or confirmation', () => {
    const pending = (type: 'router-summarized' | 'router-rewritten' | 'router-confirmed') =>
      apply(
        world(),
        every.find((event) => event.type === type)!,
      ).routers.get('r1')?.pendingGradients.length
    expect([pending('router-summarized'), pending('router-rewritten'), pending('router-confirmed')]).toEqual([
      1, 0, 0,
    ])
  })

  it('adds assigned attributes behind the known ones, once', () => {
    const network = apply(world(), { type: 'attributes-assigned', router: 'r1', attributes: ['b', 'a'] })
    expect(network.routers.get('r1')?.attributes).toEqual(['a', 'b'])
  })

  it('replaces the attributes of a client and remembers their spelling', () => {
    const before = apply(world(), {
      type: 'attributes-extracted',
      client: 'u:1',
      attributes: ['x', 'y'],
      added: ['x', 'y'],
    })
    const after = apply(before, { type: 'attributes-extracted', client: 'u:1', attributes: ['y'], added: [] })
    expect(after.clients.get('u:1')?.attributes).toEqual(['y'])
    expect([...after.attributeVocabulary]).toEqual(['a', 'x', 'y'])
  })

  it('follows a router through merges to the living one, and to nobody through a split', () => {
    const network = apply(world(), merged, { ...merged, router: 'r2', target: 'r3' })
    expect(livingRouter(network, 'r1')?.id).toBe('r3')
    const gone = apply(network, { ...split, router: 'r3' })
    expect(livingRouter(gone, 'r1')).toBeNull()
    expect(livingRouter(gone, 'r99')).toBeNull()
    expect(gone.nextRouter).toBe(9)
  })

  it('counts each client once in the update set, and clears it with the list of stale rows', () => {
    const updated = apply(
      world(),
      { type: 'client-updated', client: 'u:1' },
      { type: 'client-updated', client: 'u:1' },
    )
    expect(updated.updatedClients).toEqual(new Set(['i:2', 'u:1']))
    const cleared = apply(updated, { type: 'update-set-cleared', clients: 2, routers: 0 })
    expect([cleared.updatedClients.size, cleared.unindexedClients.size]).toEqual([0, 0])
  })

  it('marks a client as stale in the index when its profile or attributes change, and only then', () => {
    const fresh = buildNetwork({ clients: [buildClient('u:1'), buildClient('i:1')], unindexedClients: [] })
    expect(apply(fresh, every[4]!).unindexedClients).toEqual(new Set(['u:1']))
    expect(apply(fresh, every[9]!).unindexedClients).toEqual(new Set(['u:1']))
    expect(apply(fresh, every[5]!, delivered('r1')).unindexedClients.size).toBe(0)
  })
})
