import { describe, expect, it } from 'vitest'
import type { RunRow } from '#shared/vocabulary/runs.ts'
import { progressOf } from './progressOf.ts'

const row = (parts: Partial<RunRow>) =>
  ({ step: 0, status: 'running', interactions: null, ...parts }) as RunRow

describe('progressOf', () => {
  it('counts interactions, once they are known', () => {
    expect(progressOf(row({ step: 3 }))).toEqual({ value: null, max: 100, text: '3 / –' })
    expect(progressOf(row({ step: 3, interactions: 12 }))).toEqual({ value: 3, max: 12, text: '3 / 12' })
  })

  it('is done or not where a method learns at once', () => {
    expect(progressOf(row({ interactions: 0 }))).toEqual({ value: 0, max: 1, text: 'learns at once' })
    expect(progressOf(row({ interactions: 0, status: 'finished' }))).toMatchObject({ value: 1, max: 1 })
  })
})
