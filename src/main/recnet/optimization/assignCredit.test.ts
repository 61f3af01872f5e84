import { describe, expect, it } from 'vitest'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { GradientVariables } from '../prompts/gradient.ts'
import { buildMessage, buildPorts, buildRouter, buildWorld } from '../ports.testing.ts'
import { assignCredit } from './assignCredit.ts'
import { buildJudgement, type ReceptionParts } from './optimization.testing.ts'

const said = (suggestion: string) => ({ impact: 'negative', evaluation: 'why', suggestion })

/** Candidate 1 is the negative item, 2 the positive one, as in buildJudgement. */
const reply = {
  'Merged User Profile Evaluation': said('user profile'),
  'Filter Memory Evaluation': said('user rules'),
  'Router Profiles Evaluation': [
    { router: 1, ...said('router one') },
    { router: 2, ...said('router two') },
  ],
  'Item Profiles Evaluation': [
    { item: 1, ...said('negative item'), filter_suggestion: 'no adjustment' },
    { item: 2, ...said('positive item'), filter_suggestion: 'positive rules' },
  ],
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
      'g1.1 profile of u:1: user profile',
      'g1.2 filter memory of u:1: user rules',
      'g1.3 profile of i:2: negative item',
      'g1.4 profile of i:1: positive item',
      'g1.5 filter memory of i:1: positive rules',
      'g1.6 router of r1: router one',
      'g1.7 router of r3: router two',
    ])
    expect(gradients[0]).toMatchObject({ impact: 'negative', evaluation: 'why', call: '1/gradient/u:1' })
  })

  it('drops the gradient of a router that was split', async () => {
    const { brief } = await credit({}, reply, {
      network,
      user: { messages: [buildMessage('r4'), buildMessage('r1')] },
    })
    expect(brief.filter((line) => line.includes('router of'))).toEqual(['g1.6 router of r1: router two'])
  })

  it('takes the order of the list where routers are not numbered, and drops numbers of none', async () => {
    const routers = [said('first'), { router: 7, ...said('nobody') }, 'third']
    const { brief } = await credit({}, { ...reply, 'Router Profiles Evaluation': routers })
    expect(brief.filter((line) => line.includes('router of'))).toEqual(['g1.6 router of r1: first'])
  })

  it('shows the messages of all three clients, one per sender, the user’s first and as the user has it', async () => {
    const { variables } = await credit({}, reply, {
      network,
      user: { messages: [buildMessage('r1', { text: 'r1 of the user' }), buildMessage('r2')] },
      positiveItem: { messages: [buildMessage('r3')] },
      negativeItem: { messages: [buildMessage('r1', { text: 'r1 of the item' })] },
    })
    expect(variables.routerProfiles).toEqual(['r1 of the user', 'message of r2', 'message of r3'])
  })

  it('tells the choice and the truth by the numbers that were shown', async () => {
    const { variables } = await credit()
    expect(variables).toMatchObject({
      selected: 1,
      truth: 2,
      originalProfile: 'profile of u:1',
      mergedProfile: 'profile of u:1',
    })
    const ports = buildPorts({ script: { prompts: { gradient: reply } } })
    await assignCredit(buildJudgement(parts, { predictedItem: null }), ports)
    expect(ports.languageModel.requests[0]?.variables).toMatchObject({ selected: null, truth: 2 })
    expect(ports.languageModel.requests[0]?.messages[1]?.content).toContain('Chosen: unknown. Truth: 2.')
  })

  it('asks after wrong predictions only, if so set', async () => {
    const ports = buildPorts({ settings: { gradientOn: 'errors' }, script: { prompts: { gradient: reply } } })
    const right = buildJudgement(parts, { predictedItem: 'i:1', reward: 1 })
    expect((await assignCredit(right, ports)).gradients).toEqual([])
    expect(ports.languageModel.requests).toHaveLength(0)
    expect((await assignCredit(buildJudgement(parts), ports)).gradients).toHaveLength(7)
  })

  it('asks after right predictions too by default', async () => {
    const ports = buildPorts({ script: { prompts: { gradient: reply } } })
    expect(
      (await assignCredit(buildJudgement(parts, { predictedItem: 'i:1', reward: 1 }), ports)).gradients,
    ).toHaveLength(7)
  })

  it.each(['no adjustment', 'No adjustments needed.', '“No change is required”', ' no changes are needed '])(
    'takes “%s” for an empty suggestion',
    async (suggestion) => {
      const { gradients } = await credit({}, { ...reply, 'Merged User Profile Evaluation': said(suggestion) })
      expect(gradients[0]).toMatchObject({ module: { kind: 'profile', client: 'u:1' }, suggestion: '' })
    },
  )

  it('does not take a suggestion that only begins so for an empty one', async () => {
    const { gradients } = await credit(
      {},
      { ...reply, 'Merged User Profile Evaluation': said('No adjustment to jazz; drop rock.') },
    )
    expect(gradients[0]?.suggestion).toBe('No adjustment to jazz; drop rock.')
  })

  it('gives one module one gradient, however often the reply speaks of it', async () => {
    const items = [1, 1, 2].map((item) => ({ item, ...said(`item ${item}`), filter_suggestion: 'rules' }))
    const { brief } = await credit({}, { ...reply, 'Item Profiles Evaluation': items })
    expect(brief.filter((line) => line.includes('of i:'))).toEqual([
      'g1.3 profile of i:2: item 1',
      'g1.4 filter memory of i:2: rules',
      'g1.5 profile of i:1: item 2',
      'g1.6 filter memory of i:1: rules',
    ])
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
    expect((await credit({ optimizeFilterMemory: false })).variables.rules).toHaveLength(1)
    expect((await credit({ filterMemory: false })).variables.rules).toEqual([])
  })

  it('assigns nothing where the reply cannot be read', async () => {
    const { gradients, ports } = await credit({}, 'All modules did fine.')
    expect(gradients).toEqual([])
    expect(ports.ledger.records.map((record) => record.status)).toEqual(['fell back'])
  })
})
