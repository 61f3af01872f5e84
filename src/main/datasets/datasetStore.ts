/** The port through which imported datasets are kept. */
import type { RowIssue } from '#shared/errors.ts'
import type { DatasetCard } from '#shared/vocabulary/imports/datasetCard.ts'
import type { Dataset, DatasetSummary } from '#shared/vocabulary/datasets.ts'

/** What an import made. */
export interface ImportedDataset {
  readonly dataset: Dataset
  /** The line that lists show. */
  readonly summary: DatasetSummary
  /** What is wrong with the rows that were rejected. */
  readonly rejects: readonly RowIssue[]
  readonly card: DatasetCard
}

/** The store of imported datasets. A dataset is stored whole or not at all. */
export interface DatasetStore {
  /** Returns the summaries of all datasets, ordered by name. */
  list(): Promise<readonly DatasetSummary[]>
  /** Reads a dataset. Rejects with `dataset-unknown`. */
  load(name: string): Promise<Dataset>
  /** Returns the card of a dataset; null for one from before there were cards. Rejects with `dataset-unknown`. */
  card(name: string): Promise<DatasetCard | null>
  /** Stores a new dataset, with the list of the rows that were rejected, where any were. Rejects with `dataset-exists`. */
  save(imported: ImportedDataset): Promise<void>
  /** Removes a dataset. Rejects with `dataset-unknown`. */
  remove(name: string): Promise<void>
}
