import { describe, expect, it } from 'vitest'
import type { CompletionRequest } from '../../ports/languageModel.ts'
import { buildClient, buildInteraction, buildPorts } from '../../recnet/ports.testing.ts'
import type { ShownItem } from '../agentTexts/prompts/shownItems.ts'
import { agentCfPlusSettings } from './agentCfPlusSettings.ts'
import { learnMemories } from './learnMemories.ts'

const agents = {
  user: buildClient('u:1', { profile: 'I am drawn to quiet music.' }),
  positive: buildClient('i:1', { name: 'Kind of Blue', profile: 'A cool quintet.' }),
  negative: buildClient('i:2', { name: 'Paranoid', profile: 'A loud quartet.' }),
  privateMemory: { revision: 3, text: 'Trumpets have pleased me.' },
}

const REPLIES = {
  'update-private': { private_memory: 'Muted trumpets please me most.' },
  'derive-memory': { derived_memory: 'I am drawn to whatever is cool and spare.' },
  'reflect-items': {
    description_1: 'The first, for quiet people.',
    description_2: 'The second, for loud people.',
  },
}

interface Scripted {
  readonly choice?: 'right' | 'wrong' | 'unreadable'
  readonly script?: Readonly<Record<string, unknown>>
  readonly settings?: object
  readonly step?: number
}

/** Learns from one interaction in which the choice goes as given. */
async function learn({ choice = 'right', script = {}, settings = {}, step = 1 }: Scripted = {}) {
  const ports = buildPorts({
    script: {
      prompts: {
        ...REPLIES,
        choose: ({ variables }: CompletionRequest) => {
          if (choice === 'unreadable') return 'Neither.'
          const { items } = variables as { readonly items: readonly ShownItem[] }
          const wanted = choice === 'right' ? 'Kind of Blue' : 'Paranoid'
          return {
            explanation: `It is ${wanted}.`,
            choice: 1 + items.findIndex(({ title }) => title === wanted),
          }
        },
        ...script,
      },
    },
  })
  const events = await learnMemories(buildInteraction({ step }), agents, {
    ...ports,
    settings: agentCfPlusSettings.parse(settings),
  })
  const { requests } = ports.languageModel
  return {
    events,
    requests,
    ledger: ports.ledger.records,
    calls: requests.map(({ call }) => call),
    variablesOf: (prompt: string) => requests.find((request) => request.prompt === prompt)?.variables,
  }
}

const negativeFirst = { itemOrder: 'negative first' }

describe('the calls of one interaction', () => {
  it.each(['right', 'wrong'] as const)('are four, in order, where the choice is %s', async (choice) => {
    const { calls } = await learn({ choice })
    expect(calls).toEqual([
      '1/choose/u:1',
      '1/update-private/u:1',
      '1/derive-memory/u:1',
      '1/reflect-items/u:1',
    ])
  })

  it('each see what the one before has left', async () => {
    const { variablesOf } = await learn({ choice: 'wrong', settings: negativeFirst })
    const items = [
      { title: 'Paranoid', text: 'A loud quartet.', paths: '' },
      { title: 'Kind of Blue', text: 'A cool quintet.', paths: '' },
    ]
    const outcome = { items, chosen: 1, truth: 2, explanation: 'It is Paranoid.' }
    expect(variablesOf('choose')).toEqual({
      domainWord: 'product',
      introduction: 'I am drawn to quiet music.',
      items,
    })
    expect(variablesOf('update-private')).toMatchObject({
      ...outcome,
      privateMemory: 'Trumpets have pleased me.',
    })
    expect(variablesOf('derive-memory')).toEqual({
      domainWord: 'product',
      privateMemory: 'Muted trumpets please me most.',
      derivedMemory: 'I am drawn to quiet music.',
    })
    expect(variablesOf('reflect-items')).toMatchObject({
      ...outcome,
      introduction: 'I am drawn to whatever is cool and spare.',
      isAgain: false,
    })
  })

  it('are four where the private memory cannot be read, after one repair', async () => {
    const { calls, variablesOf, ledger } = await learn({ script: { 'update-private': 'Hm.' } })
    expect(calls.map((call) => call.split('/').slice(1).join(' '))).toEqual([
      'choose u:1',
      'update-private u:1',
      'update-private u:1 repair',
      'derive-memory u:1',
      'reflect-items u:1',
    ])
    expect(variablesOf('derive-memory')).toMatchObject({ privateMemory: 'Trumpets have pleased me.' })
    expect(ledger[1]).toMatchObject({ prompt: 'update-private', status: 'fell back' })
  })
})

describe('what an interaction teaches', () => {
  it('is told by the choice and each text that changed, both items among them', async () => {
    const { events } = await learn({ choice: 'wrong', settings: negativeFirst })
    const revised = { type: 'profile-revised', reason: 'reflection', cause: null, revision: 2 }
    expect(events).toEqual([
      {
        ...{ type: 'interaction-judged', step: 1, user: 'u:1', positiveItem: 'i:1', negativeItem: 'i:2' },
        ...{ predictedItem: 'i:2', reward: 0, reasoning: 'It is Paranoid.', call: '1/choose/u:1' },
      },
      {
        ...{ type: 'private-memory-revised', user: 'u:1', revision: 4 },
        ...{ memory: 'Muted trumpets please me most.', call: '1/update-private/u:1' },
      },
      {
        ...{ ...revised, client: 'u:1', call: '1/derive-memory/u:1' },
        profile: 'I am drawn to whatever is cool and spare.',
      },
      { ...revised, client: 'i:2', profile: 'The first, for quiet people.', call: '1/reflect-items/u:1' },
      { ...revised, client: 'i:1', profile: 'The second, for loud people.', call: '1/reflect-items/u:1' },
    ])
  })

  it('counts a choice that cannot be read as wrong', async () => {
    const { events, variablesOf } = await learn({ choice: 'unreadable' })
    expect(events[0]).toMatchObject({ predictedItem: null, reward: 0, reasoning: '' })
    expect(variablesOf('update-private')).toMatchObject({ chosen: null, explanation: '' })
  })

  it('leaves the texts before where replies are unsound, empty or say the same', async () => {
    const script = {
      'update-private': { private_memory: 'Trumpets have pleased me.' },
      'derive-memory': { derived_memory: 'As an AI language model I have no taste.' },
      'reflect-items': { description_1: 'None.', description_2: 'A cool quintet.' },
    }
    const { events } = await learn({ script, settings: negativeFirst })
    expect(events.map(({ type }) => type)).toEqual(['interaction-judged'])
  })
})

it('shows either item first as often, so that its place does not tell the answer', async () => {
  const firsts = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const { variablesOf } = await learn({ step: index + 1 })
      return (variablesOf('choose') as { items: ShownItem[] }).items[0]?.title
    }),
  )
  // Of 200 fair draws, 72 to 128 are within four standard deviations.
  const positive = firsts.filter((title) => title === 'Kind of Blue').length
  expect(positive).toBeGreaterThan(72)
  expect(positive).toBeLessThan(128)
})
