import { describe, expect, it } from 'vitest'
import type { CallProgress } from '#shared/vocabulary/callProgress.ts'
import type { RunRow } from '#shared/vocabulary/runs.ts'
import { progressOf } from './progressOf.ts'

const row = (parts: Partial<RunRow>) =>
  ({ step: 0, status: 'running', interactions: null, progress: null, ...parts }) as RunRow

describe('progressOf', () => {
  it('counts interactions, once they are known', () => {
    expect(progressOf(row({ step: 3 }))).toEqual({ value: null, max: 100, text: '3 / –' })
    expect(progressOf(row({ step: 3, interactions: 12 }))).toEqual({ value: 3, max: 12, text: '3 / 12' })
  })

  it('is as far as the calls of a run that is worked on', () => {
    const progress = {
      part: 'initialization',
      round: null,
      runCalls: { done: 50, expected: 200 },
    } as CallProgress
    const shown = (parts: Partial<CallProgress>) =>
      progressOf(row({ step: 3, interactions: 12, progress: { ...progress, ...parts } }))
    expect(shown({})).toEqual({ value: 0.25, max: 1, text: 'Initialisation' })
    expect(shown({ part: 'learning' })).toEqual({ value: 0.25, max: 1, text: '3 / 12' })
    expect(shown({ runCalls: { done: 50, expected: null } })).toEqual({ value: 3, max: 12, text: '3 / 12' })
  })

  it('is done or not where a method learns at once', () => {
    expect(progressOf(row({ interactions: 0 }))).toEqual({ value: 0, max: 1, text: 'learns at once' })
    expect(progressOf(row({ interactions: 0, status: 'finished' }))).toMatchObject({ value: 1, max: 1 })
  })
})
