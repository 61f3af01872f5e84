/** Three interactions told by hand, two router-centric updates, one split: every fact, in order. */
import { expect, it } from 'vitest'
import type { Population } from '#shared/vocabulary/datasets.ts'
import type { CompletionRequest } from '../../ports/languageModel.ts'
import { buildInteraction, buildPorts } from '../ports.testing.ts'
import type { PredictVariables } from '../prompts/candidates.ts'
import { runWorkflow } from './workflow.testing.ts'

const population: Population = {
  domainWord: 'CD',
  userIds: ['u:1', 'u:2'],
  users: new Map(),
  items: new Map([
    ['i:1', { id: 'i:1', title: 'Kind of Blue', category: 'jazz', description: '' }],
    ['i:2', { id: 'i:2', title: 'Paranoid', category: 'metal', description: '' }],
  ]),
}

const interactions = [
  buildInteraction({ step: 1 }),
  buildInteraction({ step: 2, user: 'u:2', positiveItem: 'i:2', negativeItem: 'i:1' }),
  buildInteraction({ step: 3 }),
]

const update = (content: unknown) => ({ Operation: 'rewrite', 'Updated Content': content })
const attributes = (category: string, ...values: readonly string[]) => ({
  attributes: [{ category, values }],
})

/** Predicts the candidate of this title, wherever it stands. */
const take = (title: string) => (request: CompletionRequest) => {
  const { candidates } = request.variables as PredictVariables
  return { reasoning: '', prediction: candidates.findIndex((candidate) => candidate.title === title) + 1 }
}

/** Judges every module that is asked about, and has these suggestions. */
const judge =
  (suggestions: Readonly<Record<string, string>>) =>
  ({ schema }: CompletionRequest) =>
    Object.fromEntries(
      (schema as { readonly required: readonly string[] }).required.map((part) => {
        const suggestion = suggestions[part] ?? ''
        return [part, { evaluation: 'why so', impact: 'negative', change: suggestion !== '', suggestion }]
      }),
    )

const calls = {
  '0/extract/i:1': attributes('genre', 'jazz', 'swing'),
  '0/extract/i:2': attributes('genre', 'metal'),
  '0/summarize/r1': { summary: 'jazz people' },
  '0/summarize/r2': { summary: 'metal people' },

  '1/predict/u:1': take('Kind of Blue'),
  '1/gradient/u:1': judge({ 'Merged User Profile Evaluation': 'Name jazz.' }),
  '1/client-optimizer/u:1/user_profile': { user_profile: update('I like jazz.') },

  '2/predict/u:2': take('Kind of Blue'),
  '2/gradient/u:2': judge({}),
  '2/extract/u:1': attributes('taste', 'jazz', 'late nights'),
  '2/extract/u:2': { attributes: [] },
  '2/extract/i:1': attributes('genre', 'jazz', 'swing'),
  '2/extract/i:2': attributes('genre', 'metal'),
  '2/summarize/r1': { summary: 'jazz people at night' },

  '3/merge/u:1': { updated_profile: 'I like jazz at night.' },
  '3/merge/i:1': 'no JSON at all',
  '3/merge/i:1/repair': 'still none',
  '3/predict/u:1': 'hm',
  '3/predict/u:1/repair': take('Paranoid'),
  '3/gradient/u:1': judge({
    'Merged User Profile Evaluation': 'Name swing.',
    'Filter Memory Evaluation': 'Trust swing.',
    'Router 1 Profile Evaluation': 'Part jazz from swing.',
  }),
  '3/client-optimizer/u:1': {
    user_profile: update('I like swing.'),
    filter_memory: update(['Prefer signals about swing.']),
  },
  '3/router-optimizer/r1': {
    reasoning: '',
    Operation: 'split',
    'Updated Content': ['night jazz', 'swing people'],
  },
  '3/extract/u:1': attributes('taste', 'swing'),
  '3/summarize/r4': { summary: 'swing people' },
}

const jazz = [1, 0, 0]
const swing = [0.6, 0.8, 0]
const metal = [0, 0, 1]
const vectors = {
  jazz,
  swing,
  metal,
  'late nights': jazz,
  'jazz people': jazz,
  'jazz people at night': jazz,
  'night jazz': jazz,
  'swing people': swing,
  'metal people': metal,
  'I like jazz.': jazz,
  'I like swing.': swing,
  '“Kind of Blue” is a CD. Category: jazz.': jazz,
  '“Paranoid” is a CD. Category: metal.': metal,
}

it('is the whole log of a run', async () => {
  const settings = {
    updateSize: 4,
    initialRouterCount: 2,
    thresholdMode: 'absolute',
    routingThreshold: 0.7,
    returnToSender: true,
  } as const
  const ports = buildPorts({ script: { calls }, vectors, settings })
  const { stages } = await runWorkflow({ population, interactions }, ports)
  const log = stages.flatMap(({ stage, events }) => [`-- ${stage}`, ...events.map((event) => lineOf(event))])
  expect(log).toMatchInlineSnapshot(`
    [
      "-- initialization",
      "client-described {client: u:1, name: 1, profile: "I enjoy CDs.", filterMemory: {revision: 1, lastRuleId: 1, rules: [{id: 1, text: "Accept signals that are consistent with the profile; ignore signals that contradict it.", since: 0, cause: null}]}}",
      "client-described {client: u:2, name: 2, profile: "I enjoy CDs.", filterMemory: {revision: 1, lastRuleId: 1, rules: [{id: 1, text: "Accept signals that are consistent with the profile; ignore signals that contradict it.", since: 0, cause: null}]}}",
      "client-described {client: i:1, name: "Kind of Blue", profile: "“Kind of Blue” is a CD. Category: jazz.", filterMemory: {revision: 1, lastRuleId: 1, rules: [{id: 1, text: "Accept signals that are consistent with the profile; ignore signals that contradict it.", since: 0, cause: null}]}}",
      "client-described {client: i:2, name: Paranoid, profile: "“Paranoid” is a CD. Category: metal.", filterMemory: {revision: 1, lastRuleId: 1, rules: [{id: 1, text: "Accept signals that are consistent with the profile; ignore signals that contradict it.", since: 0, cause: null}]}}",
      "attributes-extracted {client: i:1, attributes: [jazz, swing], added: [jazz, swing]}",
      "attributes-extracted {client: i:2, attributes: [metal], added: [metal]}",
      "router-created {birth: {router: r1, profile: "jazz people", attributes: [jazz, swing]}}",
      "router-created {birth: {router: r2, profile: "metal people", attributes: [metal]}}",
      "-- client-centric",
      "interaction-judged {step: 1, user: u:1, positiveItem: i:1, negativeItem: i:2, predictedItem: i:1, reward: 1, call: 1/predict/u:1}",
      "credit-assigned {gradient: g1.1, client: u:1, reward: 1, module: {kind: profile, client: u:1}, impact: negative, evaluation: "why so", suggestion: "Name jazz.", call: 1/gradient/u:1}",
      "credit-assigned {gradient: g1.2, client: u:1, reward: 1, module: {kind: profile, client: i:1}, impact: negative, evaluation: "why so", call: 1/gradient/u:1}",
      "credit-assigned {gradient: g1.3, client: u:1, reward: 1, module: {kind: profile, client: i:2}, impact: negative, evaluation: "why so", call: 1/gradient/u:1}",
      "profile-revised {client: u:1, cause: g1.1, call: 1/client-optimizer/u:1/user_profile, revision: 2, profile: "I like jazz.", reason: optimization}",
      "client-updated {client: u:1}",
      "client-updated {client: i:1}",
      "client-updated {client: i:2}",
      "-- client-centric",
      "interaction-judged {step: 2, user: u:2, positiveItem: i:2, negativeItem: i:1, predictedItem: i:1, reward: 0, call: 2/predict/u:2}",
      "credit-assigned {gradient: g2.1, client: u:2, reward: 0, module: {kind: profile, client: u:2}, impact: negative, evaluation: "why so", call: 2/gradient/u:2}",
      "credit-assigned {gradient: g2.2, client: u:2, reward: 0, module: {kind: profile, client: i:1}, impact: negative, evaluation: "why so", call: 2/gradient/u:2}",
      "credit-assigned {gradient: g2.3, client: u:2, reward: 0, module: {kind: profile, client: i:2}, impact: negative, evaluation: "why so", call: 2/gradient/u:2}",
      "client-updated {client: u:2}",
      "client-updated {client: i:2}",
      "client-updated {client: i:1}",
      "-- router-centric",
      "attributes-extracted {client: u:1, attributes: [jazz, "late nights"], added: [jazz, "late nights"]}",
      "attributes-extracted {client: u:2, attributes: [], added: []}",
      "attributes-assigned {router: r1, attributes: [jazz, "late nights"]}",
      "router-summarized {router: r1, profile: "jazz people at night", call: 2/summarize/r1}",
      "routing-table-built {threshold: 0.7, scored: 2, passed: 2, histogram: […]}",
      "update-set-cleared {clients: 4, routers: 1}",
      "message-delivered {client: i:1, message: {from: r1, text: "jazz people at night", routingScore: 1, step: 2}}",
      "message-delivered {client: u:1, message: {from: r1, text: "jazz people at night", routingScore: 1, step: 2}}",
      "-- client-centric",
      "buffer-drained {client: u:1, messages: [{from: r1, text: "jazz people at night", routingScore: 1, step: 2}], call: 3/merge/u:1}",
      "profile-revised {client: u:1, revision: 3, profile: "I like jazz at night.", reason: reception, cause: null, call: 3/merge/u:1}",
      "interaction-judged {step: 3, user: u:1, positiveItem: i:1, negativeItem: i:2, predictedItem: i:2, reward: 0, call: 3/predict/u:1/repair}",
      "credit-assigned {gradient: g3.1, client: u:1, reward: 0, module: {kind: profile, client: u:1}, impact: negative, evaluation: "why so", suggestion: "Name swing.", call: 3/gradient/u:1}",
      "credit-assigned {gradient: g3.2, client: u:1, reward: 0, module: {kind: "filter memory", client: u:1}, impact: negative, evaluation: "why so", suggestion: "Trust swing.", call: 3/gradient/u:1}",
      "credit-assigned {gradient: g3.3, client: u:1, reward: 0, module: {kind: profile, client: i:2}, impact: negative, evaluation: "why so", call: 3/gradient/u:1}",
      "credit-assigned {gradient: g3.4, client: u:1, reward: 0, module: {kind: profile, client: i:1}, impact: negative, evaluation: "why so", call: 3/gradient/u:1}",
      "credit-assigned {gradient: g3.5, client: u:1, reward: 0, module: {kind: router, router: r1}, impact: negative, evaluation: "why so", suggestion: "Part jazz from swing.", call: 3/gradient/u:1}",
      "profile-revised {client: u:1, cause: g3.1, call: 3/client-optimizer/u:1, revision: 4, profile: "I like swing.", reason: optimization}",
      "filter-memory-revised {client: u:1, cause: g3.2, call: 3/client-optimizer/u:1, revision: 2, rules: [{id: 2, text: "Prefer signals about swing.", since: 3, cause: g3.2}]}",
      "client-updated {client: u:1}",
      "client-updated {client: i:1}",
      "client-updated {client: i:2}",
      "-- router-centric",
      "router-split {router: r1, into: [{router: r3, profile: "night jazz", attributes: [jazz, "late nights"]}, {router: r4, profile: "swing people", attributes: [swing]}], causes: [g3.5], call: 3/router-optimizer/r1}",
      "attributes-extracted {client: u:1, attributes: [swing], added: [swing]}",
      "attributes-assigned {router: r4, attributes: [swing]}",
      "routing-table-built {threshold: 0.7, scored: 3, passed: 2, histogram: […]}",
      "update-set-cleared {clients: 3, routers: 2}",
      "message-delivered {client: i:1, message: {from: r3, text: "night jazz", routingScore: 1, step: 3}}",
      "message-delivered {client: u:1, message: {from: r4, text: "swing people", routingScore: 1, step: 3}}",
    ]
  `)
})

/** Values of one fact on one line; numbers to two digits, empty parts and the reason of a prediction left out. */
function lineOf({ type, ...rest }: { readonly type: string }): string {
  const text = (value: unknown): string => {
    if (typeof value === 'number') return String(Math.round(value * 100) / 100)
    if (typeof value === 'string') return value.includes(' ') ? `"${value}"` : value
    if (Array.isArray(value))
      return type === 'routing-table-built' ? '[…]' : `[${value.map(text).join(', ')}]`
    if (typeof value !== 'object' || value === null) return String(value)
    return `{${Object.entries(value)
      .filter(([, part]) => part !== '')
      .map(([key, part]) => `${key}: ${text(part)}`)
      .join(', ')}}`
  }
  return `${type} ${text(rest)}`
}
