import { describe, expect, it } from 'vitest'
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { CompletionRequest } from '../../ports/languageModel.ts'
import { buildClient, buildInteraction, buildPorts } from '../../recnet/ports.testing.ts'
import { agentCfSettings } from './agentCfSettings.ts'
import { learnFromInteraction } from './learnFromInteraction.ts'
import type { ReflectionVariables, ShownItem } from '../agentTexts/prompts/shownItems.ts'

const agents = {
  user: buildClient('u:1', { profile: 'I like jazz.' }),
  positive: buildClient('i:1', { name: 'Kind of Blue', profile: 'A cool quintet.' }),
  negative: buildClient('i:2', { name: 'Paranoid', profile: 'A loud quartet.' }),
}

type Answer = 'right' | 'wrong' | 'unreadable'

interface Scripted {
  readonly answers: readonly Answer[]
  readonly settings?: object
  readonly script?: Readonly<Record<string, unknown>>
  readonly step?: number
}

/** Learns from one interaction in which the choices go as given, round by round. */
async function learn({ answers, settings = {}, script = {}, step = 1 }: Scripted) {
  const ports = buildPorts({
    script: {
      prompts: {
        choose: ({ call, variables }: CompletionRequest) => {
          const answer = answers[Number(call.replace('/repair', '').split('/').at(-1)) - 1]
          if (answer === 'unreadable') return 'Neither.'
          const { items } = variables as { readonly items: readonly ShownItem[] }
          const wanted = answer === 'right' ? 'Kind of Blue' : 'Paranoid'
          const choice = 1 + items.findIndex(({ title }) => title === wanted)
          return { explanation: `It is ${wanted}.`, choice }
        },
        'reflect-user': ({ call }: CompletionRequest) => ({
          self_introduction: `I like quiet things, ${call}.`,
        }),
        'reflect-items': ({ call }: CompletionRequest) => ({
          description_1: `The first disc of ${call}.`,
          description_2: `The second disc of ${call}.`,
        }),
        ...script,
      },
    },
  })
  const events = await learnFromInteraction(buildInteraction({ step }), agents, {
    ...ports,
    settings: agentCfSettings.parse(settings),
    pathsTo: () => '',
  })
  const { requests } = ports.languageModel
  return {
    events,
    requests,
    ledger: ports.ledger.records,
    calls: requests.map(({ call }) => call.slice(call.indexOf('/') + 1)),
    variablesOf: (call: string) =>
      requests.find((request) => request.call === call)?.variables as ReflectionVariables,
  }
}

const revisionsIn = (events: readonly NetworkEvent[]) =>
  events.flatMap((event) =>
    event.type === 'profile-revised' ? [`${event.client} ${event.revision} ${event.call}`] : [],
  )

describe('the calls of one interaction', () => {
  it.each([
    [
      ['right', 'right'],
      ['choose 1', 'user 1', 'items 1', 'choose 2', 'items last'],
    ],
    [
      ['wrong', 'right'],
      ['choose 1', 'user 1', 'items 1', 'choose 2', 'items last'],
    ],
    [
      ['wrong', 'wrong'],
      ['choose 1', 'user 1', 'items 1', 'choose 2', 'user 2', 'items 2'],
    ],
    [
      ['right', 'wrong'],
      ['choose 1', 'user 1', 'items 1', 'choose 2', 'user 2', 'items 2'],
    ],
    [['right'], ['choose 1', 'user 1', 'items 1', 'items last']],
    [['wrong'], ['choose 1', 'user 1', 'items 1']],
    [
      ['wrong', 'wrong', 'right'],
      ['choose 1', 'user 1', 'items 1', 'choose 2', 'user 2', 'items 2', 'choose 3', 'items last'],
    ],
  ] satisfies [Answer[], string[]][])('where the choices are %j', async (answers, expected) => {
    const { calls } = await learn({ answers, settings: { rounds: answers.length } })
    expect(calls).toEqual(
      expected.map((call) => {
        const [prompt = '', round = ''] = call.split(' ')
        return `${prompt === 'choose' ? prompt : `reflect-${prompt}`}/u:1/${round}`
      }),
    )
  })

  it('are five or six of two rounds, as the released code makes', async () => {
    const counts = await Promise.all(
      (['right', 'wrong'] as const).flatMap((first) =>
        (['right', 'wrong'] as const).map(
          async (second) => (await learn({ answers: [first, second] })).calls.length,
        ),
      ),
    )
    expect(counts).toEqual([5, 6, 5, 6])
  })
})

describe('what an interaction teaches', () => {
  it('is told by the first choice and each text that changed, with the call that wrote it', async () => {
    const { events } = await learn({ answers: ['wrong', 'right'] })
    expect(events[0]).toEqual({
      type: 'interaction-judged',
      step: 1,
      user: 'u:1',
      positiveItem: 'i:1',
      negativeItem: 'i:2',
      predictedItem: 'i:2',
      reward: 0,
      reasoning: 'It is Paranoid.',
      call: '1/choose/u:1/1',
    })
    expect(revisionsIn(events)).toEqual([
      'u:1 2 1/reflect-user/u:1/1',
      'i:1 2 1/reflect-items/u:1/1',
      'i:1 3 1/reflect-items/u:1/last',
    ])
    expect(events.filter(({ type }) => type === 'interaction-judged')).toHaveLength(1)
  })

  it('shows the items the new self-introduction, and the next choice all new texts but the negative one', async () => {
    const { variablesOf } = await learn({
      answers: ['wrong', 'wrong'],
      settings: { itemOrder: 'negative first' },
    })
    expect(variablesOf('1/reflect-user/u:1/1')).toMatchObject({
      introduction: 'I like jazz.',
      chosen: 1,
      truth: 2,
      explanation: 'It is Paranoid.',
      isAgain: false,
    })
    const introduction = 'I like quiet things, 1/reflect-user/u:1/1.'
    expect(variablesOf('1/reflect-items/u:1/1')).toMatchObject({ introduction, isAgain: false })
    const items = [
      { title: 'Paranoid', text: 'A loud quartet.' },
      { title: 'Kind of Blue', text: 'The second disc of 1/reflect-items/u:1/1.' },
    ]
    expect(variablesOf('1/choose/u:1/2')).toMatchObject({ introduction, items })
    expect(variablesOf('1/reflect-user/u:1/2')).toMatchObject({ introduction, items, isAgain: true })
  })

  it('keeps the negative description where that is asked for', async () => {
    const settings = { updateNegative: true, itemOrder: 'negative first' }
    const { events, variablesOf } = await learn({ answers: ['right', 'right'], settings })
    expect(revisionsIn(events)).toEqual([
      'u:1 2 1/reflect-user/u:1/1',
      'i:2 2 1/reflect-items/u:1/1',
      'i:1 2 1/reflect-items/u:1/1',
      'i:2 3 1/reflect-items/u:1/last',
      'i:1 3 1/reflect-items/u:1/last',
    ])
    expect(variablesOf('1/reflect-items/u:1/last')).toMatchObject({ isAgain: true, chosen: 2, truth: 2 })
  })

  it('counts a choice that cannot be read as wrong, after one repair', async () => {
    const { events, calls, ledger, variablesOf } = await learn({ answers: ['unreadable', 'right'] })
    expect(calls.slice(0, 3)).toEqual(['choose/u:1/1', 'choose/u:1/1/repair', 'reflect-user/u:1/1'])
    expect(events[0]).toMatchObject({ predictedItem: null, reward: 0, reasoning: '' })
    expect(variablesOf('1/reflect-user/u:1/1').chosen).toBeNull()
    expect(ledger[0]).toMatchObject({ prompt: 'choose', status: 'fell back' })
  })

  it('leaves the text before where a reflection is unsound, empty or says the same', async () => {
    const script = {
      'reflect-user': { self_introduction: 'As an AI language model I have no taste.' },
      'reflect-items': { description_1: 'None.', description_2: 'A cool quintet.' },
    }
    const { events } = await learn({
      answers: ['wrong', 'wrong'],
      script,
      settings: { itemOrder: 'negative first', updateNegative: true },
    })
    expect(events.map(({ type }) => type)).toEqual(['interaction-judged'])
  })
})

describe('the order of the two items', () => {
  const positiveFirst = async (settings: object) => {
    const runs = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        learn({ answers: ['right', 'right'], settings, step: index + 1 }),
      ),
    )
    const choices = runs.flatMap(({ requests }) => requests.filter(({ prompt }) => prompt === 'choose'))
    expect(choices).toHaveLength(400)
    return choices.filter(
      ({ variables }) => (variables as { items: ShownItem[] }).items[0]?.title === 'Kind of Blue',
    ).length
  }

  it('is balanced by seed, so that its place does not tell the answer', async () => {
    // Of 400 fair draws, 160 to 240 are within four standard deviations.
    const first = await positiveFirst({})
    expect(first).toBeGreaterThan(160)
    expect(first).toBeLessThan(240)
    expect(await positiveFirst({})).toBe(first)
  })

  it('is that of the released code where that is asked for', async () => {
    expect(await positiveFirst({ itemOrder: 'negative first' })).toBe(0)
  })
})
