/** The calls about datasets: list, preview, import, rows. */
import { z } from 'zod'
import type { DamagedDataset, DatasetSummary } from '../vocabulary/datasets.ts'
import {
  type DatasetPreview,
  type HistoryRow,
  type ImportProgress,
  type ItemRow,
  type PreparedSource,
  type PreprocessedSource,
  type ReadProgress,
  type SourceId,
  sourceId,
} from '../vocabulary/imports/imports.ts'
import type { DatasetCard } from '../vocabulary/imports/datasetCard.ts'
import { preprocessing } from '../vocabulary/imports/preprocessing.ts'
import { sourcePlan } from '../vocabulary/imports/sourcePlan.ts'
import { call, topic } from './contract.ts'
import { flag, page } from './parameters.ts'

/** The share of the rows of a file that may be rejected; 0.01 by default, and none in the benchmark form. */
const rejectLimit = z.number().min(0).max(1)

/** A name is only limited in length here; the engine checks it and words the error. */
const datasetName = z.string().max(500)

export const datasetCalls = {
  /** All datasets, with the demo even before it is imported; with `imported` only those that are. */
  'datasets.list': call(z.strictObject({ imported: flag })).answering<readonly DatasetSummary[]>(),
  /** The imported datasets that cannot be read, each with why and its folder. */
  'datasets.damaged': call(z.strictObject({})).answering<readonly DamagedDataset[]>(),
  /** Tables are read by the plan, or by one that is guessed. */
  'datasets.preview': call(
    z.strictObject({ source: sourceId, plan: sourcePlan.optional() }),
  ).answering<DatasetPreview>(),
  /**
   * Reads the interactions of a source and keeps them, in place of those of the source before, so that preprocessing can
   * be tried. Rejects with `cancelled` after `datasets.cancelPreparing`.
   */
  'datasets.prepare': call(
    z.strictObject({ source: sourceId, plan: sourcePlan.optional(), rejectLimit: rejectLimit.optional() }),
  ).answering<PreparedSource>(),
  'datasets.cancelPreparing': call(z.strictObject({ source: sourceId })).answering<void>(),
  /** Tries preprocessing on the source that was prepared last. Rejects with `source-unknown` where it is another one. */
  'datasets.preprocess': call(
    z.strictObject({ source: sourceId, preprocessing }),
  ).answering<PreprocessedSource>(),
  /** Resolves when the whole dataset is stored. Rejects with `cancelled` after `datasets.cancelImport`. */
  'datasets.import': call(
    z.strictObject({
      source: sourceId,
      name: datasetName,
      domainWord: z.string().max(60).optional(),
      plan: sourcePlan.optional(),
      preprocessing: preprocessing.optional(),
      rejectLimit: rejectLimit.optional(),
    }),
  ).answering<DatasetSummary>(),
  'datasets.cancelImport': call(z.strictObject({ name: datasetName })).answering<void>(),
  /** Null for a dataset from before there were cards. */
  'datasets.card': call(z.strictObject({ dataset: datasetName })).answering<DatasetCard | null>(),
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
  'datasets.preparing': topic<ReadProgress & { readonly source: SourceId }>(),
}
