/** Imports, lists and loads datasets. The demo is imported when it is first loaded. */
import { WorkbenchError } from '#shared/errors.ts'
import type { DatasetCard } from '#shared/vocabulary/imports/datasetCard.ts'
import type { DamagedDataset, Dataset, DatasetSummary } from '#shared/vocabulary/datasets.ts'
import type { HistoryRow, ItemRow } from '#shared/vocabulary/imports/imports.ts'
import { importDataset } from '../../datasets/importDataset.ts'
import type { DatasetStore, Rows, RowsPage } from '../../datasets/datasetStore.ts'
import type { Randomness } from '../../ports/random.ts'
import type { PiecewiseSha256 } from '../../ports/piecewiseSha256.ts'
import type { DatasetFolders } from './ports.ts'

/** The name of the demo dataset. */
export const DEMO = 'demo'
/** The word for the items of the demo in prompts. */
export const DEMO_DOMAIN_WORD = 'CD'

/** A request to import the files of a folder. */
export interface ImportFolderRequest {
  /** A folder of dataset files, or one file in it. */
  readonly path: string
  readonly name: string
  /** The word for an item in prompts; undefined for the default of the import. */
  readonly domainWord?: string | undefined
}

/** The datasets of a home. Methods throw WorkbenchError `dataset-exists` or `dataset-unknown`. */
export interface Datasets {
  import(request: ImportFolderRequest): Promise<DatasetSummary>
  list(): Promise<readonly DatasetSummary[]>
  /** Those that are there and cannot be read. */
  damaged(): Promise<readonly DamagedDataset[]>
  load(name: string): Promise<Dataset>
  /** As the store has them, without loading the dataset. */
  items(name: string, page: RowsPage): Promise<Rows<ItemRow>>
  histories(name: string, page: RowsPage): Promise<Rows<HistoryRow>>
  /** Null for one from before there were cards. */
  card(name: string): Promise<DatasetCard | null>
  remove(name: string): Promise<void>
}

/** What datasets need from outside. */
export interface DatasetPorts {
  readonly datasetStore: DatasetStore
  readonly datasetFolders: DatasetFolders
  readonly sha256: PiecewiseSha256
  readonly randomness: Pick<Randomness, 'randomFor'>
}

/** Creates the datasets of a home. */
export function createDatasets(ports: DatasetPorts): Datasets {
  const { datasetStore: store, datasetFolders, sha256, randomness } = ports
  const tools = { sha256, randomFor: randomness.randomFor }
  const importFolder = async ({ path, name, domainWord }: ImportFolderRequest): Promise<DatasetSummary> => {
    const files = await datasetFolders.readFolder(path)
    const imported = await importDataset({ name, domainWord, from: path, files }, tools)
    await store.save(imported)
    return imported.summary
  }
  /** The demo is there before anybody imported it. */
  const imported = async (name: string): Promise<void> => {
    if (
      name !== DEMO ||
      [...(await store.list()), ...(await store.damaged())].some((dataset) => dataset.name === DEMO)
    )
      return
    const demo = { path: datasetFolders.demo, name: DEMO, domainWord: DEMO_DOMAIN_WORD }
    await importFolder(demo).catch(unlessThere)
  }
  return {
    import: importFolder,
    list: () => store.list(),
    damaged: () => store.damaged(),
    load: async (name) => {
      await imported(name)
      return store.load(name)
    },
    card: async (name) => {
      await imported(name)
      return store.card(name)
    },
    items: async (name, page) => {
      await imported(name)
      return store.items(name, page)
    },
    histories: async (name, page) => {
      await imported(name)
      return store.histories(name, page)
    },
    remove: (name) => store.remove(name),
  }
}

/** Another process may have imported it meanwhile. */
function unlessThere(error: unknown): void {
  if (!(error instanceof WorkbenchError) || error.code !== 'dataset-exists') throw error
}
