/** When an answer is asked for anew, and which answer counts. Time is that of the test. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { WorkbenchError } from '#shared/errors.ts'
import { liveAnswer } from './liveAnswer.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const settle = async () => {
  await nextTick()
  await vi.advanceTimersByTimeAsync(0)
}

function watched(ask: (question: string) => Promise<string>) {
  const question = ref<string | null>('a')
  const pulse = ref(0)
  let reconnect = () => {}
  const scope = effectScope()
  const live = scope.run(() =>
    liveAnswer({ question: () => question.value, ask, pulse: () => pulse.value }, (listener) => {
      reconnect = listener
      return () => {}
    }),
  )!
  return { question, pulse, live, scope, reconnect: () => reconnect() }
}

describe('liveAnswer', () => {
  it('asks at once, and again when the question changes', async () => {
    const ask = vi.fn((question: string) => Promise.resolve(`answer to ${question}`))
    const { question, live } = watched(ask)
    await settle()
    expect([live.answer.value, live.answered.value]).toEqual(['answer to a', 'a'])
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

  it('asks nothing without a question, and leaves no timer behind', async () => {
    const ask = vi.fn(() => Promise.resolve('x'))
    const { question, live, scope } = watched(ask)
    await settle()
    question.value = null
    await settle()
    expect([live.answer.value, live.waiting.value]).toEqual([null, false])
    question.value = 'c'
    await settle()
    scope.stop()
    expect(vi.getTimerCount()).toBe(0)
  })
})
