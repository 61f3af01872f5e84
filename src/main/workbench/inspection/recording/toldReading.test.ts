import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LogReading } from '#shared/vocabulary/recording/logReading.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { toldReading } from './toldReading.ts'

const run = 'demo-recnet-1' as RunId
const at = (readBytes: number): LogReading => ({ run, read: { readBytes, totalBytes: 100 } })
const end: LogReading = { run, read: null }

describe('the reading of a log', () => {
  let told: LogReading[] = []
  beforeEach(() => {
    told = []
    vi.useFakeTimers()
  })
  afterEach(() => vi.useRealTimers())

  it('is told after a moment, then now and then, and at its end', () => {
    const tell = toldReading((reading) => told.push(reading))
    tell(at(10))
    vi.advanceTimersByTime(399)
    expect(told).toEqual([])
    tell(at(20))
    vi.advanceTimersByTime(1)
    expect(told).toEqual([at(20)])
    tell(at(30))
    tell(at(40))
    vi.advanceTimersByTime(400)
    tell(at(50))
    tell(end)
    vi.advanceTimersByTime(4000)
    expect(told).toEqual([at(20), at(40), end])
  })

  it('is not told where it is over soon', () => {
    const tell = toldReading((reading) => told.push(reading))
    tell(at(90))
    tell(end)
    vi.advanceTimersByTime(4000)
    expect(told).toEqual([])
  })
})
