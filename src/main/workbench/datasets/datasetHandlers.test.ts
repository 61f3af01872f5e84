import { existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportProgress } from '#shared/vocabulary/imports/imports.ts'
import type { Engine } from '../createEngine.ts'
import {
  importSmall,
  longSettings,
  makeHome,
  pushed,
  smallFiles,
  startSmall,
  untilStatus,
  type Home,
} from '../engine.testing.ts'

const dense = join(import.meta.dirname, '..', '..', '..', '..', '..', 'shared', 'data', 'amazon-cds-dense')

let home: Home
let engine: Engine
beforeEach(async () => {
  home = await makeHome()
  engine = await home.engine()
})
afterEach(() => home.remove())

async function written(files: Readonly<Record<string, string>>, folder = 'given'): Promise<string> {
  await mkdir(home.path(folder), { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(home.path(folder, name), text)
  return home.path(folder)
}

const granted = (...paths: readonly string[]) => engine.grantSource(paths, 'my files').source

describe('datasets', () => {
  it('lists the demo before anybody imported it, and loads it when it is first looked at', async () => {
    const [demo, ...others] = await engine.handlers['datasets.list']({})
    expect(others).toEqual([])
    expect(demo).toMatchObject({ name: 'demo', users: 100, items: 441, interactions: 800, domainWord: 'CD' })
    expect(existsSync(home.path('datasets'))).toBe(false)
    const items = await engine.handlers['datasets.items']({
      dataset: 'demo',
      search: '',
      offset: 0,
      limit: 2,
    })
    expect(items).toMatchObject({ total: 441, rows: [{ item: '2' }, { item: '4' }] })
    expect(await engine.handlers['datasets.list']({})).toEqual([demo])
  })

  it('shows what an import would make of a folder, and of chosen files alone', async () => {
    const folder = await written({ ...smallFiles, 'notes.txt': 'nothing' })
    const preview = await engine.handlers['datasets.preview']({ source: granted(folder) })
    expect(preview).toMatchObject({
      form: 'atomic',
      ignored: ['notes.txt'],
      suggestedName: 'small',
      suggestedDomainWord: 'CD',
    })
    const [inter, item] = preview.files
    expect(inter).toMatchObject({
      name: 'small.inter',
      bytes: smallFiles['small.inter']?.length,
      columns: ['user_id:token', 'item_id:token', 'timestamp:float'],
    })
    expect(inter?.rows.length).toBe(20)
    expect(inter?.rows[1]).toEqual(['2', '2', '1'])
    expect(item).toMatchObject({ name: 'small.item' })
    await importSmall(engine, home)
    const files = [join(folder, 'small.item'), join(folder, 'small.inter')]
    expect(await engine.handlers['datasets.preview']({ source: granted(...files) })).toMatchObject({
      ignored: [],
      suggestedName: 'small-2',
    })
  })

  it('cuts long cells of a preview, and reads a list of candidates without a header', async () => {
    const benchmark = {
      'x.train.inter': 'user_id:token\titem_id_list:token_seq\titem_id:token\nu\ta\tb',
      'x.valid.inter': 'user_id:token\titem_id_list:token_seq\titem_id:token\nu\ta b\tc',
      'x.test.inter': 'user_id:token\titem_id_list:token_seq\titem_id:token\nu\ta b c\td',
      'x.random': 'u\te f',
      'x.item': `item_id:token\ttitle:token_seq\na\t${'long '.repeat(100)}`,
    }
    const { form, files } = await engine.handlers['datasets.preview']({
      source: granted(await written(benchmark)),
    })
    expect(form).toBe('benchmark')
    expect(files.find(({ name }) => name === 'x.random')).toMatchObject({
      columns: ['user', 'items'],
      rows: [['u', 'e f']],
    })
    expect(files.find(({ name }) => name === 'x.item')?.rows[0]?.[1]).toHaveLength(200)
  })

  it('says what is missing by the label that the user knows, never by a path', async () => {
    const folder = await written({ 'small.inter': smallFiles['small.inter'] ?? '' })
    const missing = { details: { code: 'dataset-files-missing', folder: 'my files', found: 'small.inter' } }
    await expect(engine.handlers['datasets.preview']({ source: granted(folder) })).rejects.toMatchObject(
      missing,
    )
    await expect(
      engine.handlers['datasets.import']({ source: granted(folder), name: 'x' }),
    ).rejects.toMatchObject(missing)
    const gone = { details: { code: 'dataset-files-missing', folder: 'my files' } }
    await expect(
      engine.handlers['datasets.preview']({ source: granted(home.path('gone')) }),
    ).rejects.toMatchObject(gone)
    await expect(
      engine.handlers['datasets.preview']({ source: granted(home.path('gone'), folder) }),
    ).rejects.toMatchObject(gone)
    await expect(engine.handlers['datasets.preview']({ source: 'a'.repeat(24) })).rejects.toMatchObject({
      code: 'source-unknown',
    })
  })

  it('imports, tells of its progress up to the last byte and of the new list', async () => {
    const told: ImportProgress[] = []
    engine.onPush((name, payload) => name === 'datasets.progress' && told.push(payload as ImportProgress))
    const list = pushed(engine, 'datasets.changed')
    const source = granted(await written({ ...smallFiles, 'ignored.txt': 'x'.repeat(9999) }))
    const summary = await engine.handlers['datasets.import']({ source, name: 'mine', domainWord: 'record' })
    expect(summary).toMatchObject({
      name: 'mine',
      users: 8,
      items: 16,
      interactions: 48,
      domainWord: 'record',
      source: 'atomic',
    })
    expect((await list).map(({ name }) => name)).toEqual(['demo', 'mine'])
    const totalBytes = Buffer.byteLength(Object.values(smallFiles).join(''))
    expect(told.at(-1)).toEqual({ name: 'mine', file: 'small.item', readBytes: totalBytes, totalBytes })
    expect(told.map(({ readBytes }) => readBytes)).toEqual(
      told.map(({ readBytes }) => readBytes).toSorted((a, b) => a - b),
    )
    const again = engine.handlers['datasets.import']({ source, name: 'mine' })
    await expect(again).rejects.toMatchObject({ details: { code: 'dataset-exists', name: 'mine' } })
    await expect(engine.handlers['datasets.import']({ source, name: 'demo' })).rejects.toMatchObject({
      code: 'dataset-exists',
    })
  })

  it('leaves nothing of an import that is cancelled, whenever that is', async () => {
    const filler = Array.from(
      { length: 20_000 },
      (_, row) => `x${row}\tTitle ${row}\tjazz\t${'words '.repeat(5)}`,
    ).join('\n')
    const source = granted(
      await written({ ...smallFiles, 'small.item': `${smallFiles['small.item']}\n${filler}` }),
    )
    const atOnce = engine.handlers['datasets.import']({ source, name: 'half' })
    await engine.handlers['datasets.cancelImport']({ name: 'half' })
    await expect(atOnce).rejects.toMatchObject({ code: 'cancelled' })
    const whileReading = engine.handlers['datasets.import']({ source, name: 'half' })
    const refused = expect(whileReading).rejects.toMatchObject({ code: 'cancelled' })
    await pushed(engine, 'datasets.progress', ({ file }) => file === 'small.item')
    await engine.handlers['datasets.cancelImport']({ name: 'half' })
    await refused
    const whileWriting = engine.handlers['datasets.import']({ source, name: 'half' })
    const alsoRefused = expect(whileWriting).rejects.toMatchObject({ code: 'cancelled' })
    await pushed(engine, 'datasets.progress', ({ readBytes, totalBytes }) => readBytes === totalBytes)
    await new Promise((resolve) => setImmediate(resolve))
    await engine.handlers['datasets.cancelImport']({ name: 'half' })
    await alsoRefused
    expect((await engine.handlers['datasets.list']({})).map(({ name }) => name)).toEqual(['demo'])
    expect(await readdir(home.path('datasets')).catch(() => [])).toEqual([])
  })

  it('searches and pages items and histories', async () => {
    await importSmall(engine, home)
    const items = await engine.handlers['datasets.items']({
      dataset: 'small',
      search: 'METAL',
      offset: 1,
      limit: 2,
    })
    expect(items.total).toBe(4)
    expect(items.rows).toEqual([
      {
        item: '6',
        title: 'Album 6',
        category: 'metal; live',
        description: 'A metal record of calm evenings',
        interactions: 3,
      },
      {
        item: '10',
        title: 'Album 10',
        category: 'metal; live',
        description: 'A metal record of loud evenings',
        interactions: 3,
      },
    ])
    const histories = await engine.handlers['datasets.histories']({
      dataset: 'small',
      search: '',
      offset: 2,
      limit: 1,
    })
    expect(histories.total).toBe(8)
    expect(histories.rows[0]).toMatchObject({ user: '3', text: '' })
    expect(histories.rows[0]?.items.slice(0, 2)).toEqual([
      { item: '3', title: 'Album 3', timestamp: 2 },
      { item: '6', title: 'Album 6', timestamp: 102 },
    ])
    expect(
      (
        await engine.handlers['datasets.histories']({
          dataset: 'small',
          search: 'album 16',
          offset: 0,
          limit: 99,
        })
      ).total,
    ).toBe(3)
    await expect(
      engine.handlers['datasets.items']({ dataset: 'none', search: '', offset: 0, limit: 1 }),
    ).rejects.toMatchObject({ code: 'dataset-unknown' })
  })

  it('keeps a dataset that a queued or running run needs, and says which', async () => {
    await importSmall(engine, home)
    const run = await startSmall(engine, longSettings)
    await expect(engine.handlers['datasets.remove']({ dataset: 'small' })).rejects.toMatchObject({
      details: { code: 'run-state', run, found: 'a running run' },
    })
    await engine.handlers['runs.stop']({ run })
    await untilStatus(engine, [run], 'stopped')
    await engine.handlers['datasets.remove']({ dataset: 'small' })
    expect((await engine.handlers['datasets.list']({})).map(({ name }) => name)).toEqual(['demo'])
    await engine.handlers['runs.resume']({ run })
    const [row] = await untilStatus(engine, [run], 'failed')
    expect(row?.error).toMatchObject({ code: 'dataset-unknown', name: 'small' })
  })

  it.skipIf(!existsSync(dense))(
    'previews and imports amazon-cds-dense (skipped where ../shared/data is not there)',
    async () => {
      const source = granted(dense)
      const preview = await engine.handlers['datasets.preview']({ source })
      expect(preview).toMatchObject({
        form: 'benchmark',
        suggestedName: 'cds-100-user-dense',
        suggestedDomainWord: 'CD',
      })
      const summary = await engine.handlers['datasets.import']({ source, name: 'cds-dense' })
      expect(summary).toMatchObject({ users: 100, items: 269, interactions: 800, givenCandidates: true })
    },
  )
})
