import type { LlamaContext, Token } from 'node-llama-cpp'
import { describe, expect, it } from 'vitest'
import { SequencePool } from './sequencePool.ts'

const numbers = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => (from + index) as Token)
/** A system message of 100 tokens, and what a question adds. */
const promptOf = (system: number, question: number) => [
  ...numbers(system * 1000, 100),
  ...numbers(question * 7000, 20),
]

/** A context whose sequences keep what they were lent for, and tell of copies. */
function contextOf(sequences: number) {
  const log: string[] = []
  let made = 0
  const all: FakeSequence[] = []
  interface FakeSequence {
    readonly number: number
    contextTokens: readonly Token[]
    readonly needsCheckpoints: boolean
    clearHistory(): Promise<void>
    _copyStateFromOtherSequence(source: FakeSequence, tokens: number): Promise<boolean>
  }
  const sequence = (): FakeSequence => {
    const own: FakeSequence = {
      number: made++,
      contextTokens: [],
      needsCheckpoints: false,
      clearHistory: async () => {
        log.push(`clear ${own.number}`)
        own.contextTokens = []
        return Promise.resolve()
      },
      _copyStateFromOtherSequence: async (source, tokens) => {
        log.push(`copy ${tokens} from ${source.number} to ${own.number}`)
        own.contextTokens = source.contextTokens.slice(0, tokens)
        return Promise.resolve(true)
      },
    }
    all.push(own)
    return own
  }
  const context = { totalSequences: sequences, getSequence: sequence } as unknown as LlamaContext
  return { context, log, all }
}

/** Asks, and lets the reply end when it is told to. */
function asked(
  pool: SequencePool,
  prompt: readonly Token[],
  all: readonly { contextTokens: readonly Token[] }[],
) {
  const { promise: ends, resolve: end } = Promise.withResolvers<void>()
  const { promise: lent, resolve: lend } = Promise.withResolvers<{ number: number; prompted: () => void }>()
  const done = pool.use(prompt, async ({ number, prompted }) => {
    lend({
      number,
      prompted: () => {
        const sequence = all[number]
        if (sequence) sequence.contextTokens = prompt
        prompted()
      },
    })
    await ends
  })
  return { lent, finish: () => (end(), done) }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('the sequences of a context', () => {
  it('are lent where most of the prompt is evaluated, and else from the first on', async () => {
    const { context, all } = contextOf(3)
    const pool = new SequencePool(context, false)
    all.forEach((sequence, index) => (sequence.contextTokens = promptOf(index, 1)))
    const second = asked(pool, promptOf(1, 2), all)
    expect((await second.lent).number).toBe(1)
    const other = asked(pool, promptOf(9, 2), all)
    expect((await other.lent).number).toBe(0)
    await Promise.all([second.finish(), other.finish()])
  })

  it('begin with a copy of what another has evaluated', async () => {
    const { context, all, log } = contextOf(2)
    const pool = new SequencePool(context, false)
    const first = asked(pool, promptOf(1, 1), all)
    ;(await first.lent).prompted()
    const second = asked(pool, promptOf(1, 2), all)
    expect((await second.lent).number).toBe(1)
    expect(log).toEqual(['copy 100 from 0 to 1'])
    await Promise.all([first.finish(), second.finish()])
  })

  it('wait for a beginning that another is about to evaluate', async () => {
    const { context, all, log } = contextOf(2)
    const pool = new SequencePool(context, false)
    const first = asked(pool, promptOf(1, 1), all)
    const { prompted } = await first.lent
    const second = asked(pool, promptOf(1, 2), all)
    await settle()
    expect(log).toEqual([])
    prompted()
    await second.lent
    expect(log).toEqual(['copy 100 from 0 to 1'])
    await Promise.all([first.finish(), second.finish()])
  })

  it('go to the waiting question that fits best, but leave none behind for ever', async () => {
    const { context, all } = contextOf(1)
    const pool = new SequencePool(context, false)
    const order: string[] = []
    const first = asked(pool, promptOf(1, 0), all)
    ;(await first.lent).prompted()
    const ask = (name: string, system: number, question: number) =>
      pool.use(promptOf(system, question), async ({ prompted }) => {
        order.push(name)
        const [sequence] = all
        if (sequence) sequence.contextTokens = promptOf(system, question)
        prompted()
        return Promise.resolve()
      })
    const rest = [ask('other', 2, 1), ...[1, 2, 3, 4].map((question) => ask(`same ${question}`, 1, question))]
    await first.finish()
    await Promise.all(rest)
    expect(order).toEqual(['same 1', 'same 2', 'other', 'same 3', 'same 4'])
  })

  it('are cleared before each use, and lent in turn, by a strict pool', async () => {
    const { context, all, log } = contextOf(1)
    const pool = new SequencePool(context, true)
    const order: number[] = []
    const ask = (question: number) =>
      pool.use(promptOf(question % 2, question), async () => {
        order.push(question)
        const [sequence] = all
        if (sequence) sequence.contextTokens = promptOf(question % 2, question)
        return Promise.resolve()
      })
    await Promise.all([ask(0), ask(1), ask(2)])
    expect(order).toEqual([0, 1, 2])
    expect(log).toEqual(['clear 0', 'clear 0', 'clear 0'])
  })
})
