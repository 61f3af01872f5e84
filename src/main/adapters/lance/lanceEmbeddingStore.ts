/** An EmbeddingStore with one LanceDB table for each embedding model: the hash of a text, and its vector. */
import { connect, Index, type Table } from '@lancedb/lancedb'
import { Field, FixedSizeList, Float32, Schema, Utf8 } from 'apache-arrow'
import { aboutFile } from '#shared/errors/aboutFile.ts'
import type { EmbeddingStore } from '../../models/cachedEmbeddings.ts'
import { sha256 } from '../sha256.ts'

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

/** Opens or creates the table. `model` is the hash of the model file; another model or number of dimensions has a table of its own. */
export function openLanceEmbeddingStore(
  folder: string,
  model: string,
  dimensions: number,
): Promise<LanceEmbeddingStore> {
  return openedStore(folder, model, dimensions).catch(aboutFile(folder))
}

async function openedStore(folder: string, model: string, dimensions: number): Promise<LanceEmbeddingStore> {
  const connection = await connect(folder)
  const schema = new Schema([
    new Field('hash', new Utf8(), false),
    new Field('embedding', new FixedSizeList(dimensions, new Field('item', new Float32(), true)), false),
  ])
  const table = await connection.createEmptyTable(`embeddings-${model.slice(0, 16)}-${dimensions}`, schema, {
    mode: 'create',
    existOk: true,
  })
  let turn: Promise<unknown> = Promise.resolve()
  let writes = 0
  /** Runs work after all earlier work, because compaction must not remove a version that is still being read. */
  const alone = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(work).catch(aboutFile(folder))
    // The caller hears of it; the next one waits for its end alone.
    turn = result.catch(() => undefined)
    return result
  }
  return {
    find: (texts) => alone(() => findAll(table, texts.map(sha256))),
    keep: (texts, vectors) =>
      alone(async () => {
        const rows = texts.map((text, index) => ({
          hash: sha256(text),
          embedding: Array.from(vectors[index] ?? []),
        }))
        await table.mergeInsert('hash').whenNotMatchedInsertAll().execute(rows)
        writes += 1
        if (writes % WRITES === 0) await tidy(table)
      }),
    close: () => {
      table.close()
      connection.close()
    },
  }
}

async function findAll(table: Table, hashes: readonly string[]): Promise<readonly (Float32Array | null)[]> {
  const found = new Map<string, Float32Array>()
  for (let from = 0; from < hashes.length; from += ASKED_AT_ONCE) {
    const asked = hashes.slice(from, from + ASKED_AT_ONCE)
    const rows = (await table
      .query()
      .where(`hash IN (${asked.map((hash) => `'${hash}'`).join(', ')})`)
      .limit(asked.length)
      .toArray()) as { readonly hash: string; readonly embedding: Iterable<number> }[]
    for (const { hash, embedding } of rows) found.set(hash, Float32Array.from(embedding))
  }
  return hashes.map((hash) => found.get(hash) ?? null)
}

async function tidy(table: Table): Promise<void> {
  const indexed = (await table.listIndices()).length > 0
  if (!indexed && (await table.countRows()) >= INDEXED_FROM)
    await table.createIndex('hash', { config: Index.btree() })
  await table.optimize({ cleanupOlderThan: new Date() })
}
