/** The calls about datasets: list, preview, import, rows. */
import { z } from 'zod'
import type { DatasetSummary } from '../vocabulary/datasets.ts'
import {
  type DatasetPreview,
  type HistoryRow,
  type ImportProgress,
  type ItemRow,
  sourceId,
} from '../vocabulary/imports/imports.ts'
import { call, topic } from './contract.ts'
import { flag, page } from './parameters.ts'

/** A name is only limited in length here; the engine checks it and words the error. */
const datasetName = z.string().max(500)

export const datasetCalls = {
  /** All datasets, with the demo even before it is imported; with `imported` only those that are. */
  'datasets.list': call(z.strictObject({ imported: flag })).answering<readonly DatasetSummary[]>(),
  'datasets.preview': call(z.strictObject({ source: sourceId })).answering<DatasetPreview>(),
  /** Resolves when the whole dataset is stored. Rejects with `cancelled` after `datasets.cancelImport`. */
  'datasets.import': call(
    z.strictObject({
      source: sourceId,
      name: datasetName,
      domainWord: z.string().max(60).optional(),
      /** The share of the rows of a file that may be rejected; in the atomic form 0.01 by default. */
      rejectLimit: z.number().min(0).max(1).optional(),
    }),
  ).answering<DatasetSummary>(),
  'datasets.cancelImport': call(z.strictObject({ name: datasetName })).answering<void>(),
  'datasets.items': call(z.strictObject({ dataset: datasetName, ...page })).answering<{
    readonly total: number
    readonly rows: readonly ItemRow[]
  }>(),
  'datasets.histories': call(z.strictObject({ dataset: datasetName, ...page })).answering<{
    readonly total: number
    readonly rows: readonly HistoryRow[]
  }>(),
  'datasets.remove': call(z.strictObject({ dataset: datasetName })).answering<void>(),
  'datasets.changed': topic<readonly DatasetSummary[]>(),
  'datasets.progress': topic<ImportProgress>(),
}
