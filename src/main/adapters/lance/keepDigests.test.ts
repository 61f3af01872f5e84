import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { toItemId, toUserId } from '#shared/vocabulary/ids.ts'
import { canonicalRows } from '../../datasets/canonicalRows.ts'
import { summarizeDataset } from '../../datasets/summarizeDataset.ts'
import { sha256 } from '../sha256.ts'
import { saveFormer } from './formerDataset.testing.ts'
import { keepDigests } from './keepDigests.ts'
import { lanceDatasetStore } from './lanceDatasetStore.ts'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'recnet-digests-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

/** A dataset as an earlier version stored it, without digests. */
async function savedBefore(title: string, hash?: string): Promise<Dataset> {
  const [user, one] = [toUserId('a'), toItemId('1')]
  const content = {
    histories: [{ user, items: [one], timestamps: [5] }],
    items: new Map([[one, { id: one, title, category: 'Jazz', description: '' }]]),
    users: new Map(),
    givenNegatives: new Map([[user, []]]),
  }
  const dataset = { name: 'old', domainWord: 'CD', hash: hash ?? sha256(canonicalRows(content)), ...content }
  const summary = { ...summarizeDataset(dataset, 'benchmark'), notes: [] }
  await saveFormer(join(root, 'old'), dataset, summary)
  return dataset
}

const load = () => lanceDatasetStore(root).load('old')
const digests = async () =>
  JSON.parse(await readFile(join(root, 'old', 'digests.json'), 'utf8')) as Record<string, { since?: string }>

async function itemsFile(): Promise<{ readonly path: string; readonly name: string }> {
  const data = 'items.lance/data'
  const [name = ''] = await readdir(join(root, 'old', data))
  return { path: join(root, 'old', data, name), name: `${data}/${name}` }
}

/** Changes letters of the title, which stands as it is in the file. */
async function damage(path: string): Promise<void> {
  const bytes = await readFile(path)
  expect(bytes.includes('Giant')).toBe(true)
  bytes.write('Griff', bytes.indexOf('Giant'))
  await writeFile(path, bytes)
}

describe('a dataset that was imported before there were digests', () => {
  it('gets them when it is first read whole, and later damage is refused', async () => {
    const dataset = await savedBefore('Giant Steps')
    // A page is not the whole.
    await lanceDatasetStore(root).items('old', { search: '', offset: 0, limit: 5 })
    await expect(digests()).rejects.toMatchObject({ code: 'ENOENT' })
    expect(await load()).toEqual(dataset)
    const { path, name } = await itemsFile()
    expect((await digests())[name]).toMatchObject({ since: 'first read' })
    expect(await load()).toEqual(dataset)

    await damage(path)
    await expect(load()).rejects.toMatchObject({
      details: { code: 'dataset-damaged', name: 'old', found: `${name} is not as it was written` },
    })
  })

  it('is refused where it was damaged before that, and gets none', async () => {
    await savedBefore('Giant Steps')
    await damage((await itemsFile()).path)
    await expect(load()).rejects.toMatchObject({
      details: {
        code: 'dataset-damaged',
        found: 'its content does not have the hash that it had when it was imported',
      },
    })
    await expect(digests()).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('is read where they cannot be written', async () => {
    const dataset = await savedBefore('Giant Steps')
    // Nothing can be written below a file, whoever tries.
    const file = (await itemsFile()).path
    await expect(keepDigests(file, {}, dataset)).resolves.toBeUndefined()
    await expect(keepDigests(file, {}, { ...dataset, domainWord: 'book' })).resolves.toBeUndefined()
    await expect(keepDigests(file, {}, { ...dataset, histories: [] })).rejects.toThrow('its content does not')
  })

  it('is trusted where half a letter was stored with a replacement, which its hash had not', async () => {
    const dataset = await savedBefore('Half \u{FFFD}', 'the hash of half a letter')
    expect(await load()).toEqual(dataset)
    expect(Object.keys(await digests()).length).toBeGreaterThan(5)
  })

  it('gets digests of no file that a kill left of writing them', async () => {
    await savedBefore('Giant Steps')
    const part = join(root, 'old', 'digests.json.7.ab.part')
    await cp((await itemsFile()).path, part)
    await load()
    await rm(part)
    await expect(load()).resolves.toMatchObject({ name: 'old' })
  })
})
