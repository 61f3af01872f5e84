/** A LanceDB table that can be made anew: one that cannot be read is put out of the way, without deleting it. */
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connection, Table } from '@lancedb/lancedb'
import type { Schema } from 'apache-arrow'
import { systemFault } from '#shared/errors/systemFault.ts'
import { ifUnwritable } from '../ifUnwritable.ts'
import { TableDigests, type TablePlace } from './tableDigests.ts'

/** How often a table is read whole before it counts as damaged: another process may compact it in the meantime. */
const READINGS = 3

/** Opens or creates the table. */
export async function openCacheTable(
  place: TablePlace,
  connection: Connection,
  schema: Schema,
): Promise<CacheTable> {
  const digests = new TableDigests(place)
  const open = () => connection.createEmptyTable(place.name, schema, { mode: 'create', existOk: true })
  const parts = { place, digests, open }
  if (await digests.areDamaged()) await setAside(parts)
  const table = await open().catch(async (error: unknown) => {
    await setAsideIfDamaged(parts, error)
    return open()
  })
  await digests.note().catch(ifUnwritable)
  return new CacheTable(table, parts)
}

/** What a table is opened with. */
interface Parts {
  readonly place: TablePlace
  readonly digests: TableDigests
  readonly open: () => Promise<Table>
}

/** The table; one piece of work at a time. */
export class CacheTable {
  readonly #parts: Parts
  #table: Table

  constructor(table: Table, parts: Parts) {
    this.#table = table
    this.#parts = parts
  }

  /** Reads, and where the table is damaged, does it again on an empty one; it is not damaged where all of it can be read. */
  async read<Result>(work: (table: Table) => Promise<Result>): Promise<Result> {
    if (await this.#parts.digests.areDamaged()) {
      await setAside(this.#parts)
      await this.#openAgain()
    }
    try {
      return await work(this.#table)
    } catch (error) {
      await setAsideIfDamaged(this.#parts, error)
      await this.#openAgain()
      return work(this.#table)
    }
  }

  /** The same for what writes. */
  async write(work: (table: Table) => Promise<void>): Promise<void> {
    await this.read(work)
    await this.#parts.digests.note()
  }

  close(): void {
    this.#table.close()
  }

  async #openAgain(): Promise<void> {
    this.#table.close()
    this.#table = await this.#parts.open()
  }
}

/** Throws `reason` where the system gave it, and leaves the table where it can be read. */
async function setAsideIfDamaged(parts: Parts, reason: unknown): Promise<void> {
  if (systemFault(reason) !== null) throw reason
  for (let reading = 0; reading < READINGS; reading += 1) if (await canBeRead(parts.open)) return
  await setAside(parts)
}

/** Renames a damaged table to `….broken`, in place of one that was set aside before. */
async function setAside({ place: { folder, name }, digests }: Parts): Promise<void> {
  const path = join(folder, `${name}.lance`)
  await rm(`${path}.broken`, { recursive: true, force: true })
  await rename(path, `${path}.broken`)
  await digests.forget()
}

async function canBeRead(open: () => Promise<Table>): Promise<boolean> {
  try {
    const table = await open()
    try {
      const batches = table.query()[Symbol.asyncIterator]()
      while (!(await batches.next()).done);
    } finally {
      table.close()
    }
    return true
  } catch (error) {
    if (systemFault(error) === null) return false
    throw error
  }
}
