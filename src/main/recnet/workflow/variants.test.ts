/** Table 3: each switch removes exactly its calls, and nothing else disappears. */
import { describe, expect, it } from 'vitest'
import { createHashingEmbeddingModel } from '../../adapters/lexical/hashingEmbeddingModel.ts'
import { createLexicalLanguageModel } from '../../adapters/lexical/lexicalLanguageModel.ts'
import { portsOf } from '../ports.testing.ts'
import type { MergeVariables } from '../prompts/merge.ts'
import { isVariant, VARIANTS, type Variant } from './variants.ts'
import { runWorkflow } from './workflow.testing.ts'

const KINDS = [
  'extract',
  'summarize',
  'select-receivers',
  'digest',
  'merge on reading',
  'merge on delivery',
  'predict',
  'gradient',
  'optimizer of user_profile',
  'optimizer of item_profile',
  'optimizer of filter_memory',
  'router-optimizer',
] as const
type Kind = (typeof KINDS)[number]

const world = {
  seed: 7,
  batchOptimizer: false,
  updateSize: 4,
  initialRouterCount: 3,
  minRouters: 1,
  routingQuantile: 0.1,
  returnToSender: true,
} as const

function kindOf(call: string): Kind {
  const [, prompt = '', , module = ''] = call.split('/')
  if (prompt === 'client-optimizer') return `optimizer of ${module}` as Kind
  if (prompt === 'merge') return module === '' ? 'merge on reading' : 'merge on delivery'
  return prompt as Kind
}

async function runVariant(variant: Variant) {
  const ports = portsOf(createLexicalLanguageModel(), createHashingEmbeddingModel(), {
    ...world,
    ...VARIANTS[variant],
  })
  const { network, stages } = await runWorkflow({}, ports)
  const counts = new Map<Kind, number>()
  for (const { call } of ports.ledger.records) counts.set(kindOf(call), (counts.get(kindOf(call)) ?? 0) + 1)
  const requests = stages.flatMap((stage) => stage.requests)
  const rules = requests
    .filter((request) => request.prompt === 'merge')
    .map((request) => (request.variables as MergeVariables).rules.length)
  return {
    counts,
    network,
    stages,
    rules,
    absent: KINDS.filter((kind) => !counts.has(kind)),
    ledger: ports.ledger,
  }
}

const ABSENT: Readonly<Record<Variant, readonly Kind[]>> = {
  RecNet: ['select-receivers', 'digest', 'merge on delivery'],
  'w/o CPR': ['extract', 'summarize', 'select-receivers', 'digest', 'merge on delivery', 'router-optimizer'],
  'w/o PPR': ['select-receivers', 'digest', 'merge on reading', 'optimizer of filter_memory'],
  'w/o Buffer': ['select-receivers', 'digest', 'merge on reading'],
  'w/o Filter Memory': ['select-receivers', 'digest', 'merge on delivery', 'optimizer of filter_memory'],
  'w/o FPO': [
    'select-receivers',
    'digest',
    'merge on delivery',
    'optimizer of filter_memory',
    'router-optimizer',
  ],
  'w/o Opt. Filter Memory': ['select-receivers', 'digest', 'merge on delivery', 'optimizer of filter_memory'],
  'w/o Opt. Router': ['select-receivers', 'digest', 'merge on delivery', 'router-optimizer'],
  'EM+LR': ['extract', 'summarize', 'digest', 'merge on delivery', 'router-optimizer'],
  'EM+LR+LS': ['extract', 'summarize', 'merge on delivery', 'router-optimizer'],
  'w/o Router': ['extract', 'summarize', 'select-receivers', 'merge on delivery', 'router-optimizer'],
  'w/o Asynchronous': ['select-receivers', 'digest', 'merge on delivery'],
  'RecNet, no messages': [
    'select-receivers',
    'digest',
    'merge on reading',
    'merge on delivery',
    'optimizer of filter_memory',
    'router-optimizer',
  ],
  // In this small world nothing that comes by chance is judged to need a rule.
  'RecNet, shuffled messages': [
    'select-receivers',
    'digest',
    'merge on delivery',
    'optimizer of filter_memory',
  ],
}

describe('VARIANTS', () => {
  it.each(Object.keys(VARIANTS) as Variant[])(
    '%s makes all calls but those that it is without',
    async (variant) => {
      const { absent, counts, ledger, stages } = await runVariant(variant)
      expect(absent).toEqual(ABSENT[variant])
      // What the interactions themselves ask for is the same in every row.
      expect([counts.get('predict'), counts.get('gradient')]).toEqual([12, 12])
      expect(stages.filter(({ stage }) => stage === 'router-centric').length).toBeGreaterThan(2)
      expect(new Set(ledger.records.map((record) => record.status))).toEqual(new Set(['ok']))
    },
  )

  it.each([
    ['RecNet', true],
    ['w/o CPR', true],
    ['w/o Buffer', true],
    ['w/o FPO', true],
    ['w/o Opt. Filter Memory', true],
    ['w/o Opt. Router', true],
    ['w/o PPR', false],
    ['w/o Filter Memory', false],
  ] as const)('%s merges under rules: %s', async (variant, underRules) => {
    const { rules } = await runVariant(variant)
    expect(rules.length).toBeGreaterThan(0)
    expect(rules.every((count) => count > 0 === underRules)).toBe(true)
  })

  it.each(['w/o Buffer', 'w/o PPR'] as const)(
    '%s merges in router-centric updates only, and fills no buffer',
    async (variant) => {
      const { stages } = await runVariant(variant)
      const merging = stages.filter(({ requests }) => requests.some((request) => request.prompt === 'merge'))
      expect(new Set(merging.map(({ stage }) => stage))).toEqual(new Set(['router-centric']))
      const types = new Set(stages.flatMap(({ events }) => events.map((event) => event.type)))
      expect([
        types.has('message-integrated'),
        types.has('message-delivered'),
        types.has('buffer-drained'),
      ]).toEqual([true, false, false])
    },
  )

  it('RecNet merges in client-centric updates only', async () => {
    const { stages } = await runVariant('RecNet')
    const merging = stages.filter(({ requests }) => requests.some((request) => request.prompt === 'merge'))
    expect(new Set(merging.map(({ stage }) => stage))).toEqual(new Set(['client-centric']))
  })

  it('w/o CPR has no routers; its messages come from clients', async () => {
    const { network, stages } = await runVariant('w/o CPR')
    expect(network.routers.size).toBe(0)
    const senders = stages.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'message-delivered' ? event.message.from : [])),
    )
    expect(senders.length).toBeGreaterThan(0)
    expect(senders.every((from) => /^[ui]:/.test(from))).toBe(true)
  })

  it.each(['w/o FPO', 'w/o Opt. Router'] as const)(
    '%s keeps its first routers, but summarises them',
    async (variant) => {
      const { network, stages } = await runVariant(variant)
      expect([...network.routers.keys()]).toEqual(['r1', 'r2', 'r3'])
      expect(stages.some(({ events }) => events.some((event) => event.type === 'router-summarized'))).toBe(
        true,
      )
      expect([...network.routers.values()].every((router) => router.pendingGradients.length === 0)).toBe(true)
    },
  )

  it.each(['w/o FPO', 'w/o Opt. Filter Memory', 'w/o PPR', 'w/o Filter Memory'] as const)(
    '%s leaves the rules as they began',
    async (variant) => {
      const { network } = await runVariant(variant)
      expect([...network.clients.values()].every((client) => client.filterMemory.revision === 1)).toBe(true)
    },
  )

  it('names its rows', () => {
    expect([isVariant('w/o FPO'), isVariant('toString'), isVariant('w/o Everything')]).toEqual([
      true,
      false,
      false,
    ])
  })
})
