/** A log that somebody changed between two sessions: the run does not go on from it. */
import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { WorkbenchError } from '#shared/errors.ts'
import { logQuery } from '#shared/vocabulary/log.ts'
import { longSettings, rowOf, startSmall, untilSeq, untilStatus } from '../engine.testing.ts'
import { freshHomes } from '../freshHomes.testing.ts'

const { freshHome } = freshHomes()

/** A run that was stopped while it learnt. */
async function stopped() {
  const home = await freshHome()
  const engine = await home.engine()
  const run = await startSmall(engine, longSettings)
  await untilSeq(engine, run, 5)
  await engine.handlers['runs.stop']({ run })
  await untilStatus(engine, [run], 'stopped')
  return { home, engine, run }
}

describe('a stopped run whose log was changed', () => {
  it('does not go on, says where, and goes on once the log is as it was', async () => {
    const { home, engine, run } = await stopped()
    const text = await home.events(run)
    const file = home.path('runs', run, 'events.jsonl')
    /** Some faults are seen before the run is started, and others by the run. */
    const failed = async () => {
      const asked = Promise.resolve(engine.handlers['runs.resume']({ run }))
      const refused: unknown = await asked.catch((error: unknown) => error)
      if (refused instanceof WorkbenchError) return refused.details
      await untilStatus(engine, [run], 'failed')
      return (await rowOf(engine, run)).error
    }

    await writeFile(file, text.replace('"profile":"', '"profile":"Loves polka. '))
    expect(await failed()).toMatchObject({ code: 'run-corrupt', file, found: expect.stringContaining('changed after it was written') as unknown }) // prettier-ignore
    await home.relog(run, () => text.replace('"stage":"initialization"', '"stage":"teleport"'))
    expect(await failed()).toMatchObject({ code: 'run-corrupt', found: '“teleport”, which a newer version may have' }) // prettier-ignore
    await home.relog(run, () => text.replace('"type":"client-described"', '"type":"client-foreseen"'))
    expect(await failed()).toMatchObject({ code: 'run-corrupt', row: 1, found: '“client-foreseen”, which a newer version may have written' }) // prettier-ignore

    await writeFile(file, text)
    await engine.handlers['runs.resume']({ run })
    await untilSeq(engine, run, text.split('\n').length)
    await engine.handlers['runs.stop']({ run })
    await untilStatus(engine, [run], 'stopped')
    expect((await home.events(run)).startsWith(text)).toBe(true)
  })

  it('has no checksums where its format is from before them, and the log of the home says so', async () => {
    const { home, engine, run } = await stopped()
    const told = async () =>
      (await engine.handlers['log.read'](logQuery.parse({}))).filter(({ message }) =>
        message.includes('no checksums'),
      )
    expect(await told()).toEqual([])
    const manifest = home.path('runs', run, 'manifest.json')
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('"format": 2', '"format": 1'))
    const text = await home.events(run)
    await writeFile(home.path('runs', run, 'events.jsonl'), text.replace(/,"checksum":"[^"]*"\}$/gm, '}'))
    await engine.handlers['runs.resume']({ run })
    await untilSeq(engine, run, text.split('\n').length)
    await engine.handlers['runs.stop']({ run })
    await untilStatus(engine, [run], 'stopped')
    expect(await told()).toMatchObject([{ level: 'info', scope: `runs/${run}` }])
  })
})
