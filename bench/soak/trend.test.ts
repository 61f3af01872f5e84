import { describe, expect, it } from 'vitest'
import type { Sample } from './samples.ts'
import { trendOf } from './trend.ts'

const sampled = (at: number, life: number, memory: number, disk: number): Sample => ({
  at,
  life,
  values: { 'MiB of the engine': memory, 'MiB of the disk': disk },
})

describe('trendOf', () => {
  it('compares quarters, and fits a line through all of the disk', () => {
    const samples = [0, 100, 200, 300, 400].map((at) => sampled(at, 0, 50, at / 100))
    // The quarters are 0 to 100 and 300 to 400; 1 MiB in 100 s is 36 in an hour.
    expect(trendOf(samples, 'MiB of the disk')).toEqual({
      measure: 'MiB of the disk',
      first: 0.5,
      last: 3.5,
      perHour: 36,
    })
  })

  it('fits processes within their lives, without their beginning', () => {
    const flat = [
      ...[0, 150, 200].map((at, index) => sampled(at, 1, [10, 60, 60][index] ?? 0, 0)),
      ...[300, 450, 500].map((at, index) => sampled(at, 2, [10, 90, 90][index] ?? 0, 0)),
    ]
    expect(trendOf(flat, 'MiB of the engine')?.perHour).toBe(0)
    const growing = [
      ...[0, 120, 160].map((at) => sampled(at, 1, at / 40, 0)),
      ...[300, 420, 460].map((at) => sampled(at, 2, (at - 300) / 40, 0)),
    ]
    // 1 MiB in 40 s.
    expect(trendOf(growing, 'MiB of the engine')?.perHour).toBeCloseTo(90, 10)
  })

  it('compares quarters of the longest life, without its beginning', () => {
    const samples = [
      ...[0, 120, 320].map((at) => sampled(at, 1, 500, 0)),
      ...[400, 520, 620, 820, 920].map((at, index) => sampled(at, 2, [0, 1, 3, 5, 7][index] ?? 0, 0)),
    ]
    // Of 520 to 920 the quarters are 520 to 620 and 820 to 920.
    expect(trendOf(samples, 'MiB of the engine')).toMatchObject({ first: 2, last: 6 })
  })

  it('says nothing of processes that never lived for longer than two minutes', () => {
    const short = [0, 60, 110].map((at) => sampled(at, 1, at, 0))
    expect(trendOf(short, 'MiB of the engine')).toBeNull()
  })

  it('says nothing of what was never measured', () => {
    expect(trendOf([sampled(0, 0, 1, 1)], 'files of the host')).toBeNull()
  })
})
