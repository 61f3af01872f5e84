/** The calls that report on an imported dataset: what may make results on it meaningless, and what it looks like. */
import { z } from 'zod'
import type { DatasetChecks } from '../vocabulary/imports/datasetChecks.ts'
import type { DatasetDistributions } from '../vocabulary/imports/datasetDistributions.ts'
import { call } from './contract.ts'

/** A name is only limited in length here; the engine checks it and words the error. */
const dataset = z.string().max(500)

export const datasetReportCalls = {
  /** Without a seed the candidates are those of the runs on the dataset. */
  'datasets.checks': call(
    z.strictObject({ dataset, seed: z.int().min(0).max(4_294_967_295).optional() }),
  ).answering<DatasetChecks>(),
  'datasets.distributions': call(z.strictObject({ dataset })).answering<DatasetDistributions>(),
}
