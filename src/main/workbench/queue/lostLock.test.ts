import { readFile, rm, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { longSettings, rowOf, startSmall, untilSeq, untilStatus } from '../engine.testing.ts'
import { freshHomes } from '../freshHomes.testing.ts'

const { freshHome } = freshHomes()

describe('a run whose lock is taken away while it goes', () => {
  it('stops at once, adds nothing, says so, and can be resumed', async () => {
    const home = await freshHome()
    const engine = await home.engine()
    const run = await startSmall(engine, longSettings)
    await untilSeq(engine, run, 5)
    const lock = home.path('runs', run, 'lock')
    await rm(lock)
    await untilStatus(engine, [run], 'failed')
    const folder = home.path('runs', run)
    expect((await rowOf(engine, run)).error).toEqual({ code: 'lock-lost', folder, owner: 'no process' })
    const left = await home.events(run)
    await engine.handlers['runs.resume']({ run })
    await untilSeq(engine, run, left.split('\n').length)
    expect((await home.events(run)).startsWith(left)).toBe(true)
    await engine.handlers['runs.stop']({ run })
    await untilStatus(engine, [run], 'stopped')
  })

  it('leaves its state to the process that has it now', async () => {
    const home = await freshHome()
    const engine = await home.engine()
    const run = await startSmall(engine, longSettings)
    await untilSeq(engine, run, 5)
    const state = await readFile(home.path('runs', run, 'state.json'), 'utf8')
    // A process of an earlier version, which takes no lock of the system.
    await writeFile(home.path('runs', run, 'lock'), String(process.ppid))
    await untilStatus(engine, [run], 'failed')
    expect((await rowOf(engine, run)).error).toMatchObject({
      code: 'lock-lost',
      owner: `process ${process.ppid}`,
    })
    expect(await readFile(home.path('runs', run, 'state.json'), 'utf8')).toBe(state)
  })
})
