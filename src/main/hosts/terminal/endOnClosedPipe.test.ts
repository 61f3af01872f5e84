import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { endOnClosedPipe } from './endOnClosedPipe.ts'

const cli = join(import.meta.dirname, '..', '..', 'cli.ts')

describe('a program whose output nobody reads any more', () => {
  it('ends with the code of a closed pipe, and without a word', async () => {
    const home = await mkdtemp(join(tmpdir(), 'recnet-pipe-'))
    const child = spawn(process.execPath, [cli, 'study', 'schema'], {
      env: { ...process.env, RECNET_HOME: home },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.destroy()
    const [told] = await Promise.all([text(child.stderr), once(child, 'exit')])
    expect(told).toBe('')
    expect(child.exitCode).toBe(141)
    await rm(home, { recursive: true, force: true, maxRetries: 5 })
  })

  it('hears of every other fault of its output', () => {
    const stream = new EventEmitter()
    const codes: number[] = []
    endOnClosedPipe([stream as never], (code) => codes.push(code))
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' })
    expect(() => stream.emit('error', full)).toThrow(full)
    stream.emit('error', Object.assign(new Error('closed'), { code: 'EPIPE' }))
    expect(codes).toEqual([141])
  })
})
