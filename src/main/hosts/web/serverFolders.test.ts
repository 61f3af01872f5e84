import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { webFixture, type WebFixture } from './web.testing.ts'

let folder: string
let fixture: WebFixture

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recnet-data-'))
  for (const file of [
    'data/cds/cds.inter',
    'data/cds/cds.item',
    'data/cds/notes.md',
    'data/cds/._cds.inter',
    'data/office/o.train.inter',
    'data/office/o.random',
    'data/deep/below/b.inter',
    'data/.hidden/h.inter',
    'data/amazon/CDs.json.gz',
    'data/amazon/meta_CDs.json.gz',
    'data/amazon/readme.txt',
    'data/settings/presets.json',
    'data/photos/a.jpg',
    'data/models/b.gguf',
    'outside/x.inter',
    'data-too/y.inter',
  ]) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), '')
  }
  await symlink(join(folder, 'outside'), join(folder, 'data', 'escape'))
  await symlink(join(folder, 'data-too'), join(folder, 'data', 'neighbour'))
  await mkdir(join(folder, 'data', 'linked'))
  await symlink(join(folder, 'outside', 'x.inter'), join(folder, 'data', 'linked', 'x.inter'))
  await mkdir(join(folder, 'data', 'cache'))
  await symlink(join('..', 'deep', 'below', 'b.inter'), join(folder, 'data', 'cache', 'c.inter'))
  await symlink('nowhere', join(folder, 'data', 'cache', 'c.item'))
  fixture = await webFixture({ dataFolders: [join(folder, 'data')] })
})

afterEach(async () => {
  await fixture.dispose()
  await rm(folder, { recursive: true })
})

const list = async () =>
  JSON.parse((await fixture.ask('/api/folders')).text) as { id: string; label: string; holds: string }[]
const grant = (id: string) =>
  fixture.ask('/api/folders/grant', { method: 'POST', body: JSON.stringify({ id }) })

describe('folders of this machine', () => {
  it('are listed as far as they look like datasets, without their paths and without links that lead out', async () => {
    const folders = await list()
    expect(folders.map(({ label, holds }) => [label, holds])).toEqual([
      ['data/amazon', 'tables: CDs.json.gz, meta_CDs.json.gz'],
      ['data/cache', 'atomic files: c.inter'],
      ['data/cds', 'atomic files: cds.inter, cds.item'],
      ['data/models', 'GGUF files: b.gguf'],
      ['data/office', 'benchmark files: o.random, o.train.inter'],
    ])
    expect(JSON.stringify(folders)).not.toContain(folder)
  })

  it('become a source when one that is listed is asked for by its id', async () => {
    const cds = (await list()).find(({ label }) => label === 'data/cds')
    const answer = await grant(cds!.id)
    expect(JSON.parse(answer.text)).toEqual({ source: 's'.repeat(20), label: 'data/cds' })
    expect(fixture.granted).toEqual([
      { paths: [join(folder, 'data', 'cds')], label: 'data/cds', within: join(folder, 'data') },
    ])
  })

  it('are refused when they are not listed, are paths, or were replaced by a link that leads out', async () => {
    const cds = (await list()).find(({ label }) => label === 'data/cds')
    for (const id of ['nothing', '../outside', join(folder, 'outside').slice(0, 64), '']) {
      expect((await grant(id)).status).toBe(404)
    }
    await rm(join(folder, 'data', 'cds'), { recursive: true })
    await symlink(join(folder, 'outside'), join(folder, 'data', 'cds'))
    expect((await grant(cds!.id)).status).toBe(404)
    expect(fixture.granted).toEqual([])
  })

  it('may be a dataset themselves, and must be there at the start', async () => {
    await fixture.dispose()
    fixture = await webFixture({ dataFolders: [join(folder, 'outside')] })
    expect(await list()).toMatchObject([{ label: 'outside', holds: 'atomic files: x.inter' }])
    await expect(webFixture({ dataFolders: [join(folder, 'nowhere')] })).rejects.toMatchObject({
      details: { code: 'argument-invalid', argument: '--data', found: join(folder, 'nowhere') },
    })
  })
})
