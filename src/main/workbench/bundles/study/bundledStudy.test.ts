/** A bundle of a study: its cells have their runs elsewhere, and its results are the same. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StudyId, StudyView } from '#shared/vocabulary/studies/studies.ts'
import type { Engine } from '../../createEngine.ts'
import { importSmall, makeHome, smallFiles, ticketFor, type Home } from '../../engine.testing.ts'
import { recNetSettings, smallStudy, startStudy, untilStudy } from '../../studies/studies.testing.ts'
import { bundleAt, putTogether, textsOf } from '../bundle.testing.ts'

describe('a bundle of a study', () => {
  let home: Home
  let engine: Engine
  let study: StudyId
  let whole: StudyView
  const homes: Home[] = []
  const path = () => home.path('study.recnet.zip')
  const second = async () => {
    const other = await makeHome()
    homes.push(other)
    return { other, there: await other.engine() }
  }
  const cellsOf = ({ views }: StudyView) => views.map(({ key, run, status }) => [key, run, status])

  beforeAll(async () => {
    home = await makeHome()
    engine = await home.engine()
    await importSmall(engine, home)
    const rows = ['RecNet', 'Pop', 'TF-IDF']
    study = await startStudy(engine, smallStudy({ rows, seeds: [1, 2], settings: recNetSettings }))
    whole = await untilStudy(engine, study, 'ended')
    await bundleAt(engine, path(), { study })
  }, 120_000)
  afterAll(async () => {
    for (const one of homes) await one.remove()
    await home.remove()
  })

  it('has the same cells and results in another home, and starts nothing there', async () => {
    const { other, there } = await second()
    const opened = await there.handlers['bundles.open']({ source: ticketFor(there, path()) })
    expect([opened.study, opened.bundle.of]).toEqual([study, 'study'])
    const view = await there.handlers['studies.view']({ study })
    expect(view).toMatchObject({ status: 'ended', title: 'Small', createdAt: whole.createdAt })
    expect(cellsOf(view)).toEqual(cellsOf(whole))
    const [here, elsewhere] = [engine, there].map((at) => at.handlers['studies.results']({ study }))
    expect(await elsewhere).toEqual(await here)
    expect((await there.handlers['studies.list']({})).map((one) => one.study)).toEqual([study])
    // The same bytes from there.
    expect(await bundleAt(there, other.path('again.recnet.zip'), { study })).toEqual(await readFile(path()))
  }, 30_000)

  it('takes another name where its own is taken, and follows its dataset to another name', async () => {
    const { other, there } = await second()
    const folder = other.path('other')
    await mkdir(folder)
    for (const [file, text] of Object.entries(smallFiles))
      await writeFile(join(folder, file), text.replaceAll('Album', 'Record'))
    await there.handlers['datasets.import']({ source: ticketFor(there, folder), name: 'small' })
    await there.handlers['studies.create']({ file: smallStudy() })
    const opened = await there.handlers['bundles.open']({ source: ticketFor(there, path()) })
    expect(opened.study).toBe(`${study}-2`)
    const view = await there.handlers['studies.view']({ study: `${study}-2` })
    expect(view.datasets).toEqual(['small-2'])
    expect(view.views.map(({ status }) => status)).toEqual(whole.views.map(() => 'finished'))
  })

  it('leaves out cells that have no finished run, and says so', async () => {
    const { other, there } = await second()
    await importSmall(there, other)
    const stopped = await startStudy(there, smallStudy({ rows: ['Pop', 'RecNet'], seeds: [1] }))
    await untilStudy(there, stopped, 'ended')
    const view = await there.handlers['studies.view']({ study: stopped })
    const run = view.views.find(({ row }) => row === 'RecNet')?.run ?? ''
    await there.handlers['runs.remove']({ run })
    const at = other.path('part.recnet.zip')
    await bundleAt(there, at, { study: stopped })
    const { bundle } = await there.handlers['bundles.check']({ source: ticketFor(there, at) })
    expect(bundle.runs.map(({ variant }) => variant)).toEqual(['Pop'])
    expect(bundle.leftOut).toEqual([
      {
        what: expect.stringContaining('RecNet') as string,
        because: 'It has no finished run: it is waiting.',
      },
    ])
  }, 30_000)

  it('is refused where its study names runs that are not there, has a path, or cannot be told', async () => {
    const { other, there } = await second()
    const texts = await textsOf(path())
    const refusal = async (from: string | RegExp, to: string) => {
      const at = other.path('changed.recnet.zip')
      const text = texts.get('study/study.json') ?? ''
      expect(text).toMatch(from)
      await putTogether(at, new Map(texts).set('study/study.json', text.replace(from, to)), true)
      const opening = Promise.resolve(there.handlers['bundles.open']({ source: ticketFor(there, at) }))
      return opening.then(
        () => 'it was opened',
        (error: unknown) => (error as { details: { file: string; found: string } }).details,
      )
    }
    const refused = (found: string) => ({
      code: 'bundle-invalid',
      file: 'study/study.json',
      found: expect.stringContaining(found) as string,
    })
    expect(await refusal('"run": "small-pop-1"', '"run": "small-pop-9"')).toMatchObject(
      refused('small-pop-9'),
    )
    expect(await refusal('"models": [\n      {}\n    ]', '"models": [\n      {\n        "embeddingModel": "/home/ann/m.gguf"\n      }\n    ]')).toMatchObject(refused('another one')) // prettier-ignore
    expect(await refusal('"Pop"', '"Polka"')).toMatchObject(refused('rows: expected one of'))
    expect(await refusal(`"name": "${study}"`, '"name": "other-1"')).toMatchObject(refused('other-1'))
    expect(await there.handlers['studies.list']({})).toEqual([])
  })
})
