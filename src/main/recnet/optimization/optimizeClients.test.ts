import { describe, expect, it } from 'vitest'
import type { TextualGradient } from '#shared/vocabulary/agents.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { OptimizeClientVariables } from '../prompts/clientOptimizer.ts'
import { buildPorts } from '../ports.testing.ts'
import { buildCredits, buildGradient } from './optimization.testing.ts'
import { optimizeClients } from './optimizeClients.ts'

const gradients: readonly TextualGradient[] = [
  buildGradient({ kind: 'profile', client: 'u:1' }, { id: 'g1.1' }),
  buildGradient({ kind: 'filter memory', client: 'u:1' }, { id: 'g1.2' }),
  buildGradient({ kind: 'profile', client: 'i:2' }, { id: 'g1.3' }),
  buildGradient({ kind: 'profile', client: 'i:1' }, { id: 'g1.4' }),
  buildGradient({ kind: 'filter memory', client: 'i:1' }, { id: 'g1.5', suggestion: '' }),
  buildGradient({ kind: 'router', router: 'r1' }, { id: 'g1.6' }),
]
const userProfile = [gradients[0]!]
const userRules = [gradients[1]!]

async function optimize(optimizer: unknown, given = gradients, settings: Partial<Hyperparameters> = {}) {
  const ports = buildPorts({ settings, script: { prompts: { 'client-optimizer': optimizer } } })
  const parts = { user: { profile: 'merged user' } }
  const { revisions } = await optimizeClients(buildCredits(given, parts), ports)
  const brief = revisions.map((revision) => {
    const text =
      revision.kind === 'profile' ? revision.profile : revision.rules.map((rule) => rule.text).join(' | ')
    return `${revision.kind} of ${revision.client} by ${revision.gradient.id}: ${text}`
  })
  return { revisions, brief, ports, calls: ports.languageModel.requests.map((request) => request.call) }
}

/** Rewrites every module. */
function rewriteAll({ variables }: { variables: unknown }) {
  const { modules } = variables as OptimizeClientVariables
  return {
    updates: modules.map(({ type }, index) => {
      const content = type === 'filter_memory' ? ['A new rule.', 'Another.'] : `new ${type} ${index + 1}`
      return { module: index + 1, Type: type, Operation: 'rewrite', 'Updated Content': content }
    }),
  }
}

const update = (content: unknown, more: object = {}) => ({
  updates: [{ module: 1, Operation: 'rewrite', 'Updated Content': content, ...more }],
})

describe('optimizeClients', () => {
  it('asks twice for a batch: the modules of the user, those of both items', async () => {
    const { brief, calls, ports } = await optimize(rewriteAll)
    expect(calls).toEqual(['1/client-optimizer/u:1', '1/client-optimizer/i:1+i:2'])
    expect(ports.languageModel.requests[0]?.variables).toMatchObject({
      modules: [
        { type: 'user_profile', current: 'merged user', gradient: 'do it' },
        { type: 'filter_memory', gradient: 'do it' },
      ],
    })
    expect(brief).toEqual([
      'profile of u:1 by g1.1: new user_profile 1',
      'filter memory of u:1 by g1.2: A new rule. | Another.',
      'profile of i:1 by g1.4: new item_profile 1',
      'profile of i:2 by g1.3: new item_profile 2',
    ])
  })

  it('asks once per module otherwise, and the call names the module', async () => {
    const { brief, calls } = await optimize(rewriteAll, gradients, { batchOptimizer: false })
    expect(calls).toEqual([
      '1/client-optimizer/u:1/user_profile',
      '1/client-optimizer/u:1/filter_memory',
      '1/client-optimizer/i:1/item_profile',
      '1/client-optimizer/i:2/item_profile',
    ])
    expect(brief).toHaveLength(4)
  })

  it('asks nothing where no gradient asks for a change', async () => {
    const { calls, brief } = await optimize(
      rewriteAll,
      gradients.map((gradient) => ({ ...gradient, suggestion: '' })),
    )
    expect([...calls, ...brief]).toEqual([])
  })

  it('names the call and the gradient that caused a revision', async () => {
    const { revisions } = await optimize(rewriteAll, userRules)
    expect(revisions).toMatchObject([
      { kind: 'filter memory', gradient: { id: 'g1.2' }, call: '1/client-optimizer/u:1/filter_memory' },
    ])
    expect(revisions[0]?.kind === 'filter memory' && revisions[0].rules[0]).toMatchObject({
      since: 1,
      cause: 'g1.2',
    })
  })

  it.each([
    ['the operation none', update('another profile', { Operation: 'None' })],
    ['the words for nothing', update('no adjustment')],
    ['more words for nothing', update('No adjustment is needed.')],
    ['no changes', update('No changes needed')],
    ['the profile that is there already', update('merged  user')],
    ['no content', update(null)],
    ['blank content', update('  ')],
    ['no update', { updates: [] }],
    ['an update of another module', { updates: [{ module: 2, 'Updated Content': 'x' }] }],
    ['a reply that cannot be read', 'I rewrote it.'],
  ])('makes no revision of a profile for %s', async (_, reply) => {
    expect((await optimize(reply, userProfile)).brief).toEqual([])
  })

  it.each([
    ['no adjustment', ['no adjustment']],
    ['an empty list', []],
    [
      'the rules that are there',
      ['Accept signals that are consistent with the profile; ignore signals that contradict it'],
    ],
  ])('makes no revision of a filter memory for %s', async (_, content) => {
    expect((await optimize(update(content), userRules)).brief).toEqual([])
  })

  it('reads rules from lines and a profile from a list', async () => {
    expect((await optimize(update('One rule.\nTwo rules.'), userRules)).brief).toEqual([
      'filter memory of u:1 by g1.2: One rule. | Two rules.',
    ])
    expect((await optimize(update(['I like', 'jazz.']), userProfile)).brief).toEqual([
      'profile of u:1 by g1.1: I like jazz.',
    ])
  })

  it('takes a bare update for the update of the only module', async () => {
    const bare = { Type: 'user_profile', Operation: 'rewrite', 'Updated Content': 'bare' }
    expect((await optimize(bare, userProfile)).brief).toEqual(['profile of u:1 by g1.1: bare'])
  })

  it('takes updates without numbers in their order', async () => {
    const updates = [{ 'Updated Content': 'first' }, { 'Updated Content': ['Second.'] }]
    expect((await optimize({ updates }, gradients.slice(0, 2))).brief).toEqual([
      'profile of u:1 by g1.1: first',
      'filter memory of u:1 by g1.2: Second.',
    ])
  })

  it('does not write rules into a profile where a reply mixes up its modules', async () => {
    const bare = { Type: 'filter_memory', Operation: 'rewrite', 'Updated Content': ['Trust no chart.'] }
    expect((await optimize(bare, gradients.slice(0, 2))).brief).not.toContain(
      'profile of u:1 by g1.1: Trust no chart.',
    )
    const updates = [
      { Type: 'filter_memory', 'Updated Content': ['Trust no chart.'] },
      { Type: 'user_profile', 'Updated Content': 'jazz' },
    ]
    expect((await optimize({ updates }, gradients.slice(0, 2))).brief).not.toContain(
      'profile of u:1 by g1.1: Trust no chart.',
    )
  })

  it('gives the update that is left of a cut-off reply to the module it names', async () => {
    const cut =
      '{"updates": [{"module": 2, "Operation": "rewrite", "Updated Content": ["Trust no chart."]}, {"module": 1, "Upd'
    expect((await optimize(cut, gradients.slice(0, 2))).brief).toEqual([
      'filter memory of u:1 by g1.2: Trust no chart.',
    ])
  })

  it('holds contents to their lengths and numbers', async () => {
    const rules = Array.from(
      { length: 12 },
      (_, index) => `Rule about theme${index}${'z'.repeat(index * 3)}.`,
    )
    const { revisions } = await optimize(update(rules), userRules, { maxRules: 3 })
    expect(revisions[0]?.kind === 'filter memory' && revisions[0].rules).toHaveLength(3)
    const long = await optimize(update('word '.repeat(500)), userProfile)
    expect(long.revisions[0]?.kind === 'profile' && long.revisions[0].profile.split(' ')).toHaveLength(270)
  })
})
