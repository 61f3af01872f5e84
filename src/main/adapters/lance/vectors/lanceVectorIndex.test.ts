import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IndexedClient } from '../../../ports/vectorIndex.ts'
import { vectorIndexSuite } from '../../../recnet/vectorIndexSuite.testing.ts'
import { seededRandom } from '../../seededRandom.ts'
import { openLanceVectorIndex } from './lanceVectorIndex.ts'

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'recnet-lance-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

const newFolder = (): Promise<string> => mkdtemp(join(root, 'index-'))

vectorIndexSuite(
  'openLanceVectorIndex',
  async (dimensions) => openLanceVectorIndex(await newFolder(), 'test model', dimensions),
  seededRandom(7),
)

describe('openLanceVectorIndex on a folder', () => {
  const one: IndexedClient = { client: 'u:1', embedding: Float32Array.of(1, 0), attributes: ['jazz'] }
  const query = {
    embedding: Float32Array.of(1, 0),
    attributes: ['jazz'],
    atLeast: 0.5,
    limit: null,
  } as const

  it('finds its rows again after it was closed', async () => {
    const folder = await newFolder()
    const before = await openLanceVectorIndex(folder, 'model a', 2)
    await before.upsert([one])
    await before.close()
    const after = await openLanceVectorIndex(folder, 'model a', 2)
    expect(await after.query(query)).toEqual([{ client: 'u:1', similarity: 1 }])
    await after.close()
  })

  it('keeps the vectors of different embedding models apart', async () => {
    const folder = await newFolder()
    const first = await openLanceVectorIndex(folder, 'model a', 2)
    await first.upsert([one])
    const second = await openLanceVectorIndex(folder, 'model b', 2)
    const wider = await openLanceVectorIndex(folder, 'model a', 3)
    expect(await second.size()).toBe(0)
    expect(await wider.size()).toBe(0)
    await Promise.all([first.close(), second.close(), wider.close()])
  })

  it('answers nothing from files that were changed, of other files, or gone, also while it works', async () => {
    const damages: readonly ((path: string) => Promise<void>)[] = [
      async (path) => {
        const bytes = await readFile(path)
        // The first of the numbers of the first vector, as LanceDB writes them.
        const at = bytes.indexOf(Buffer.from(one.embedding.buffer))
        expect(at).toBeGreaterThanOrEqual(0)
        bytes.writeFloatLE(0.25, at)
        await writeFile(path, bytes)
      },
      (path) => rm(path),
      (path) => writeFile(`${path}.more`, 'x'),
    ]
    for (const damage of damages) {
      const folder = await newFolder()
      const index = await openLanceVectorIndex(folder, 'model a', 2)
      await index.upsert([one])
      expect(await index.query(query)).toEqual([{ client: 'u:1', similarity: 1 }])
      const data = (await readdir(folder, { recursive: true })).find(
        (name) => name.endsWith('.lance') && name.includes('data'),
      )
      await damage(join(folder, data ?? ''))
      const refused = { details: { code: 'index-changed', folder } }
      await expect(index.query(query)).rejects.toMatchObject(refused)
      await expect(index.size()).rejects.toMatchObject(refused)
      await expect(index.upsert([one])).rejects.toMatchObject(refused)
      await index.close()
    }
  })

  it('does not grow with the number of writes', async () => {
    const folder = await newFolder()
    const index = await openLanceVectorIndex(folder, 'model a', 2)
    for (let write = 0; write < 30; write++) await index.upsert([one])
    expect(await index.size()).toBe(1)
    await index.close()
    expect((await readdir(folder, { recursive: true })).length).toBeLessThan(30)
  })

  it('survives writes and queries asked for at once', async () => {
    const index = await openLanceVectorIndex(await newFolder(), 'model a', 2)
    const clients = Array.from({ length: 10 }, (_, number): IndexedClient => ({
      ...one,
      client: `u:${number}`,
    }))
    const answers = await Promise.all(
      clients.flatMap((client) => [index.upsert([client]), index.query(query).then((found) => found.length)]),
    )
    expect(answers.filter((answer) => answer !== undefined)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    await index.close()
  })
})
