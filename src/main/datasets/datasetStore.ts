/** The port through which imported datasets are kept. */
import type { RowIssue } from '#shared/errors.ts'
import type { DatasetCard } from '#shared/vocabulary/imports/datasetCard.ts'
import type { DamagedDataset, Dataset, DatasetSummary } from '#shared/vocabulary/datasets.ts'
import type { HistoryRow, ItemRow } from '#shared/vocabulary/imports/imports.ts'

/** What an import made. */
export interface ImportedDataset {
  readonly dataset: Dataset
  /** The line that lists show. */
  readonly summary: DatasetSummary
  /** What is wrong with the rows that were rejected. */
  readonly rejects: readonly RowIssue[]
  readonly card: DatasetCard
}

/** Which rows of a list are wanted. An empty `search` matches all; case does not matter. */
export interface RowsPage {
  readonly search: string
  readonly offset: number
  readonly limit: number
}

/** One page of rows, and the number of matches in all. */
export interface Rows<Row> {
  readonly total: number
  readonly rows: readonly Row[]
}

/** The store of imported datasets. A dataset is stored whole or not at all. All that reads one rejects with `dataset-damaged` where its files are. */
export interface DatasetStore {
  /** Returns the summaries of all datasets that can be read, ordered by name. */
  list(): Promise<readonly DatasetSummary[]>
  /** Returns those that cannot, ordered by name. They can be removed. */
  damaged(): Promise<readonly DamagedDataset[]>
  /** Reads a dataset. Rejects with `dataset-unknown`. */
  load(name: string): Promise<Dataset>
  /** Returns items in the order of the source; the search covers token, title and category. Rejects with `dataset-unknown`. */
  items(name: string, page: RowsPage): Promise<Rows<ItemRow>>
  /**
   * Returns histories in the order of the source; the search covers token and text of the user, and titles of the items. Rejects
   * with `dataset-unknown`.
   */
  histories(name: string, page: RowsPage): Promise<Rows<HistoryRow>>
  /** Returns the card of a dataset; null for one from before there were cards. Rejects with `dataset-unknown`. */
  card(name: string): Promise<DatasetCard | null>
  /** Stores a new dataset, with the list of the rows that were rejected, where any were. Rejects with `dataset-exists`. */
  save(imported: ImportedDataset): Promise<void>
  /** Removes a dataset. Rejects with `dataset-unknown`. */
  remove(name: string): Promise<void>
}
