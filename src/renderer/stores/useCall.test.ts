/** When an answer is asked for anew, and which answer counts. Time is that of the test. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPinia } from 'pinia'
import { createApp, effectScope, nextTick, ref } from 'vue'
import { WorkbenchError } from '#shared/errors.ts'
import type { Connection } from '../connection/connectWorkbench.ts'
import { connectionKey } from '../connection/useConnection.ts'
import { useCall } from './useCall.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const settle = async () => {
  await nextTick()
  await vi.advanceTimersByTimeAsync(0)
}

/** `ask` answers the call that has the question as its only parameter. */
function watched(ask: (question: string) => Promise<string>) {
  const question = ref<string | null>('a')
  const pulse = ref(0)
  const missed = new Set<() => void>()
  const connection = {
    workbench: { 'runs.manifest': ({ run }: { run: string }) => ask(run) },
    onReconnect: (listener: () => void) => missed.add(listener),
  } as unknown as Connection
  const app = createApp({}).use(createPinia()).provide(connectionKey, connection)
  const scope = effectScope()
  const open = () =>
    app.runWithContext(() =>
      scope.run(() =>
        useCall('runs.manifest', () => (question.value === null ? null : { run: question.value }), {
          pulse: () => pulse.value,
        }),
      ),
    )!
  const reconnect = () => {
    for (const listener of missed) listener()
  }
  return { question, pulse, live: open(), open, scope, reconnect }
}

describe('useCall', () => {
  it('asks at once, and again when the question changes', async () => {
    const ask = vi.fn((question: string) => Promise.resolve(`answer to ${question}`))
    const { question, live } = watched(ask)
    await settle()
    expect([live.answer.value, live.answered.value]).toEqual(['answer to a', { run: 'a' }])
    question.value = 'b'
    await settle()
    expect([live.answer.value, ask.mock.calls.length]).toEqual(['answer to b', 2])
  })

  it('keeps a second between answers to the same question, however many pulses come', async () => {
    const ask = vi.fn(() => Promise.resolve('x'))
    const { pulse } = watched(ask)
    await settle()
    for (let beat = 1; beat <= 5; beat++) {
      pulse.value = beat
      await settle()
    }
    expect(ask).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1000)
    expect(ask).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(5000)
    expect(ask).toHaveBeenCalledTimes(2)
    pulse.value = 6
    await settle()
    expect(ask).toHaveBeenCalledTimes(3)
  })

  it('rests four times as long as an answer took, so that costly ones leave time for all else', async () => {
    const ask = vi.fn(() => new Promise<string>((resolve) => setTimeout(() => resolve('x'), 2000)))
    await vi.advanceTimersByTimeAsync(60_000)
    const { pulse } = watched(ask)
    await vi.advanceTimersByTimeAsync(2000)
    pulse.value = 1
    await vi.advanceTimersByTimeAsync(7999)
    expect(ask).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('lets only the newest question count when answers overtake each other', async () => {
    const waiting: ((answer: string) => void)[] = []
    const { question, live } = watched(() => new Promise((resolve) => waiting.push(resolve)))
    question.value = 'b'
    await settle()
    waiting[1]!('for b')
    await settle()
    waiting[0]!('for a')
    await settle()
    expect(live.answer.value).toBe('for b')
  })

  it('keeps what is shown when asking again fails, and shows the failure of a new question', async () => {
    let fails = false
    const lost = new WorkbenchError({ code: 'engine-lost', reason: 'killed' })
    const { question, live, reconnect } = watched((asked) =>
      fails ? Promise.reject(lost) : Promise.resolve(asked),
    )
    await settle()
    fails = true
    reconnect()
    await settle()
    expect([live.answer.value, live.failure.value]).toEqual(['a', null])
    question.value = 'b'
    await settle()
    expect([live.answer.value, live.failure.value]).toEqual([null, lost])
    fails = false
    reconnect()
    await settle()
    expect([live.answer.value, live.failure.value]).toEqual(['b', null])
  })

  it('remembers a pulse that came while an answer was on its way, so that the last answer is the newest', async () => {
    const waiting: ((answer: string) => void)[] = []
    const { pulse, live } = watched(() => new Promise((resolve) => waiting.push(resolve)))
    pulse.value = 1
    await settle()
    expect(waiting).toHaveLength(1)
    waiting[0]!('before the pulse')
    await settle()
    expect(live.answer.value).toBe('before the pulse')
    await vi.advanceTimersByTimeAsync(1000)
    waiting[1]!('after it')
    await settle()
    expect(live.answer.value).toBe('after it')
  })

  it('drops what was asked before a reconnect: another engine may answer', async () => {
    const waiting: ((answer: string) => void)[] = []
    const { live, reconnect } = watched(() => new Promise((resolve) => waiting.push(resolve)))
    await settle()
    reconnect()
    await settle()
    waiting[1]!('of the new engine')
    await settle()
    waiting[0]!('of the old one')
    await settle()
    expect(live.answer.value).toBe('of the new engine')
  })

  it('asks once for two that want the same, and shows an answer again at once to who comes back', async () => {
    const ask = vi.fn((question: string) => Promise.resolve(`answer to ${question}`))
    const { open, question } = watched(ask)
    const beside = open()
    await settle()
    expect([beside.answer.value, ask.mock.calls.length]).toEqual(['answer to a', 1])
    question.value = 'b'
    await settle()
    question.value = 'a'
    await nextTick()
    expect([beside.answer.value, beside.waiting.value]).toEqual(['answer to a', true])
  })

  it('does not ask again by itself after an error of the engine', async () => {
    const unknown = new WorkbenchError({ code: 'run-unknown', folder: 'a' })
    const ask = vi.fn(() => Promise.reject(unknown))
    const { live } = watched(ask)
    await settle()
    await vi.advanceTimersByTimeAsync(60_000)
    expect([live.failure.value, ask.mock.calls.length]).toEqual([unknown, 1])
  })

  it('asks nothing without a question, and not again once nobody looks', async () => {
    const ask = vi.fn(() => Promise.resolve('x'))
    const { question, pulse, live, scope } = watched(ask)
    await settle()
    question.value = null
    await settle()
    expect([live.answer.value, live.waiting.value]).toEqual([null, false])
    question.value = 'c'
    await settle()
    const { length } = ask.mock.calls
    pulse.value = 1
    scope.stop()
    await vi.advanceTimersByTimeAsync(5000)
    expect(ask.mock.calls).toHaveLength(length)
  })

  it('asks at one step at a time while a scrubber moves, and then at the newest', async () => {
    const answers: ((answer: string) => void)[] = []
    const asked: unknown[] = []
    const step = ref(0)
    const connection = {
      workbench: {
        'runs.glance': (params: unknown) => {
          asked.push(params)
          return new Promise<string>((resolve) => answers.push(resolve))
        },
      },
      onReconnect: () => undefined,
    } as unknown as Connection
    const app = createApp({}).use(createPinia()).provide(connectionKey, connection)
    const { answer } = app.runWithContext(() =>
      effectScope().run(() => useCall('runs.glance', () => ({ run: 'a', step: step.value }))),
    )!
    for (const at of [1, 2, 3]) {
      step.value = at
      await settle()
    }
    expect(asked).toEqual([{ run: 'a', step: 0 }])
    answers[0]!('as of 0')
    await settle()
    expect([asked.at(-1), asked.length, answer.value]).toEqual([{ run: 'a', step: 3 }, 2, 'as of 0'])
    answers[1]!('as of 3')
    await settle()
    expect(answer.value).toBe('as of 3')
  })
})
