/** Algorithm 1 with models that answer badly on purpose: the run ends, texts stay sound, and the counts add up. */
import { describe, expect, it } from 'vitest'
import { createHashingEmbeddingModel } from '../../adapters/lexical/hashingEmbeddingModel.ts'
import type { CompletionRequest, Completion, LanguageModel, ReplyWatch } from '../../ports/languageModel.ts'
import type { ReplySchema } from '../../prompting/replySchema.ts'
import { textFaults } from '../../workbench/soundness/textFaults.testing.ts'
import { recNetRecommender } from '../../methods/recNet/recNetRecommender.ts'
import type { Network } from '../network.ts'
import { portsOf } from '../ports.testing.ts'
import { runWorkflow, smallInteractions, smallPopulation } from './workflow.testing.ts'

/** What a model writes in place of every text, and in place of every number. */
interface Habit {
  readonly text: (request: CompletionRequest) => string
  readonly number?: (options: readonly (string | number)[]) => string | number
}

/** Writes a reply that has the shape that was asked for. */
function shaped(schema: ReplySchema, habit: Habit, request: CompletionRequest): unknown {
  if ('enum' in schema) return habit.number?.(schema.enum) ?? schema.enum[0]
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties).map(([key, member]) => [key, shaped(member, habit, request)]),
      )
    case 'array':
      return Array.from({ length: schema.maxItems }, () => shaped(schema.items, habit, request))
    case 'string':
      return habit.text(request).slice(0, schema.maxLength)
    case 'boolean':
      return true
    default:
      return schema satisfies never
  }
}

/** Hands a text to the watch of the request, as an adapter does, and ends where the watch says so. */
function written(text: string, watch: ReplyWatch | undefined): Pick<Completion, 'text' | 'cut'> {
  for (let at = 0; watch && at < text.length; at += 8)
    if (watch(text.slice(at, at + 8))) return { text: text.slice(0, at + 8), cut: 'loop' }
  return { text }
}

type Answer = (request: CompletionRequest) => Pick<Completion, 'text' | 'cut'>

function always(habit: Habit): Answer {
  return (request) => {
    const reply = JSON.stringify(shaped(request.schema as ReplySchema, habit, request))
    return written(reply, request.watch?.())
  }
}

const lastMessage = ({ messages }: CompletionRequest) => messages.at(-1)?.content ?? ''
const german = 'Wer das hört, mag ruhige Abende und leise Musik mit Klavier.'

const MODELS: readonly (readonly [string, Answer])[] = [
  ['loops', always({ text: () => 'pop rock, '.repeat(200) })],
  ['loops without a schema', () => written('{"router": 2, "impact": "neutral"}, '.repeat(500), undefined)],
  ['says nothing', () => ({ text: '' })],
  ['says nothing in the right shape', always({ text: () => 'N/A' })],
  ['copies its prompt', always({ text: lastMessage })],
  ['copies its instruction', always({ text: ({ messages }) => messages[0]?.content ?? '' })],
  ['copies its example', ({ messages }) => ({ text: messages[2]?.content ?? '' })],
  ['answers in another language', always({ text: () => german })],
  ['gives wrong numbers', always({ text: () => 'Quiet piano music of the night.', number: () => 99 })],
  [
    'gives the last of all numbers',
    always({ text: () => 'Quiet piano music of the night.', number: (options) => options.at(-1) ?? 0 }),
  ],
  [
    'is always cut',
    (request) => {
      const { text } = always({ text: () => 'Quiet piano music of the night.' })(request)
      return { text: text.slice(0, Math.floor(text.length * 0.6)), cut: 'budget' }
    },
  ],
]

function modelOf(answer: Answer): LanguageModel & {
  readonly asked: () => number
  /** What the questions said by themselves: instructions and examples. */
  readonly instructions: Set<string>
} {
  let asked = 0
  const instructions = new Set<string>()
  return {
    description: { name: 'adversary', caveat: null },
    parallel: 1,
    asked: () => asked,
    instructions,
    complete: async (request) => {
      asked += 1
      for (const { content } of request.messages.slice(0, 3)) instructions.add(content)
      return { ...answer(request), promptTokens: 10, replyTokens: 3 }
    },
    choose: async ({ options }) => ({
      probabilities: options.map(() => 1 / options.length),
      promptTokens: 1,
    }),
  }
}

/** Every text that a model could have written into the network. */
function textsOf({ clients, routers }: Network): readonly string[] {
  return [
    ...[...clients.values()].flatMap(({ profile, filterMemory }) => [
      profile,
      ...filterMemory.rules.map(({ text }) => text),
    ]),
    ...[...routers.values()].map(({ profile }) => profile),
  ]
}

const settings = { updateSize: 4, initialRouterCount: 2, routingQuantile: 0.5 } as const

describe.each(MODELS)('a model that %s', (_, answer) => {
  it('comes to the end, harms no text, and every call is counted once', async () => {
    const model = modelOf(answer)
    const ports = { ...portsOf(model, createHashingEmbeddingModel(), settings), domainWord: 'CD' }
    const { network } = await runWorkflow({}, ports)
    expect(network.step).toBe(smallInteractions.length)
    expect(network.clients.size).toBe(10)
    const context = { words: 180, instructions: [...model.instructions], keys: ['Updated Content'] }
    for (const text of textsOf(network)) expect(textFaults(text, context), text).toEqual([])

    const { records } = ports.ledger
    const tries = records.reduce((sum, { status }) => sum + (status === 'ok' ? 1 : 2), 0)
    expect(tries).toBe(model.asked())
    expect(new Set(records.map(({ call }) => call)).size).toBe(records.length)
    expect(records.reduce((sum, { replyTokens }) => sum + replyTokens, 0)).toBe(3 * model.asked())
    for (const { refused, truncated, notes } of records)
      expect(notes.length).toBeGreaterThanOrEqual(refused + (truncated ? 1 : 0))
  })

  it('still leaves a ranking of all candidates, with its coverage told', async () => {
    const model = modelOf(answer)
    const ports = { ...portsOf(model, createHashingEmbeddingModel(), settings), domainWord: 'CD' }
    const { network } = await runWorkflow({}, ports)
    const candidates = [...smallPopulation.items.keys()]
    const request = { user: 'u:1', history: [], candidates, repetition: 0 } as const
    const { ranking, coverage } = await recNetRecommender(network, ports).rank(request)
    expect([...ranking].sort()).toEqual([...candidates].sort())
    expect(coverage).toBeGreaterThanOrEqual(0)
    expect(coverage).toBeLessThanOrEqual(1)
  })
})
