/**
 * Computes Eq. 4 of the paper as one LanceDB query: the clients that share an attribute with a router and are similar enough to it.
 * LanceDB has no checksums, and answers with what damaged bytes say: files that are not as this process wrote them are refused.
 */
import { join } from 'node:path'
import { connect } from '@lancedb/lancedb'
import type { Connection, Table } from '@lancedb/lancedb'
import { Field, FixedSizeList, Float32, List, Schema, Utf8 } from 'apache-arrow'
import { WorkbenchError } from '#shared/errors.ts'
import { aboutFile } from '#shared/errors/aboutFile.ts'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import { byId } from '#shared/vocabulary/ids.ts'
import type { IndexedClient, RouteQuery, ScoredClient, VectorIndex } from '../../../ports/vectorIndex.ts'
import { cosine } from '../../../recnet/similarity.ts'
import { sha256 } from '../../sha256.ts'
import { stateOfFiles } from '../fileDigests.ts'

/** What an index works with. */
interface OpenedTable {
  readonly folder: string
  readonly connection: Connection
  readonly table: Table
  /** The folder of the table, which nobody else writes. */
  readonly files: string
  readonly dimensions: number
}

/** LanceDB computes in float32. The query asks for slightly more than needed; the float64 cosine used everywhere else then decides. */
const SLACK = 1e-4

/**
 * Opens or creates the table of this embedding model in `folder`. Another model or number of dimensions has a table
 * of its own, so that vectors that cannot be compared never meet. Methods of the index throw WorkbenchError
 * `argument-invalid` for vectors of any other number of dimensions, and `index-changed` where its files were changed since they
 * were opened or written.
 */
export function openLanceVectorIndex(
  folder: string,
  embeddingName: string,
  dimensions: number,
): Promise<VectorIndex> {
  return openedIndex(folder, embeddingName, dimensions).catch(aboutFile(folder))
}

async function openedIndex(folder: string, embeddingName: string, dimensions: number): Promise<VectorIndex> {
  const connection = await connect(folder)
  const modelHash = sha256(embeddingName).slice(0, 12)
  const name = `clients-${modelHash}-${dimensions}`
  const table = await connection.createEmptyTable(name, schemaOf(dimensions), {
    mode: 'create',
    existOk: true,
  })
  const files = join(folder, `${name}.lance`)
  const index = new LanceVectorIndex({ folder, connection, table, files, dimensions })
  await index.keepState()
  return index
}

class LanceVectorIndex implements VectorIndex {
  readonly #folder: string
  readonly #connection: Connection
  readonly #table: Table
  readonly #files: string
  /** The files as they were when they were opened or last written. */
  #state = ''
  readonly #dimensions: number
  /**
   * Writes wait for all earlier work, and reads wait for writes, because compaction must not remove a version that is
   * still being read.
   */
  #written: Promise<unknown> = Promise.resolve()
  #idle: Promise<unknown> = Promise.resolve()

  constructor({ folder, connection, table, files, dimensions }: OpenedTable) {
    this.#folder = folder
    this.#connection = connection
    this.#table = table
    this.#files = files
    this.#dimensions = dimensions
  }

  /** Takes the files as they are now. */
  async keepState(): Promise<void> {
    this.#state = await stateOfFiles(this.#files)
  }

  async upsert(clients: readonly IndexedClient[]): Promise<void> {
    for (const { embedding } of clients) this.#requireDimensions(embedding)
    const rows = [...new Map(clients.map((client) => [client.client, rowOf(client)])).values()]
    if (rows.length === 0) return
    await this.#alone(async () => {
      // What is compacted is read and written again, so that damage would be taken on.
      await this.#requireUnchanged()
      await this.#table.mergeInsert('client').whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(rows)
      // Every write leaves a version and a fragment behind, and queries slow down as their number grows.
      await this.#table.optimize({ cleanupOlderThan: new Date() })
      await this.keepState()
    })
  }

  async query({ embedding, attributes, atLeast, limit }: RouteQuery): Promise<readonly ScoredClient[]> {
    this.#requireDimensions(embedding)
    if (attributes?.length === 0) return []
    const rows = await this.#afterWrites(async () => {
      const count = await this.#table.countRows()
      if (count === 0) return []
      let search = this.#table.query().nearestTo(embedding).distanceType('cosine')
      // No lower bound: the distance of equal vectors may round to just under 0 and would be lost.
      if (atLeast !== null) search = search.distanceRange(undefined, 1 - atLeast + SLACK)
      if (attributes !== null) {
        search = search.where(`array_has_any(attributes, [${attributes.map(quoted).join(', ')}])`)
      }
      // No limit below the number of rows (the default would be ten): which ones are nearest is decided below, in
      // float64.
      const found: unknown[] = await search
        .select(['client', 'embedding', '_distance'])
        .limit(count)
        .toArray()
      return found
    })
    return rows
      .map((row) => scored(row as FoundRow, embedding))
      .filter(({ similarity }) => atLeast === null || similarity >= atLeast)
      .sort((a, b) => b.similarity - a.similarity || byId(a.client, b.client))
      .slice(0, limit ?? undefined)
  }

  size(): Promise<number> {
    return this.#afterWrites(() => this.#table.countRows())
  }

  close(): Promise<void> {
    return this.#alone(async () => {
      this.#table.close()
      this.#connection.close()
    })
  }

  #afterWrites<T>(read: () => Promise<T>): Promise<T> {
    const turn = this.#written.then(() => this.#ofWritten(read)).catch(aboutFile(this.#folder))
    // Resolves to nothing, so that no result stays in memory until the next write.
    this.#idle = Promise.allSettled([this.#idle, turn]).then(() => undefined)
    return turn
  }

  /** What is changed while it is read is refused, too. */
  async #ofWritten<T>(read: () => Promise<T>): Promise<T> {
    await this.#requireUnchanged()
    const found = await read()
    await this.#requireUnchanged()
    return found
  }

  async #requireUnchanged(): Promise<void> {
    if ((await stateOfFiles(this.#files)) === this.#state) return
    throw new WorkbenchError({ code: 'index-changed', folder: this.#folder })
  }

  #alone<T>(write: () => Promise<T>): Promise<T> {
    const turn = this.#idle.then(write).catch(aboutFile(this.#folder))
    // The caller hears of it; the next one waits for its end alone.
    this.#written = this.#idle = turn.catch(() => undefined)
    return turn
  }

  #requireDimensions(embedding: Float32Array): void {
    if (embedding.length === this.#dimensions) return
    throw new WorkbenchError({
      code: 'argument-invalid',
      argument: 'embedding',
      expected: `${this.#dimensions} dimensions`,
      found: `${embedding.length} dimensions`,
    })
  }
}

/** A row as LanceDB returns it: Arrow proxies, which are converted to plain values before they leave this file. */
interface FoundRow {
  readonly client: ClientId
  readonly embedding: { toArray(): Float32Array }
}

function scored(row: FoundRow, embedding: Float32Array): ScoredClient {
  return { client: row.client, similarity: cosine(embedding, row.embedding.toArray()) }
}

function rowOf({ client, embedding, attributes }: IndexedClient): Record<string, unknown> {
  return { client, embedding: Array.from(embedding), attributes: [...attributes] }
}

/** Returns an SQL string literal. Quotes are doubled; no other character is special. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function schemaOf(dimensions: number): Schema {
  return new Schema([
    new Field('client', new Utf8(), false),
    new Field('embedding', new FixedSizeList(dimensions, new Field('item', new Float32(), true)), false),
    new Field('attributes', new List(new Field('item', new Utf8(), true)), false),
  ])
}
