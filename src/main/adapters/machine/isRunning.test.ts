import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { isRunning } from './isRunning.ts'

describe('isRunning', () => {
  it('sees a process while it lives, and not when it has ended', async () => {
    const child = spawn(process.execPath, ['--eval', 'process.stdin.resume()'])
    const pid = child.pid ?? 0
    const ended = once(child, 'exit')
    expect(isRunning(pid)).toBe(true)
    child.kill()
    await ended
    expect(isRunning(pid)).toBe(false)
  })

  it.skipIf(process.platform === 'win32')(
    'takes a process that may not be signalled for one that lives',
    () => {
      expect(isRunning(1)).toBe(true)
    },
  )

  it('knows no process of an id that none can have', () => {
    // Signal 0 to 0 or to a negative id would ask whole groups of processes.
    for (const pid of [0, -1, 1.5, Number.NaN]) expect(isRunning(pid)).toBe(false)
  })
})
