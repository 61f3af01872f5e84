/** One damaged thing in a home: it alone is shown as damaged, nothing is written over it, and everything else works. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WorkbenchError } from '#shared/errors.ts'
import { studyFile } from '#shared/vocabulary/studies/studyFile.ts'
import type { Engine } from './createEngine.ts'
import { importSmall, makeHome, startSmall, untilStatus, type Home } from './engine.testing.ts'

const run = 'small-recnet-1'
const GARBAGE = '\0 not what it was {{{'
let whole: Home
beforeAll(async () => {
  whole = await makeHome()
  const engine = await whole.engine()
  await importSmall(engine, whole)
  await importSmall(engine, whole, 'other')
  await startSmall(engine, { interactionLimit: 4 })
  await untilStatus(engine, [run], 'finished')
  const file = studyFile.parse({ format: 1, title: 'toy', datasets: ['small'], rows: ['Pop'] })
  await engine.handlers['studies.create']({ file })
  await engine.close()
})
afterAll(() => whole.remove())

/** Damages a copy of the home, and opens it. */
async function opened(damage: (home: Home) => Promise<unknown>): Promise<{ home: Home; engine: Engine }> {
  const home = await whole.copied()
  await damage(home)
  return { home, engine: await home.engine() }
}

/** What stands there can neither be read nor replaced by a file, as with a failing disk or without permission. */
const unreadable =
  (...path: readonly string[]) =>
  async (home: Home) => {
    const file = home.path(...path)
    await rm(file, { recursive: true, force: true })
    await mkdir(file, { recursive: true })
  }
const garbage =
  (...path: readonly string[]) =>
  async (home: Home) => {
    await mkdir(dirname(home.path(...path)), { recursive: true })
    await writeFile(home.path(...path), GARBAGE)
  }

/** What a person does next: look at the lists, and start a run on a dataset that is whole. */
async function works({ handlers }: Engine) {
  const datasets = (await handlers['datasets.list']({ imported: true })).map(({ name }) => name)
  const runs = (await handlers['runs.list']({})).map((row) => [row.run, row.status])
  const [study] = await handlers['studies.list']({})
  const started = await handlers['runs.start']({ dataset: 'small', variant: 'Pop', settings: {}, vectorIndex: 'memory', note: '' }) // prettier-ignore
  return { datasets, runs, study: study?.error?.code ?? 'sound', started }
}
const SOUND = {
  datasets: ['other', 'small'],
  runs: [[run, 'finished']],
  study: 'sound',
  started: 'small-pop-1',
}

describe('a home in which one thing is damaged', () => {
  it.each([
    ['the settings', 'settings.json'],
    ['the places of models', 'model-places.json'],
    ['the places of runs', 'run-places.json'],
    ['the kept replies', 'replies.sqlite'],
  ])('works but for %s', async (_, file) => {
    for (const damage of [garbage(file), unreadable(file)]) {
      const { home, engine } = await opened(damage)
      expect(await works(engine)).toEqual(SOUND)
      await home.remove()
    }
  })

  it('changes no setting while the file cannot be read, and keeps one that is no JSON under another name', async () => {
    const shut = await opened(unreadable('settings.json'))
    await expect(shut.engine.handlers['settings.change']({ threads: 1 })).rejects.toMatchObject({ code: 'EISDIR' }) // prettier-ignore
    await shut.home.remove()
    const { home, engine } = await opened(garbage('settings.json'))
    await engine.handlers['settings.change']({ threads: 1 })
    expect(await readFile(home.path('settings.json.broken'), 'utf8')).toBe(GARBAGE)
    await home.remove()
  })

  it('keeps settings of a newer version, and values that this one does not take', async () => {
    const { home, engine } = await opened((of) =>
      writeFile(of.path('settings.json'), '{"later":{"a":1},"threads":"all","parallelRuns":2}'),
    )
    await engine.handlers['settings.change']({ theme: 'dark' })
    const now = () => readFile(home.path('settings.json'), 'utf8').then((text) => JSON.parse(text) as unknown)
    expect(await now()).toMatchObject({ later: { a: 1 }, threads: 'all', parallelRuns: 2, theme: 'dark' })
    await engine.handlers['settings.change']({ threads: 3 })
    expect(await now()).toMatchObject({ later: { a: 1 }, threads: 3 })
    await home.remove()
  })

  it('shows a damaged dataset with its folder, and lets it be deleted and imported again', async () => {
    const { home, engine } = await opened((of) => rm(of.path('datasets', 'other', 'summary.lance', 'data'), { recursive: true })) // prettier-ignore
    expect(await works(engine)).toEqual({ ...SOUND, datasets: ['small'] })
    const folder = home.path('datasets', 'other')
    expect(await engine.handlers['datasets.damaged']({})).toMatchObject([{ name: 'other', folder }])
    await expect(engine.handlers['datasets.card']({ dataset: 'other' })).rejects.toBeInstanceOf(Error)
    await engine.handlers['datasets.remove']({ dataset: 'other' })
    expect(await engine.handlers['datasets.damaged']({})).toEqual([])
    await importSmall(engine, home, 'other')
    expect(await works(engine)).toMatchObject({ datasets: ['other', 'small'] })
    await home.remove()
  })

  it('names the table of a dataset that is missing, and nothing of the source of a library', async () => {
    const { home, engine } = await opened((of) => rm(of.path('datasets', 'other', 'items.lance'), { recursive: true })) // prettier-ignore
    expect(await works(engine)).toEqual(SOUND)
    const page = { dataset: 'other', search: '', offset: 0, limit: 5 }
    const error: unknown = await Promise.resolve(engine.handlers['datasets.items'](page)).catch((one: unknown) => one) // prettier-ignore
    const details = error instanceof WorkbenchError ? error.details : error
    expect(details).toEqual({ code: 'dataset-damaged', name: 'other', folder: home.path('datasets', 'other'), found: expect.stringMatching(/^[^/]*items/) as unknown }) // prettier-ignore
    await home.remove()
  })

  it('shows a run whose state cannot be read as failed, and writes nothing over it', async () => {
    const { home, engine } = await opened(unreadable('runs', run, 'state.json'))
    expect(await works(engine)).toEqual({ ...SOUND, runs: [[run, 'failed']] })
    await expect(engine.handlers['runs.annotate']({ run, note: 'mine' })).rejects.toMatchObject({ details: { code: 'file-damaged', file: home.path('runs', run, 'state.json') } }) // prettier-ignore
    await rm(home.path('runs', run, 'state.json'), { recursive: true })
    await writeFile(home.path('runs', run, 'state.json'), '{"status":"finished","note":"back","later":1}')
    expect((await engine.handlers['runs.list']({})).find((row) => row.run === run)).toMatchObject({ status: 'finished', note: 'back' }) // prettier-ignore
    await engine.handlers['runs.annotate']({ run, tags: ['a'] })
    expect(JSON.parse(await readFile(home.path('runs', run, 'state.json'), 'utf8'))).toMatchObject({ note: 'back', tags: ['a'], later: 1 }) // prettier-ignore
    await home.remove()
  })

  it('reads a run past a cache that cannot be read', async () => {
    const { home, engine } = await opened(unreadable('runs', run, 'view.json'))
    expect(await works(engine)).toEqual(SOUND)
    await home.remove()
  })

  it('shows a study whose file cannot be read with its fault', async () => {
    const { home, engine } = await opened(unreadable('studies', 'toy-1', 'study.json'))
    expect(await works(engine)).toEqual({ ...SOUND, study: 'file-damaged' })
    await home.remove()
  })
})
