/** The stages of the router-centric update after the routers have evolved, one after the other, with embeddings by hand. */
import { describe, expect, it } from 'vitest'
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { ClientId, RouterId } from '#shared/vocabulary/ids.ts'
import type { Network } from '../network.ts'
import { buildClient, buildNetwork, buildPorts, buildRouter, type PortsParts } from '../ports.testing.ts'
import type { SummarizeVariables } from '../prompts/summarize.ts'
import { assignAttributes } from './assignAttributes.ts'
import { buildRoutingTable } from './buildRoutingTable.ts'
import { deliverMessages } from './deliverMessages.ts'
import { extractAttributes } from './extractAttributes.ts'
import { summarizeRouters } from './summarizeRouters.ts'

/** u:1 likes jazz, i:1 is jazz, i:2 is rock. r1 speaks of jazz, r2 of rock. Cosines with r1: u:1 0.8, i:1 1, i:2 0. */
const vectors = {
  'profile of r1': [1, 0, 0],
  'profile of r2': [0, 1, 0],
  'profile of u:1': [4, 3, 0],
  'profile of i:1': [1, 0, 0],
  'profile of i:2': [0, 1, 0],
  bebop: [1, 0.1, 0],
  grunge: [0.1, 1, 0],
  both: [1, 1, 0],
}

const network = buildNetwork({
  clients: [
    buildClient('u:1', { attributes: ['jazz'] }),
    buildClient('i:1', { attributes: ['jazz'] }),
    buildClient('i:2', { attributes: ['rock'] }),
  ],
  routers: [buildRouter('r1', { attributes: ['jazz'] }), buildRouter('r2', { attributes: ['rock'] })],
  updatedClients: ['u:1'],
  step: 6,
})

const attributesReply = (values: readonly string[]) => ({ attributes: [{ category: 'all', values }] })

interface Cycle extends PortsParts {
  readonly network?: Network
  /** Attributes that each client has now. */
  readonly extracted?: Readonly<Record<string, readonly string[]>>
  readonly changed?: readonly RouterId[]
}

/** Extraction to delivery. Clients keep their attributes, and summaries the profile of a router, unless a script says otherwise. */
async function cycle({
  network: given = network,
  extracted = {},
  changed = [],
  script,
  ...parts
}: Cycle = {}) {
  const calls = Object.fromEntries(
    Object.entries(extracted).map(([client, all]) => [`6/extract/${client}`, attributesReply(all)]),
  )
  const extract = ({ call }: { call: string }) =>
    attributesReply(given.clients.get(call.split('/')[2] as ClientId)?.attributes ?? [])
  const summarize = ({ variables }: { variables: unknown }) => ({
    summary: (variables as SummarizeVariables).routerProfile,
  })
  const settings = { thresholdMode: 'absolute', routingThreshold: 0.5, ...parts.settings } as const
  const ports = buildPorts({
    vectors,
    ...parts,
    settings,
    script: { calls: { ...calls, ...script?.calls }, prompts: { extract, summarize, ...script?.prompts } },
  })
  const updates = await extractAttributes(
    { network: given, events: [], changedRouters: new Set(changed) },
    ports,
  )
  const assignments = await assignAttributes(updates, ports)
  const summaries = await summarizeRouters(assignments, ports)
  const table = await buildRoutingTable(summaries, ports)
  const events = await deliverMessages(table, ports)
  const routes = table.routes.map(
    ({ router, client, routingScore }) => `${router} > ${client} ${routingScore.toFixed(2)}`,
  )
  return {
    updates,
    assignments,
    summaries,
    table,
    events,
    routes,
    ports,
    asked: ports.languageModel.requests.map((request) => request.call),
  }
}

const only = <Type extends NetworkEvent['type']>(events: readonly NetworkEvent[], type: Type) =>
  events.filter((event): event is Extract<NetworkEvent, { type: Type }> => event.type === type)

describe('extractAttributes', () => {
  it('takes what is new to a client for its part of A_t, and replaces its attributes', async () => {
    const { updates } = await cycle({ extracted: { 'u:1': ['bebop', 'jazz'] } })
    expect(updates.events).toEqual([
      { type: 'attributes-extracted', client: 'u:1', attributes: ['bebop', 'jazz'], added: ['bebop'] },
    ])
    expect(updates.updatedAttributes).toEqual(new Map([['bebop', ['u:1']]]))
  })

  it('counts an attribute as new to a client that others have long since', async () => {
    const { updates } = await cycle({ extracted: { 'u:1': ['rock'] } })
    expect(updates.updatedAttributes).toEqual(new Map([['rock', ['u:1']]]))
  })

  it('asks only for updated clients whose profile changed', async () => {
    const unread = buildNetwork({
      ...partsOf(network),
      updatedClients: ['u:1', 'i:1'],
      unindexedClients: ['i:1', 'i:2'],
    })
    const { asked } = await cycle({ network: unread })
    expect(asked).toEqual(['6/extract/i:1'])
  })

  it('asks once for clients of the same profile', async () => {
    const clients = [buildClient('u:1', { profile: 'same' }), buildClient('u:2', { profile: 'same' })]
    const twins = buildNetwork({ clients, updatedClients: ['u:2', 'u:1'], step: 6 })
    const { asked, updates } = await cycle({ network: twins, extracted: { 'u:1': ['bebop'] } })
    expect(asked).toEqual(['6/extract/u:1'])
    expect(updates.updatedAttributes).toEqual(new Map([['bebop', ['u:1', 'u:2']]]))
  })

  it('leaves attributes as they were where the reply cannot be read', async () => {
    const { updates, ports } = await cycle({ script: { prompts: { extract: 'jazz, mostly' } } })
    expect(updates.network.clients.get('u:1')?.attributes).toEqual(['jazz'])
    expect(ports.ledger.records).toMatchObject([{ prompt: 'extract', status: 'fell back' }])
  })

  it('spells an attribute as the network already does', async () => {
    const known = buildNetwork({ ...partsOf(network), attributeVocabulary: new Set(['electric guitar']) })
    const { updates } = await cycle({ network: known, extracted: { 'u:1': ['Electric Guitars'] } })
    expect([...updates.updatedAttributes.keys()]).toEqual(['electric guitar'])
  })
})

describe('assignAttributes', () => {
  it('sends each attribute to the most similar router (Eq. 2), of equals to the lowest number', async () => {
    const { assignments } = await cycle({ extracted: { 'u:1': ['grunge', 'both', 'bebop'] } })
    expect(assignments.assignedAttributes).toEqual(
      new Map([
        ['r1', ['both', 'bebop']],
        ['r2', ['grunge']],
      ]),
    )
    expect(assignments.network.routers.get('r1')?.attributes).toEqual(['jazz', 'both', 'bebop'])
  })

  it('orders equals by number, not by letter', async () => {
    const routers = [buildRouter('r10', { profile: 'x' }), buildRouter('r9', { profile: 'x' })]
    const many = buildNetwork({ ...partsOf(network), routers, updatedClients: ['u:1'] })
    const { assignments } = await cycle({ network: many, extracted: { 'u:1': ['bebop'] } })
    expect([...assignments.assignedAttributes.keys()]).toEqual(['r9'])
  })
})

describe('summarizeRouters', () => {
  it('asks for the routers with new attributes only, with the new attributes only (Eq. 3)', async () => {
    const { asked, ports, summaries } = await cycle({
      extracted: { 'u:1': ['jazz', 'bebop'] },
      script: { prompts: { summarize: { summary: 'bebop now' } } },
    })
    expect(asked).toEqual(['6/extract/u:1', '6/summarize/r1'])
    expect(ports.languageModel.requestsOf('summarize')[0]?.variables).toEqual({
      domainWord: 'product',
      attributes: ['bebop'],
      routerProfile: 'profile of r1',
    })
    expect(only(summaries.events, 'router-summarized')).toMatchObject([
      { router: 'r1', profile: 'bebop now' },
    ])
    expect(summaries.network.routers.get('r2')?.profileRevision).toBe(1)
  })

  it('keeps the profile where the reply cannot be read', async () => {
    const { summaries } = await cycle({
      extracted: { 'u:1': ['bebop'] },
      script: { prompts: { summarize: 'bebop' } },
    })
    expect(summaries.network.routers.get('r1')).toMatchObject({
      profile: 'profile of r1',
      profileRevision: 1,
    })
  })
})

describe('buildRoutingTable', () => {
  it('scores by the cosine of the profiles (Eq. 4) and lets only updated routers speak', async () => {
    const { routes } = await cycle({ changed: ['r1'] })
    expect(routes).toEqual(['r1 > i:1 1.00', 'r1 > u:1 0.80'])
  })

  it('leaves out a client that shares no attribute with the router, however near it is', async () => {
    const clients = [
      buildClient('i:1', { attributes: ['rock'] }),
      buildClient('u:1', { attributes: ['jazz'] }),
      buildClient('i:3'),
    ]
    const { routes } = await cycle({
      network: buildNetwork({ ...partsOf(network), clients }),
      changed: ['r1'],
    })
    expect(routes).toEqual(['r1 > u:1 0.80'])
  })

  it('lets a router speak that has new attributes, and one that evolved', async () => {
    const { routes } = await cycle({ extracted: { 'u:1': ['jazz', 'grunge'] }, changed: ['r1'] })
    expect(routes).toEqual(['r1 > i:1 1.00', 'r1 > u:1 0.80', 'r2 > i:2 1.00'])
  })

  it('includes the threshold itself', async () => {
    const at = await cycle({ changed: ['r1'], settings: { routingThreshold: 1 } })
    expect(at.routes).toEqual(['r1 > i:1 1.00'])
    expect(only(at.events, 'routing-table-built')).toMatchObject([{ threshold: 1, scored: 2, passed: 1 }])
    const above = await cycle({ changed: ['r1'], settings: { routingThreshold: 0.81 } })
    expect(above.routes).toEqual(['r1 > i:1 1.00'])
  })

  it('delivers the share above the quantile, and whoever is level with it', async () => {
    const clients = [1, 2, 3, 4, 5].map((number) =>
      buildClient(`u:${number}`, { profile: `at ${number}`, attributes: ['jazz'] }),
    )
    const ladder = {
      ...vectors,
      'at 1': [1, 4, 0],
      'at 2': [1, 3, 0],
      'at 3': [1, 2, 0],
      'at 4': [1, 1, 0],
      'at 5': [1, 0, 0],
    }
    const five = buildNetwork({ ...partsOf(network), clients, updatedClients: [] })
    const passed = async (routingQuantile: number, used: Record<string, number[]> = ladder) =>
      (
        await cycle({
          network: five,
          changed: ['r1'],
          vectors: used,
          settings: { thresholdMode: 'quantile', routingQuantile },
        })
      ).routes.length
    expect([await passed(0), await passed(0.6), await passed(0.8), await passed(1)]).toEqual([5, 2, 1, 1])
    expect(await passed(0.8, { ...ladder, 'at 4': [1, 0, 0] })).toBe(2)
  })

  it('counts scores in twenty bins over [-1, 1]', async () => {
    const { events } = await cycle({ changed: ['r1'], vectors: { ...vectors, 'profile of u:1': [3, 3, 0] } })
    const histogram = new Array<number>(20).fill(0)
    // 1/sqrt(2) is about 0.707.
    histogram[17] = 1
    histogram[19] = 1
    expect(only(events, 'routing-table-built')[0]?.histogram).toEqual(histogram)
  })

  it('does not return a message to the only sender of all its news, unless so set', async () => {
    const news = { extracted: { 'u:1': ['jazz', 'bebop'] } }
    expect((await cycle(news)).routes).toEqual(['r1 > i:1 1.00'])
    expect((await cycle({ ...news, settings: { returnToSender: true } })).routes).toEqual([
      'r1 > i:1 1.00',
      'r1 > u:1 0.80',
    ])
  })

  it('returns it where another client sent one of the news too', async () => {
    const two = buildNetwork({ ...partsOf(network), updatedClients: ['u:1', 'i:1'] })
    const extracted = { 'u:1': ['jazz', 'bebop', 'both'], 'i:1': ['jazz', 'bebop'] }
    expect((await cycle({ network: two, extracted })).routes).toEqual(['r1 > i:1 1.00', 'r1 > u:1 0.80'])
  })

  it('sends one client no more messages than set, the best first', async () => {
    const clients = [
      buildClient('u:1', { attributes: ['jazz', 'rock'] }),
      buildClient('i:2', { attributes: ['rock'] }),
    ]
    const both = buildNetwork({ ...partsOf(network), clients, updatedClients: [] })
    const changed: RouterId[] = ['r1', 'r2']
    expect((await cycle({ network: both, changed })).routes).toHaveLength(3)
    const limited = await cycle({ network: both, changed, settings: { maxRoutersPerClient: 1 } })
    expect([...limited.routes].sort()).toEqual(['r1 > u:1 0.80', 'r2 > i:2 1.00'])
  })

  it('compares with the new attributes only, if so set, and with all where there are none', async () => {
    const settings = { attributeScope: 'new', returnToSender: true } as const
    expect((await cycle({ extracted: { 'u:1': ['jazz', 'bebop'] }, settings })).routes).toEqual([
      'r1 > u:1 0.80',
    ])
    expect((await cycle({ changed: ['r1'], settings })).routes).toEqual(['r1 > i:1 1.00', 'r1 > u:1 0.80'])
  })

  it('lets a router speak with its new profile', async () => {
    const summarize = { summary: 'both' }
    const { routes, events } = await cycle({
      extracted: { 'u:1': ['jazz', 'bebop'] },
      script: { prompts: { summarize } },
    })
    expect(routes).toEqual(['r1 > i:1 0.71'])
    expect(only(events, 'message-delivered')).toMatchObject([
      { client: 'i:1', message: { from: 'r1', text: 'both', step: 6 } },
    ])
  })

  it('states no table where no router has anything to say', async () => {
    const { events } = await cycle({ extracted: { 'u:1': ['jazz'] } })
    expect(events.map((event) => event.type)).toEqual(['attributes-extracted', 'update-set-cleared'])
  })
})

describe('deliverMessages', () => {
  const clients = [
    buildClient('u:1', { attributes: ['jazz', 'rock'] }),
    buildClient('i:2', { attributes: ['rock'] }),
  ]
  const both = buildNetwork({ ...partsOf(network), clients, updatedClients: ['i:2'] })
  const changed: RouterId[] = ['r1', 'r2']

  it('clears the set, then delivers by client and rising score, so that the best lies on top', async () => {
    const { events } = await cycle({ network: both, changed })
    expect(events.slice(2)).toEqual([
      { type: 'update-set-cleared', clients: 1, routers: 2 },
      ...[
        ['i:2', 'r2', 1],
        ['u:1', 'r2', 0.6],
        ['u:1', 'r1', 0.8],
      ].map(([client, from, score]) => ({
        type: 'message-delivered',
        client,
        message: {
          from,
          text: `profile of ${from}`,
          routingScore: expect.closeTo(score as number, 6) as number,
          step: 6,
        },
      })),
    ])
  })

  it('merges on delivery without a buffer, one call per message, each upon the last', async () => {
    const merge = ({ variables }: { variables: unknown }) => ({
      updated_profile: `${(variables as { profile: string }).profile}+`,
    })
    const { events, asked } = await cycle({
      network: both,
      changed,
      settings: { messageBuffer: false },
      script: { prompts: { merge } },
    })
    expect(asked.filter((call) => call.includes('merge')).sort()).toEqual([
      '6/merge/i:2/r2',
      '6/merge/u:1/r1',
      '6/merge/u:1/r2',
    ])
    expect(only(events, 'message-delivered')).toEqual([])
    expect(
      only(events, 'profile-revised').map(({ client, revision, profile, reason }) => [
        client,
        revision,
        profile,
        reason,
      ]),
    ).toEqual([
      ['i:2', 2, 'profile of i:2+', 'reception'],
      ['u:1', 2, 'profile of u:1+', 'reception'],
      ['u:1', 3, 'profile of u:1++', 'reception'],
    ])
    expect(
      only(events, 'message-integrated').map(({ client, message }) => `${client} ${message.from}`),
    ).toEqual(['i:2 r2', 'u:1 r2', 'u:1 r1'])
  })

  it('loses a message that could not be merged on delivery, and keeps the profile', async () => {
    const { events } = await cycle({
      network: both,
      changed,
      settings: { messageBuffer: false },
      script: { prompts: { merge: 'no' } },
    })
    expect([...only(events, 'message-integrated'), ...only(events, 'profile-revised')]).toEqual([])
  })
})

/** A network to build upon; all but its list of stale rows, which then names all clients again. */
function partsOf({ clients, routers, successors, updatedClients, step }: Network) {
  return { successors, updatedClients, step, clients: [...clients.values()], routers: [...routers.values()] }
}
