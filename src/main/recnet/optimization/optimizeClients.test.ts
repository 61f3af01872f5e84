import { describe, expect, it } from 'vitest'
import type { TextualGradient } from '#shared/vocabulary/agents.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { namesOfModules, type OptimizeClientVariables } from '../prompts/clientOptimizer.ts'
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
  return Object.fromEntries(
    namesOfModules(modules).map((name) => {
      const content = name === 'filter_memory' ? ['A new rule.', 'Another.'] : `new text of ${name}`
      return [name, { Operation: 'rewrite', 'Updated Content': content }]
    }),
  )
}

const update = (name: string, content: unknown, operation = 'rewrite') => ({
  [name]: { Operation: operation, 'Updated Content': content },
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
      'profile of u:1 by g1.1: new text of user_profile',
      'filter memory of u:1 by g1.2: A new rule. | Another.',
      'profile of i:1 by g1.4: new text of item_profile_1',
      'profile of i:2 by g1.3: new text of item_profile_2',
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
    ['the operation none', update('user_profile', 'another profile', 'None')],
    ['the words for nothing', update('user_profile', 'No adjustment is needed.')],
    ['the profile that is there already', update('user_profile', 'merged  user')],
    ['no content', update('user_profile', null)],
    ['blank content', update('user_profile', '  ')],
    ['the suggestion in place of the text', update('user_profile', 'Name the quiet piano trios first.')],
    ['no update', {}],
    ['an update of another module', update('filter_memory', ['Trust no chart.'])],
    ['a reply that cannot be read', 'I rewrote it.'],
  ])('makes no revision of a profile for %s', async (_, reply) => {
    const suggestion = 'Name the quiet piano trios first.'
    expect((await optimize(reply, [{ ...userProfile[0]!, suggestion }])).brief).toEqual([])
  })

  it.each([
    ['the words for nothing', ['no adjustment']],
    ['an empty list', []],
    [
      'the rules that are there',
      ['Accept signals that are consistent with the profile; ignore signals that contradict it'],
    ],
  ])('makes no revision of a filter memory for %s', async (_, content) => {
    expect((await optimize(update('filter_memory', content), userRules)).brief).toEqual([])
  })

  it('drops a rule that says nothing and keeps the others', async () => {
    const { brief, ports } = await optimize(update('filter_memory', ['Trust no chart.', 'N/A']), userRules)
    expect(brief).toEqual(['filter memory of u:1 by g1.2: Trust no chart.'])
    expect(ports.ledger.records).toMatchObject([{ status: 'ok', refused: 1 }])
  })

  it('takes one rule in place of a list, without the mark of a list', async () => {
    expect((await optimize(update('filter_memory', '1. Trust no chart.'), userRules)).brief).toEqual([
      'filter memory of u:1 by g1.2: Trust no chart.',
    ])
  })

  it('keeps the modules that a reply has, and asks again about the others alone', async () => {
    const cut =
      '{"filter_memory": {"Operation": "rewrite", "Updated Content": ["Trust no chart."]}, "user_prof'
    const { brief, ports } = await optimize(cut, gradients.slice(0, 2))
    expect(brief).toEqual(['filter memory of u:1 by g1.2: Trust no chart.'])
    const repair = ports.languageModel.requests[1]
    expect(Object.keys((repair?.schema as { properties: object }).properties)).toEqual(['user_profile'])
    expect(repair?.messages.at(-1)?.content).not.toContain('"filter_memory" now')
    expect(ports.ledger.records).toMatchObject([{ status: 'fell back' }])
  })

  it('holds contents to their lengths and numbers', async () => {
    const rules = Array.from(
      { length: 12 },
      (_, index) => `Rule about theme ${'abcdefghijkl'[index]}${'z'.repeat(index * 3)}.`,
    )
    const { revisions } = await optimize(update('filter_memory', rules), userRules, { maxRules: 3 })
    expect(revisions[0]?.kind === 'filter memory' && revisions[0].rules).toHaveLength(3)
    // 180 words have at most 1,440 characters, and what is cut there ends with its last whole word.
    const many = Array.from({ length: 500 }, (_, index) => `w${index.toString(36)}`).join(' ')
    const long = await optimize(update('user_profile', many), userProfile)
    expect(long.revisions[0]?.kind === 'profile' && long.revisions[0].profile.split(' ')).toHaveLength(270)
  })
})
