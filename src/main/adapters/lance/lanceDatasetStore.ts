/** Keeps imported datasets as LanceDB tables. Each dataset has a folder, which is written under a temporary name and then renamed. */
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect, type Connection } from '@lancedb/lancedb'
import { toWire, WorkbenchError } from '#shared/errors.ts'
import { aboutFile } from '#shared/errors/aboutFile.ts'
import type { DatasetCard } from '#shared/vocabulary/imports/datasetCard.ts'
import type { DamagedDataset, Dataset, DatasetSummary } from '#shared/vocabulary/datasets.ts'
import type { HistoryRow, ItemRow } from '#shared/vocabulary/imports/imports.ts'
import type { DatasetStore, ImportedDataset, Rows, RowsPage } from '../../datasets/datasetStore.ts'
import { syncFolder } from '../files/syncFolder.ts'
import { isRunning } from '../machine/isRunning.ts'
import { arrowTables } from './arrowTables.ts'
import { datasetColumns } from './datasetColumns.ts'
import { historiesPage, itemsPage, readTables } from './datasetPages.ts'
import { TABLES, type TableName } from './datasetTables.ts'
import { CheckedFolders, digestsIfNone, writeDigests } from './fileDigests.ts'
import { formerDataset } from './formerDataset.ts'
import { formerHistoriesPage, formerItemsPage } from './formerPages.ts'
import { keepDigests } from './keepDigests.ts'
import { makeFolder } from '../files/folders/makeFolder.ts'
import { readSummary } from './readSummary.ts'
import { rejectsText } from './rejectsText.ts'
import { unlessDamaged } from './unlessDamaged.ts'
import { wholeDataset } from './wholeDataset.ts'

/**
 * Folders of datasets that are being written or removed. They begin with a dot, as no dataset name does, and end with
 * the id of the process.
 */
const WORK_FOLDER = /^\.(?:importing|removing)-.+-(\d+)$/

/** What is written must be on disk before the folder takes its name. */
const FLUSHED = { flush: true } as const

/** The file of the card beside the tables. */
const CARD = 'card.json'

/**
 * Opens the store below `root`, which is created on the first save. `load` and `remove` throw WorkbenchError
 * `dataset-unknown`; `save` throws `dataset-exists`.
 */
export function lanceDatasetStore(root: string): DatasetStore {
  return new LanceDatasetStore(root)
}

class LanceDatasetStore implements DatasetStore {
  readonly #root: string
  readonly #files = new CheckedFolders()
  /** Saving and removing run one after the other. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(root: string) {
    this.#root = root
  }

  async list(): Promise<readonly DatasetSummary[]> {
    return (await this.#read()).flatMap(({ summary }) => summary ?? [])
  }

  async damaged(): Promise<readonly DamagedDataset[]> {
    return (await this.#read()).flatMap(({ damage }) => damage ?? [])
  }

  async load(name: string): Promise<Dataset> {
    const summary = await this.#summaryOf(name)
    const folder = join(this.#root, name)
    return this.#opened(name, async (connection, isFormer) => {
      const digests = await digestsIfNone(folder)
      const dataset = await wholeDataset(connection, summary, isFormer)
      if (digests !== null) await keepDigests(folder, digests, dataset)
      return dataset
    })
  }

  async items(name: string, page: RowsPage): Promise<Rows<ItemRow>> {
    const summary = await this.#summaryOf(name)
    return this.#opened(name, async (connection, isFormer) =>
      isFormer
        ? formerItemsPage(await formerDataset(connection, summary), page)
        : itemsPage(readTables(connection), page),
    )
  }

  async histories(name: string, page: RowsPage): Promise<Rows<HistoryRow>> {
    const summary = await this.#summaryOf(name)
    return this.#opened(name, async (connection, isFormer) =>
      isFormer
        ? formerHistoriesPage(await formerDataset(connection, summary), page)
        : historiesPage(readTables(connection), page),
    )
  }

  save({ dataset, summary, rejects, card }: ImportedDataset): Promise<void> {
    return this.#inTurn(async () => {
      await makeFolder(this.#root)
      await this.#removeLeftovers()
      if ((await this.#names()).includes(dataset.name)) throw exists(dataset.name)
      const folder = join(this.#root, `.importing-${dataset.name}-${process.pid}`)
      try {
        await writeTables(folder, datasetColumns(dataset, summary))
        if (rejects.length > 0) await writeFile(join(folder, 'rejects.csv'), rejectsText(rejects), FLUSHED)
        await writeFile(join(folder, CARD), `${JSON.stringify(card, null, 2)}\n`, FLUSHED)
        await writeDigests(folder)
        await syncFolder(folder)
        await rename(folder, join(this.#root, dataset.name))
        await syncFolder(this.#root)
      } catch (error) {
        // What was thrown first is told; what could not be removed either goes before the next import.
        await rm(folder, { recursive: true, force: true }).catch(() => undefined)
        if (isOccupied(error)) throw exists(dataset.name)
        aboutFile(join(this.#root, dataset.name))(error)
      }
    })
  }

  async card(name: string): Promise<DatasetCard | null> {
    await this.#summaryOf(name)
    const card = await readFile(join(this.#root, name, CARD), 'utf8').catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    })
    const of = { name, folder: join(this.#root, name) }
    return card === null ? null : unlessDamaged(of, () => JSON.parse(card) as DatasetCard)
  }

  remove(name: string): Promise<void> {
    return this.#inTurn(async () => {
      // A damaged one can be removed, too.
      if (!(await this.#names()).includes(name)) await this.#summaryOf(name)
      const folder = join(this.#root, `.removing-${name}-${process.pid}`)
      await rename(join(this.#root, name), folder)
      this.#files.forget(join(this.#root, name))
      await rm(folder, { recursive: true, force: true })
    })
  }

  /** What each folder holds, in order; neither where it holds no dataset. */
  async #read(): Promise<readonly { readonly summary?: DatasetSummary; readonly damage?: DamagedDataset }[]> {
    return Promise.all(
      (await this.#names()).map(async (name) => {
        const folder = join(this.#root, name)
        try {
          const summary = await unlessDamaged({ name, folder }, () => readSummary(folder))
          return summary === null ? {} : { summary }
        } catch (error) {
          return { damage: { name, folder, error: toWire(error).details } }
        }
      }),
    )
  }

  /** Folders that may hold a dataset, sorted. */
  async #names(): Promise<readonly string[]> {
    const folders = await foldersIn(this.#root)
    return folders.filter((name) => !name.startsWith('.')).sort()
  }

  /** @throws WorkbenchError `dataset-unknown`. */
  async #summaryOf(name: string): Promise<DatasetSummary> {
    const isThere = (await this.#names()).includes(name)
    const folder = join(this.#root, name)
    const summary = isThere ? await unlessDamaged({ name, folder }, () => readSummary(folder)) : null
    if (summary !== null) return summary
    const known = (await this.list()).map((other) => other.name)
    throw new WorkbenchError({ code: 'dataset-unknown', name, known })
  }

  /** Works with the tables of a dataset that is there; `isFormer` tells whether they are those from before. */
  async #opened<Result>(
    name: string,
    work: (connection: Connection, isFormer: boolean) => Promise<Result>,
  ): Promise<Result> {
    const folder = join(this.#root, name)
    return unlessDamaged({ name, folder }, async () => {
      await this.#files.check(folder)
      const connection = await connect(folder)
      try {
        return await work(connection, !(await connection.tableNames()).includes('histories'))
      } finally {
        connection.close()
      }
    })
  }

  /** Removes the temporary folders of processes that have ended, and older ones of this process. */
  async #removeLeftovers(): Promise<void> {
    for (const folder of await foldersIn(this.#root)) {
      const owner = Number(WORK_FOLDER.exec(folder)?.[1])
      if (Number.isNaN(owner) || (owner !== process.pid && isRunning(owner))) continue
      await rm(join(this.#root, folder), { recursive: true, force: true })
    }
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work)
    // The caller hears of it; the next one waits for its end alone.
    this.#last = done.catch(() => undefined)
    return done
  }
}

function exists(name: string): WorkbenchError {
  return new WorkbenchError({ code: 'dataset-exists', name })
}

async function foldersIn(root: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(root, { withFileTypes: true })
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

async function writeTables(folder: string, tables: ReturnType<typeof datasetColumns>): Promise<void> {
  const connection = await connect(folder)
  try {
    for (const name of Object.keys(TABLES) as readonly TableName[]) {
      const table = await connection.createEmptyTable(name, TABLES[name])
      const { rows, columns } = tables[name]()
      for (const part of arrowTables(TABLES[name], rows, columns)) await table.add(part)
      table.close()
    }
  } finally {
    connection.close()
  }
}

function isOccupied(error: unknown): boolean {
  return ['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
