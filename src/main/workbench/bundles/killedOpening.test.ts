/** An opening that is killed at any moment leaves the whole bundle or nothing. */
import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ifAbsent } from '../../adapters/files/ifAbsent.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { times } from '#shared/thorough.testing.ts'
import { importSmall, makeHome, reportOf, startSmall, type Home } from '../engine.testing.ts'
import { bundleAt } from './bundle.testing.ts'

describe('an opening that is killed', () => {
  let home: Home
  const runs: RunId[] = []
  const path = () => home.path('two.recnet.zip')

  beforeAll(async () => {
    home = await makeHome()
    const engine = await home.engine()
    await importSmall(engine, home)
    for (const seed of [1, 2]) {
      const run = await startSmall(engine, { interactionLimit: 8, seed })
      await reportOf(engine, run)
      runs.push(run)
    }
    await bundleAt(engine, path(), { runs })
  }, 60_000)
  afterAll(() => home.remove())

  const openedUntil = (folder: string, moment: number) =>
    new Promise<string>((resolve) => {
      const script = join(import.meta.dirname, 'openAndDie.testing.ts')
      execFile(process.execPath, [script, folder, path(), String(moment)], (_error, stdout) =>
        resolve(stdout),
      )
    })

  it('leaves nothing or all, which the next start shows', async () => {
    const seen = new Set<string>()
    let ended = false
    for (let moment = 1; !ended; moment += times(24, 6)) {
      const other = await makeHome()
      ended = (await openedUntil(other.folder, moment)) === 'whole'
      const engine = await other.engine()
      const rows = await engine.handlers['runs.list']({})
      const datasets = await engine.handlers['datasets.list']({ imported: true })
      const found = rows.map(({ run }) => run).sort()
      const outcome = `${found.join()} ${datasets.map(({ name }) => name).join()}`
      expect([' ', `${runs.join()} small`], `killed before change ${moment}`).toContain(outcome)
      seen.add(outcome)
      expect(await readdir(other.path('bundles')).catch(ifAbsent([]))).toEqual([])
      if (found.length > 0)
        for (const run of runs) expect(await other.events(run)).toBe(await home.events(run))
      await other.remove()
    }
    expect(seen.size).toBe(2)
  }, 180_000)
})
