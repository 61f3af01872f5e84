/** A LanceDB table that can be made anew: one that cannot be read is put out of the way, without deleting it. */
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connection, Table } from '@lancedb/lancedb'
import type { Schema } from 'apache-arrow'
import { systemFault } from '#shared/errors/systemFault.ts'

/** A table of a folder, by its name. */
export interface TablePlace {
  readonly folder: string
  readonly name: string
}

/** How often a table is read whole before it counts as damaged: another process may compact it in the meantime. */
const READINGS = 3

/** Opens or creates the table. */
export async function openCacheTable(
  place: TablePlace,
  connection: Connection,
  schema: Schema,
): Promise<CacheTable> {
  const open = () => connection.createEmptyTable(place.name, schema, { mode: 'create', existOk: true })
  const table = await open().catch(async (error: unknown) => {
    await setAsideIfDamaged(place, open, error)
    return open()
  })
  return new CacheTable(table, open, place)
}

/** The table; one piece of work at a time. */
export class CacheTable {
  readonly #open: () => Promise<Table>
  readonly #place: TablePlace
  #table: Table

  constructor(table: Table, open: () => Promise<Table>, place: TablePlace) {
    this.#table = table
    this.#open = open
    this.#place = place
  }

  /** Does the work, and where the table is damaged, does it again on an empty one; it is not damaged where all of it can be read. */
  async with<Result>(work: (table: Table) => Promise<Result>): Promise<Result> {
    try {
      return await work(this.#table)
    } catch (error) {
      await setAsideIfDamaged(this.#place, this.#open, error)
      this.#table.close()
      this.#table = await this.#open()
      return work(this.#table)
    }
  }

  close(): void {
    this.#table.close()
  }
}

/** Renames a damaged table to `….broken`, in place of one that was set aside before. Throws `reason` where the system gave it. */
async function setAsideIfDamaged(
  { folder, name }: TablePlace,
  open: () => Promise<Table>,
  reason: unknown,
): Promise<void> {
  if (systemFault(reason) !== null) throw reason
  for (let reading = 0; reading < READINGS; reading += 1) if (await canBeRead(open)) return
  const path = join(folder, `${name}.lance`)
  await rm(`${path}.broken`, { recursive: true, force: true })
  await rename(path, `${path}.broken`)
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
