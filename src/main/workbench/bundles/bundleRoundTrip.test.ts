/** A bundle that is written in one home and opened in another: everything is as it was. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunId, RunRow } from '#shared/vocabulary/runs.ts'
import type { Engine } from '../createEngine.ts'
import {
  importSmall,
  makeHome,
  reportOf,
  rowOf,
  smallFiles,
  startSmall,
  ticketFor,
  type Home,
} from '../engine.testing.ts'
import { bundleAt, textsOf } from './bundle.testing.ts'

describe('a bundle', () => {
  let home: Home
  let engine: Engine
  let run: RunId
  let bytes: Buffer
  const path = () => home.path('one.recnet.zip')
  const elsewhere: Home[] = []
  const secondHome = async () => {
    const other = await makeHome()
    elsewhere.push(other)
    return other
  }

  beforeAll(async () => {
    home = await makeHome()
    engine = await home.engine()
    await importSmall(engine, home)
    run = await startSmall(engine, {}, 'the first of them')
    await reportOf(engine, run)
    await engine.handlers['runs.annotate']({ run, tags: ['table 2'] })
    bytes = await bundleAt(engine, path(), { runs: [run] })
  }, 60_000)
  afterAll(async () => {
    for (const other of elsewhere) await other.remove()
    await home.remove()
  })

  it('shows in a second home what it showed in the first', async () => {
    const other = await secondHome()
    const there = await other.engine()
    const opened = await there.handlers['bundles.open']({ source: ticketFor(there, path()) })
    expect(opened.runs).toEqual([{ name: run, run }])
    expect(opened.datasets).toMatchObject([{ name: 'small', here: 'small', imported: true }])

    const { digest } = opened.bundle
    const row = await rowOf(there, run)
    expect(row.fromBundle).toMatchObject({ digest, workbench: '0.1.0' })
    const asIs = (one: RunRow) => ({ ...one, fromBundle: null })
    expect(asIs(row)).toEqual(asIs(await rowOf(engine, run)))
    for (const call of ['runs.view', 'runs.report', 'inspection.clients', 'inspection.routers'] as const) {
      const shown = (at: Engine) => at.handlers[call]({ run, kind: 'all', sort: 'id', search: '', offset: 0, limit: 500 } as never) // prettier-ignore
      expect(await shown(there), call).toEqual(await shown(engine))
    }
    const manifest = await there.handlers['runs.manifest']({ run })
    expect(manifest).toEqual({ ...(await engine.handlers['runs.manifest']({ run })), bundle: digest })
    expect(await other.events(run)).toBe(await home.events(run))
    const reports = [other, home].map((one) => readFile(one.path('runs', run, 'report.json'), 'utf8'))
    expect(await reports[0]).toBe(await reports[1])
    const cards = [there, engine].map((at) => at.handlers['datasets.card']({ dataset: 'small' }))
    expect(await cards[0]).toEqual(await cards[1])
    expect(await readdir(other.path('bundles'))).toEqual([])
  })

  it('replays there to the same events', async () => {
    const there = await (await secondHome()).engine()
    await there.handlers['bundles.open']({ source: ticketFor(there, path()) })
    const verdict = await there.handlers['bundles.verify']({ run })
    expect(verdict).toEqual({ run, events: verdict.events, replayed: verdict.events, difference: null, ended: null }) // prettier-ignore
    expect(verdict.events).toBeGreaterThan(100)
    const replayed = await there.handlers['runs.replay']({ run, folder: ticketFor(there, join(elsewhere.at(-1)?.folder ?? '', 'again')) }) // prettier-ignore
    expect(await reportOf(there, replayed)).toEqual(await there.handlers['runs.report']({ run }))
  })

  it('is the same bytes whenever it is written, and from the home that opened it', async () => {
    expect(await bundleAt(engine, home.path('two.recnet.zip'), { runs: [run, run] })).toEqual(bytes)
    const other = await secondHome()
    const there = await other.engine()
    await there.handlers['bundles.open']({ source: ticketFor(there, path()) })
    expect(await bundleAt(there, other.path('three.recnet.zip'), { runs: [run] })).toEqual(bytes)
  })

  it('has no path and no user name in it', async () => {
    const texts = [...(await textsOf(path()))]
    expect(texts.map(([name]) => name).sort()).toEqual([
      'bundle.json',
      expect.stringMatching(/^datasets\/[0-9a-f]{16}\/card\.json$/),
      expect.stringMatching(/^datasets\/[0-9a-f]{16}\/small\.inter$/),
      expect.stringMatching(/^datasets\/[0-9a-f]{16}\/small\.item$/),
      ...['about.json', 'events.jsonl', 'manifest.json', 'report.json', 'sessions.jsonl'].map(
        (file) => `runs/${run}/${file}`,
      ),
    ])
    for (const [name, text] of texts) {
      expect(text, name).not.toContain(home.folder)
      expect(text, name).not.toContain(process.cwd())
    }
  })

  it('gives names that are taken a number, and uses a dataset of the same content', async () => {
    const other = await secondHome()
    const there = await other.engine()
    await importSmall(there, other, 'mine')
    // Another dataset has the name of that of the run.
    const folder = other.path('other')
    await mkdir(folder)
    for (const [file, text] of Object.entries(smallFiles))
      await writeFile(join(folder, file), text.replaceAll('Album', 'Record'))
    await there.handlers['datasets.import']({ source: ticketFor(there, folder), name: 'small' })
    const open = () => there.handlers['bundles.open']({ source: ticketFor(there, path()) })
    const first = await open()
    expect(first.datasets).toMatchObject([{ name: 'small', here: 'mine', imported: false }])
    const second = await open()
    expect([first.runs[0]?.run, second.runs[0]?.run]).toEqual([run, `${run}-2`])
    expect((await there.handlers['bundles.verify']({ run: `${run}-2` })).difference).toBeNull()
    const again = await there.handlers['bundles.rerun']({ run })
    await reportOf(there, again)
    expect(await there.handlers['bundles.compare']({ run, repeated: again })).toMatchObject({
      configuration: [],
      difference: null,
    })
  }, 30_000)

  it('imports its dataset under a free name where another one has the name', async () => {
    const other = await secondHome()
    const there = await other.engine()
    const folder = other.path('other')
    await mkdir(folder)
    for (const [file, text] of Object.entries(smallFiles))
      await writeFile(join(folder, file), text.replaceAll('Album', 'Record'))
    await there.handlers['datasets.import']({ source: ticketFor(there, folder), name: 'small' })
    const opened = await there.handlers['bundles.open']({ source: ticketFor(there, path()) })
    expect(opened.datasets).toMatchObject([{ name: 'small', here: 'small-2', imported: true }])
    expect((await there.handlers['bundles.verify']({ run })).difference).toBeNull()
  })

  it('shows a run without its dataset, and says which one a replay needs', async () => {
    const bare = home.path('bare.recnet.zip')
    await bundleAt(engine, bare, { runs: [run], dataset: false })
    const other = await secondHome()
    const there = await other.engine()
    const opened = await there.handlers['bundles.open']({ source: ticketFor(there, bare) })
    const { hash } = (await engine.handlers['runs.manifest']({ run })).dataset
    expect(opened.datasets).toEqual([{ name: 'small', here: null, hash, imported: false }])
    expect(opened.bundle.leftOut).toEqual([
      { what: 'the dataset small', because: expect.stringContaining(hash) as string },
    ])
    expect(await there.handlers['runs.report']({ run })).toEqual(
      await engine.handlers['runs.report']({ run }),
    )
    await expect(there.handlers['bundles.verify']({ run })).rejects.toMatchObject({ code: 'dataset-unknown' })
    await importSmall(there, other, 'later')
    expect((await there.handlers['bundles.verify']({ run })).difference).toBeNull()
  })

  it('is never resumed, and can be removed and restored like any run', async () => {
    const there = await (await secondHome()).engine()
    await there.handlers['bundles.open']({ source: ticketFor(there, path()) })
    await expect(there.handlers['runs.resume']({ run })).rejects.toMatchObject({ code: 'run-state' })
    await there.handlers['runs.remove']({ run })
    expect(await there.handlers['runs.list']({})).toEqual([])
    await there.handlers['runs.restore']({ run })
    expect((await rowOf(there, run)).fromBundle).not.toBeNull()
  })

  it('is not written of a run that has not ended, nor over a file', async () => {
    const long = await startSmall(engine, { evaluateEvery: 1, repetitions: 20, seed: 5 })
    await engine.handlers['runs.stop']({ run: long })
    const at = home.path('none.recnet.zip')
    await expect(bundleAt(engine, at, { runs: [run, long] })).rejects.toMatchObject({ code: 'run-state' })
    await expect(readFile(at)).rejects.toMatchObject({ code: 'ENOENT' })
    await expect(bundleAt(engine, path(), { runs: [run] })).rejects.toMatchObject({
      code: 'argument-invalid',
    })
    expect(await readFile(path())).toEqual(bytes)
    expect((await readdir(home.folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('comes as a file for a page, the same bytes', async () => {
    const file = await engine.handlers['bundles.export']({ runs: [run], texts: true, dataset: true })
    expect(file.fileName).toBe(`${run}.recnet.zip`)
    expect(Buffer.from(file.base64, 'base64')).toEqual(bytes)
    expect(await readdir(home.path('bundles'))).toEqual([])
  })
})
