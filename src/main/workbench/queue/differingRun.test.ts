/** A run of which something is no longer as it began: it does not go on by itself, and says so where a person lets it. */
import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import { writeManifest } from '../../adapters/files/runFolder.ts'
import type { Engine } from '../createEngine.ts'
import { longSettings, rowOf, smallSettings, startSmall, untilSeq, untilStatus, type Home } from '../engine.testing.ts' // prettier-ignore
import { freshHomes } from '../freshHomes.testing.ts'

const { freshHome } = freshHomes()
const run = 'small-recnet-1'

async function stopped(settings = longSettings): Promise<{ home: Home; engine: Engine }> {
  const home = await freshHome()
  const engine = await home.engine()
  await startSmall(engine, settings)
  await untilSeq(engine, run, 5)
  await engine.handlers['runs.stop']({ run })
  await untilStatus(engine, [run], 'stopped')
  return { home, engine }
}

const manifestOf = async (home: Home) =>
  JSON.parse(await readFile(home.path('runs', run, 'manifest.json'), 'utf8')) as Manifest
const accepted = (events: readonly StampedEvent[]) =>
  events.flatMap((event) => (event.type === 'difference-accepted' ? [event.parts] : []))

describe('a run of which something is not as it began', () => {
  it('is refused with the parts of its manifest that were changed, and goes on once they are as they were', async () => {
    const { home, engine } = await stopped()
    const file = home.path('runs', run, 'manifest.json')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('"seed": 2020', '"seed": 9').replace('"repetitions": 20', '"repetitions": 19')) // prettier-ignore
    await engine.handlers['runs.resume']({ run })
    await untilStatus(engine, [run], 'failed')
    expect((await rowOf(engine, run)).error).toEqual({ code: 'run-differs', folder: home.path('runs', run), parts: ['settings', 'seed'] }) // prettier-ignore
    await writeFile(file, text)
    const before = await home.events(run)
    await engine.handlers['runs.resume']({ run })
    await untilSeq(engine, run, before.split('\n').length)
    await engine.handlers['runs.stop']({ run })
    await untilStatus(engine, [run], 'stopped')
    expect(accepted(await home.logged(run))).toEqual([])
  })

  it('goes on anyway where a person asks for it, which its log and the mark at its result say', async () => {
    const { home, engine } = await stopped({ ...smallSettings, evaluateEvery: 1, repetitions: 4 })
    // As a version would have written it that asks to merge with other words.
    const manifest = await manifestOf(home)
    await writeManifest(home.path('runs', run), { ...manifest, promptHashes: { ...manifest.promptHashes, merge: 'ab'.repeat(32) } }) // prettier-ignore
    await engine.handlers['runs.resume']({ run })
    await untilStatus(engine, [run], 'failed')
    const parts = ['prompt texts of this version (merge)']
    expect((await rowOf(engine, run)).error).toMatchObject({ code: 'run-differs', parts })
    await engine.handlers['runs.resume']({ run, anyway: true })
    await untilStatus(engine, [run], 'finished')
    const events = await home.logged(run)
    expect(accepted(events)).toEqual([parts])
    const view = await engine.handlers['runs.view']({ run })
    const { step } = events.find(({ type }) => type === 'difference-accepted') ?? { step: -1 }
    expect(view.acceptedDifferences).toEqual([{ step, parts }])
    const [caution] = (await rowOf(engine, run)).cautions
    expect(caution).toMatchObject({ code: 'went-on-anyway', sentence: expect.stringContaining(`from step ${step} although these were no longer what it began with: ${parts[0]}.`) as unknown }) // prettier-ignore
  })
})
