/** An EmbeddingStore with one LanceDB table for each embedding model: the hash of a text, its vector, and a seal over both. */
import { connect, Index, type Connection, type Table } from '@lancedb/lancedb'
import { Field, FixedSizeList, Float32, Schema, Utf8 } from 'apache-arrow'
import { aboutFile } from '#shared/errors/aboutFile.ts'
import { systemFault } from '#shared/errors/systemFault.ts'
import type { EmbeddingStore } from '../../../models/cachedEmbeddings.ts'
import { sha256 } from '../../sha256.ts'
import { ifUnwritable } from '../ifUnwritable.ts'
import { openCacheTable, type CacheTable } from './cacheTable.ts'
import { sealOf } from './vectorSeal.ts'

/** The store of one model; close it when the run ends. */
export interface LanceEmbeddingStore extends EmbeddingStore {
  close(): void
}

/** The number of hashes that one query asks for. */
const ASKED_AT_ONCE = 500
/** The number of writes between two compactions; each write leaves a fragment behind. */
const WRITES = 64
/** From this many rows on, an index of the hashes is faster than a scan. */
const INDEXED_FROM = 10_000

type Vectors = ReadonlyMap<string, Float32Array>

/**
 * Opens or creates the table. `model` is the hash of the model file; another model or number of dimensions has a table of its own. A
 * vector that does not fit its seal counts as absent, and so does all of a table that LanceDB cannot read: the model can embed the
 * texts again. Vectors of earlier versions, which have no seals, are believed when they are first asked for, and sealed.
 */
export function openLanceEmbeddingStore(
  folder: string,
  model: string,
  dimensions: number,
): Promise<LanceEmbeddingStore> {
  return openedStore(folder, model, dimensions).catch(aboutFile(folder))
}

async function openedStore(folder: string, model: string, dimensions: number): Promise<LanceEmbeddingStore> {
  const schema = new Schema([
    new Field('hash', new Utf8(), false),
    new Field('embedding', new FixedSizeList(dimensions, new Field('item', new Float32(), true)), false),
    new Field('seal', new Utf8(), false),
  ])
  const of = `${model.slice(0, 16)}-${dimensions}`
  const connection = await connect(folder)
  const cache = await openCacheTable({ folder, name: `vectors-${of}` }, connection, schema)
  const unsealed = await openIfThere(connection, `embeddings-${of}`)
  const store = new SealedVectors(cache)
  let turn: Promise<unknown> = Promise.resolve()
  /** Runs work after all earlier work, because compaction must not remove a version that is still being read. */
  const alone = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(work).catch(aboutFile(folder))
    // The caller hears of it; the next one waits for its end alone.
    turn = result.catch(() => undefined)
    return result
  }
  return {
    find: (texts) =>
      alone(async () => {
        const hashes = texts.map(sha256)
        const found = await store.find(hashes)
        const absent = hashes.filter((hash) => !found.has(hash) && !store.damaged.has(hash))
        const believed =
          unsealed === null ? new Map<string, Float32Array>() : await vectorsIn(unsealed, absent)
        await store.keep(believed).catch(ifUnwritable)
        return hashes.map((hash) => found.get(hash) ?? believed.get(hash) ?? null)
      }),
    keep: (texts, vectors) =>
      alone(() => store.keep(new Map(texts.map((text, index) => [sha256(text), vectors[index] ?? NONE])))),
    close: () => {
      cache.close()
      unsealed?.close()
      connection.close()
    },
  }
}

const NONE = new Float32Array()

class SealedVectors {
  /** Hashes of texts whose vectors do not fit their seals. */
  readonly damaged = new Set<string>()
  readonly #cache: CacheTable
  #writes = 0

  constructor(cache: CacheTable) {
    this.#cache = cache
  }

  find(hashes: readonly string[]): Promise<Vectors> {
    return this.#cache.read(async (table) => {
      const found = new Map<string, Float32Array>()
      for (const { hash, embedding, seal } of await rowsOf(table, hashes)) {
        const vector = Float32Array.from(embedding)
        if (sealOf(hash, vector) === seal) found.set(hash, vector)
        else this.damaged.add(hash)
      }
      return found
    })
  }

  async keep(vectors: Vectors): Promise<void> {
    if (vectors.size === 0) return
    const rows = Array.from(vectors, ([hash, vector]) => {
      return { hash, embedding: Array.from(vector), seal: sealOf(hash, vector) }
    })
    const replaces = rows.some(({ hash }) => this.damaged.has(hash))
    await this.#cache.write(async (table) => {
      const merge = table.mergeInsert('hash').whenNotMatchedInsertAll()
      await (replaces ? merge.whenMatchedUpdateAll() : merge).execute(rows)
      this.#writes += 1
      if (this.#writes % WRITES === 0) await tidy(table)
    })
    for (const { hash } of rows) this.damaged.delete(hash)
  }
}

/** The table of an earlier version; null where there is none, or one that cannot be read, which only its version needs. */
async function openIfThere(connection: Connection, name: string): Promise<Table | null> {
  if (!(await connection.tableNames()).includes(name)) return null
  return connection.openTable(name).catch((error: unknown) => {
    if (systemFault(error) === null) return null
    throw error
  })
}

interface VectorRow {
  readonly hash: string
  readonly embedding: Iterable<number>
  /** Absent in tables of earlier versions. */
  readonly seal?: string
}

async function vectorsIn(table: Table, hashes: readonly string[]): Promise<Vectors> {
  const rows = await rowsOf(table, hashes).catch((error: unknown) => {
    if (systemFault(error) === null) return []
    throw error
  })
  return new Map(rows.map(({ hash, embedding }) => [hash, Float32Array.from(embedding)]))
}

async function rowsOf(table: Table, hashes: readonly string[]): Promise<readonly VectorRow[]> {
  const rows: VectorRow[] = []
  for (let from = 0; from < hashes.length; from += ASKED_AT_ONCE) {
    const asked = hashes.slice(from, from + ASKED_AT_ONCE)
    const found: readonly VectorRow[] = await table
      .query()
      .where(`hash IN (${asked.map((hash) => `'${hash}'`).join(', ')})`)
      .limit(asked.length)
      .toArray()
    rows.push(...found)
  }
  return rows
}

async function tidy(table: Table): Promise<void> {
  const indexed = (await table.listIndices()).length > 0
  if (!indexed && (await table.countRows()) >= INDEXED_FROM)
    await table.createIndex('hash', { config: Index.btree() })
  await table.optimize({ cleanupOlderThan: new Date() })
}
