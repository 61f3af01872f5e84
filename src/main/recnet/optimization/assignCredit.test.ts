import { describe, expect, it } from 'vitest'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { GradientVariables } from '../prompts/judgedModules.ts'
import { buildMessage, buildPorts, buildRouter, buildWorld } from '../ports.testing.ts'
import { assignCredit } from './assignCredit.ts'
import { buildJudgement, type ReceptionParts } from './optimization.testing.ts'

const said = (suggestion: string) => ({ evaluation: 'why so', impact: 'negative', change: true, suggestion })

/** Candidate 1 is the negative item, 2 the positive one, as in buildJudgement. */
const reply = {
  'Merged User Profile Evaluation': said('name the profile'),
  'Filter Memory Evaluation': said('user rules'),
  'Candidate 1 Item Profile Evaluation': said('negative item'),
  'Candidate 2 Item Profile Evaluation': said('positive item'),
  'Router 1 Profile Evaluation': said('router one'),
  'Router 2 Profile Evaluation': said('router two'),
}

const network = buildWorld({
  routers: [buildRouter('r1'), buildRouter('r3')],
  // r2 went into r3, r4 was split.
  successors: new Map([
    ['r2', 'r3'],
    ['r4', null],
  ]),
})
const parts: ReceptionParts = { network, user: { messages: [buildMessage('r1'), buildMessage('r2')] } }

async function credit(settings: Partial<Hyperparameters> = {}, gradient: unknown = reply, given = parts) {
  const ports = buildPorts({ settings, script: { prompts: { gradient } } })
  const { gradients } = await assignCredit(buildJudgement(given), ports)
  const brief = gradients.map(({ id, module, suggestion }) => {
    const { kind } = module
    return `${id} ${kind} of ${kind === 'router' ? module.router : module.client}: ${suggestion}`
  })
  return {
    gradients,
    brief,
    ports,
    variables: ports.languageModel.requests[0]?.variables as GradientVariables,
  }
}

describe('assignCredit', () => {
  it('gives every module that took part its gradient, routers by their living successor', async () => {
    const { brief, gradients } = await credit()
    expect(brief).toEqual([
      'g1.1 profile of u:1: name the profile',
      'g1.2 filter memory of u:1: user rules',
      'g1.3 profile of i:2: negative item',
      'g1.4 profile of i:1: positive item',
      'g1.5 router of r1: router one',
      'g1.6 router of r3: router two',
    ])
    expect(gradients[0]).toMatchObject({ impact: 'negative', evaluation: 'why so', call: '1/gradient/u:1' })
  })

  it('does not ask about a router that was split', async () => {
    const { brief, variables } = await credit(
      {},
      { ...reply, 'Router 1 Profile Evaluation': undefined },
      { network, user: { messages: [buildMessage('r4'), buildMessage('r1')] } },
    )
    expect(variables.modules.filter(({ kind }) => kind === 'router')).toEqual([{ kind: 'router', number: 2 }])
    expect(brief.filter((line) => line.includes('router of'))).toEqual(['g1.5 router of r1: router two'])
  })

  it('asks once about a router whose two messages were merged into one', async () => {
    const { variables } = await credit({}, reply, {
      network,
      user: { messages: [buildMessage('r2'), buildMessage('r3')] },
    })
    expect(variables.modules.filter(({ kind }) => kind === 'router')).toEqual([{ kind: 'router', number: 1 }])
  })

  it('shows every client with its own messages, under one number for each router', async () => {
    const { variables } = await credit({}, reply, {
      network,
      user: { messages: [buildMessage('r1', { text: 'r1 of the user' }), buildMessage('r2')] },
      positiveItem: { messages: [buildMessage('r3'), buildMessage('r2')] },
      negativeItem: { messages: [buildMessage('r1', { text: 'r1 of the item' })] },
    })
    expect(variables.user.messages).toEqual([
      { number: 1, text: 'r1 of the user' },
      { number: 2, text: 'message of r2' },
    ])
    // Candidate 1 is the negative item; what another client was shown under the same number is not shown again.
    expect(variables.items.map(({ messages }) => messages)).toEqual([
      [{ number: 1, text: 'r1 of the item' }],
      [
        { number: 3, text: 'message of r3' },
        { number: 2, text: null },
      ],
    ])
  })

  it('asks about the filter memory of those alone who merged messages by it', async () => {
    const names = async (given: ReceptionParts) =>
      (await credit({}, reply, given)).variables.modules
        .filter(({ kind }) => kind === 'filter memory')
        .map((module) => module.kind !== 'router' && module.candidate)
    expect(await names({ network })).toEqual([])
    expect(await names({ network, positiveItem: { messages: [buildMessage('r1')] } })).toEqual([2])
    expect(await names(parts)).toEqual([null])
  })

  it('tells the choice and the truth by the numbers that were shown', async () => {
    const { variables } = await credit()
    expect(variables).toMatchObject({
      selected: 1,
      truth: 2,
      user: { original: 'profile of u:1', merged: 'profile of u:1' },
    })
    const ports = buildPorts({ script: { prompts: { gradient: reply } } })
    await assignCredit(buildJudgement(parts, { predictedItem: null }), ports)
    expect(ports.languageModel.requests[0]?.variables).toMatchObject({ selected: null, truth: 2 })
    expect(ports.languageModel.requests[0]?.messages[3]?.content).toContain(
      'no prediction that could be read. The user took candidate 2.',
    )
  })

  it('asks after wrong predictions only, if so set', async () => {
    const ports = buildPorts({ settings: { gradientOn: 'errors' }, script: { prompts: { gradient: reply } } })
    const right = buildJudgement(parts, { predictedItem: 'i:1', reward: 1 })
    expect((await assignCredit(right, ports)).gradients).toEqual([])
    expect(ports.languageModel.requests).toHaveLength(0)
    expect((await assignCredit(buildJudgement(parts), ports)).gradients).toHaveLength(6)
  })

  it('asks after right predictions too by default', async () => {
    const ports = buildPorts({ script: { prompts: { gradient: reply } } })
    expect(
      (await assignCredit(buildJudgement(parts, { predictedItem: 'i:1', reward: 1 }), ports)).gradients,
    ).toHaveLength(6)
  })

  it('takes no suggestion where nothing is to change, whatever is written beside it', async () => {
    const unchanged = { ...said('name the profile'), change: false }
    const { gradients } = await credit({}, { ...reply, 'Merged User Profile Evaluation': unchanged })
    expect(gradients[0]).toMatchObject({ module: { kind: 'profile', client: 'u:1' }, suggestion: '' })
  })

  it.each(['No adjustment necessary.', 'N/A', 'none', 'I am sorry, but I cannot help with that.'])(
    'takes “%s” for no suggestion, and counts the refusal',
    async (suggestion) => {
      const { brief, ports } = await credit({}, { ...reply, 'Router 2 Profile Evaluation': said(suggestion) })
      expect(brief.at(-1)).toEqual('g1.6 router of r3: ')
      expect(ports.ledger.records).toMatchObject([{ status: 'ok', refused: 1 }])
    },
  )

  it('asks again about the modules alone that a reply left out', async () => {
    const { 'Router 2 Profile Evaluation': last, ...first } = reply
    const calls = {
      '1/gradient/u:1': first,
      '1/gradient/u:1/repair': { 'Router 2 Profile Evaluation': last },
    }
    const ports = buildPorts({ script: { calls } })
    const { gradients } = await assignCredit(buildJudgement(parts), ports)
    expect(gradients).toHaveLength(6)
    const repair = ports.languageModel.requests[1]
    expect(repair?.messages.at(-1)?.content).toContain('Judge these modules: "Router 2 Profile Evaluation".')
    expect(Object.keys((repair?.schema as { properties: object }).properties)).toEqual([
      'Router 2 Profile Evaluation',
    ])
    expect(ports.ledger.records.map(({ status }) => status)).toEqual(['repaired'])
  })

  it.each([
    ['filter memories, where they are not optimised', { optimizeFilterMemory: false }, 'filter memory'],
    ['filter memories, where there are none', { filterMemory: false }, 'filter memory'],
    ['routers, where they are not optimised', { optimizeRouters: false }, 'router'],
    ['routers, where there are none', { propagation: 'retrieval' }, 'router'],
  ] as const)('leaves out %s', async (_, settings, kind) => {
    const { gradients } = await credit(settings)
    const kinds = new Set(['profile', 'filter memory', 'router'])
    kinds.delete(kind)
    expect(new Set(gradients.map(({ module }) => module.kind))).toEqual(kinds)
  })

  it('shows the rules while there is a filter memory, optimised or not', async () => {
    expect((await credit({ optimizeFilterMemory: false })).variables.user.rules).toHaveLength(1)
    expect((await credit({ filterMemory: false })).variables.user.rules).toEqual([])
  })

  it('assigns nothing where the reply cannot be read', async () => {
    const { gradients, ports } = await credit({}, 'All modules did fine.')
    expect(gradients).toEqual([])
    expect(ports.ledger.records.map((record) => record.status)).toEqual(['fell back'])
  })
})
