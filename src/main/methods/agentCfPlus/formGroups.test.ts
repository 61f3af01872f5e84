import { describe, expect, it } from 'vitest'
import type { MethodEvent } from '#shared/events/runEvents.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import type { CompletionRequest } from '../../ports/languageModel.ts'
import { buildInteraction, buildPorts } from '../../recnet/ports.testing.ts'
import { agentCfPlusSettings } from './agentCfPlusSettings.ts'
import { clusterInterests } from './clusterInterests.ts'
import { formGroups } from './formGroups.ts'

/** u:1 takes i:1 and i:3, u:2 takes i:2 and then i:4, u:3 takes i:5 last. */
const interactions: readonly InteractionRecord[] = (
  [
    ['u:1', 'i:1'],
    ['u:2', 'i:2'],
    ['u:1', 'i:3'],
    ['u:2', 'i:4'],
    ['u:3', 'i:5'],
  ] as const
).map(([user, positiveItem], index) =>
  buildInteraction({ step: index + 1, user, positiveItem, negativeItem: 'i:9' }),
)

const JAZZ = [1, 0, 0]
const ROCK = [0, 1, 0]

interface Scripted {
  readonly interests: Readonly<Record<string, unknown>>
  readonly name?: unknown
  readonly settings?: object
}

async function form({ interests, name, settings = {} }: Scripted) {
  const ports = buildPorts({
    script: {
      prompts: {
        'list-interests': ({ call }: CompletionRequest) => {
          const user = call.split('/')[2] ?? ''
          return user in interests ? { interests: interests[user] } : 'None.'
        },
        'name-group':
          name ?? (({ call }: CompletionRequest) => ({ name: `The people of ${call.split('-').at(-1)}` })),
      },
    },
    // Ten clusters are made of eleven interests, so two of them that are alike share one.
    vectors: { 'cool jazz': JAZZ, 'modal jazz': JAZZ, 'hard rock': ROCK },
  })
  const events = await formGroups(
    {
      step: 5,
      domainWord: 'CD',
      interactions,
      privateMemory: (user) => ({ revision: 1, text: `memory of ${user}` }),
    },
    { ...ports, settings: agentCfPlusSettings.parse(settings) },
  )
  return { events, requests: ports.languageModel.requests }
}

const groupsIn = (events: readonly MethodEvent[]) =>
  events.flatMap((event) => (event.type === 'interest-group-formed' ? [event] : []))

describe('interest groups', () => {
  const interests = {
    'u:1': ['Cool jazz.'],
    'u:2': ['hard rock', 'cool jazz'],
    'u:3': ['hard rock', 'cool jazz'],
  }

  it('are formed of the interests of all who learnt, and named by one call each', async () => {
    const { events, requests } = await form({ interests })
    expect(requests.map(({ call }) => call)).toEqual([
      '5/list-interests/u:1',
      '5/list-interests/u:2',
      '5/list-interests/u:3',
      '5/name-group/group-1',
      '5/name-group/group-2',
    ])
    expect(requests[1]?.variables).toEqual({ domainWord: 'CD', privateMemory: 'memory of u:2' })
    expect(requests[3]?.variables).toEqual({ domainWord: 'CD', interests: ['cool jazz'] })
    expect(events.slice(0, 2)).toEqual([
      { type: 'interests-listed', user: 'u:1', interests: ['cool jazz'], call: '5/list-interests/u:1' },
      {
        ...{ type: 'interests-listed', user: 'u:2', interests: ['hard rock', 'cool jazz'] },
        call: '5/list-interests/u:2',
      },
    ])
    expect(groupsIn(events)).toEqual([
      {
        ...{ type: 'interest-group-formed', group: 1, name: 'The people of 1', interests: ['cool jazz'] },
        ...{ members: ['u:1', 'u:2', 'u:3'], items: ['i:1', 'i:2', 'i:3', 'i:4', 'i:5'] },
        call: '5/name-group/group-1',
      },
      {
        ...{ type: 'interest-group-formed', group: 2, name: 'The people of 2', interests: ['hard rock'] },
        ...{ members: ['u:2', 'u:3'], items: ['i:2', 'i:4', 'i:5'], call: '5/name-group/group-2' },
      },
    ])
  })

  it('remember the newest items of their members, and are as many as were asked for', async () => {
    const { events } = await form({ interests, settings: { groupLength: 2, interestGroups: 1 } })
    expect(groupsIn(events).map(({ items }) => items)).toEqual([['i:4', 'i:5']])
  })

  it('have no member whose interests could not be read, and their interests for a name that could not', async () => {
    const { events } = await form({ interests: { 'u:2': ['hard rock'] }, name: 'Hm.' })
    expect(groupsIn(events)).toMatchObject([{ name: 'hard rock', members: ['u:2'], items: ['i:2', 'i:4'] }])
    expect(events.filter(({ type }) => type === 'interests-listed')).toHaveLength(3)
  })

  it('are none where nobody has interests', async () => {
    const { events, requests } = await form({ interests: { 'u:1': [], 'u:2': [], 'u:3': [] } })
    expect(groupsIn(events)).toEqual([])
    expect(requests).toHaveLength(3)
  })
})

describe('clusters of interests', () => {
  const single = Array.from({ length: 9 }, (_, index) => `taste ${index}`)
  const vectors = Object.fromEntries([
    ['cool jazz', [1, 0, ...single.map(() => 0)]],
    ['modal jazz', [0.99, 0.1, ...single.map(() => 0)]],
    ...single.map((name, index) => [name, [0, 0, ...single.map((_, other) => (index === other ? 1 : 0))]]),
  ]) as Record<string, number[]>
  const cluster = (listed: readonly (readonly string[])[]) =>
    clusterInterests(
      listed.map((interests, index) => ({ user: `u:${index}`, interests })),
      buildPorts({ vectors, fallbackVector: Array.from({ length: 11 }, () => 1) }),
    )

  it('join interests that mean nearly the same, the cluster with the most first', async () => {
    const found = await cluster([[...single, 'cool jazz'], ['modal jazz', 'taste 4'], ['taste 4']])
    expect(found).toHaveLength(10)
    // Three users have taste 4, two have jazz of either kind, and the others stay in the order of their naming.
    expect(found.slice(0, 4)).toEqual([['taste 4'], ['cool jazz', 'modal jazz'], ['taste 0'], ['taste 1']])
  })

  it('are the same whenever they are made', async () => {
    const listed = [[...single, 'cool jazz', 'modal jazz']]
    expect(await cluster(listed)).toEqual(await cluster(listed))
  })

  it('are none of nothing', async () => {
    expect(await cluster([[]])).toEqual([])
  })
})
