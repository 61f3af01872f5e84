import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Log, LogLine } from '../../ports/log.ts'
import { watchStandstill } from './watchStandstill.ts'

const lines: LogLine[] = []
const log: Log = { write: (line) => String(lines.push(line)) }
beforeEach(() => {
  lines.length = 0
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: Date.UTC(2026, 0, 1, 22) })
})
afterEach(() => void vi.useRealTimers())

it('says how long the process stood still, and nothing of one that was only busy', () => {
  const stop = watchStandstill(log)
  vi.advanceTimersByTime(60_000)
  vi.setSystemTime(Date.now() + 20_000)
  vi.advanceTimersByTime(15_000)
  expect(lines).toEqual([])
  // Timers do not run while a machine sleeps.
  vi.setSystemTime(Date.now() + 8 * 3_600_000)
  vi.advanceTimersByTime(30_000)
  expect(lines).toEqual([
    {
      level: 'warn',
      scope: 'engine',
      message:
        'This process stood still for 480 min from 2026-01-01T22:01:35.000Z, as when the machine sleeps. Runs go on where they were.',
    },
  ])
  stop()
  vi.setSystemTime(Date.now() + 3_600_000)
  vi.advanceTimersByTime(60_000)
  expect(lines).toHaveLength(1)
})
