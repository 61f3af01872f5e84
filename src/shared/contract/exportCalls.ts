/** The calls that export figures, tables and datasets as files. */
import { z } from 'zod'
import { figureRequest, tableRequest, type ExportedFile } from '../vocabulary/figures.ts'
import { historyRequest } from '../vocabulary/causes/historyRequest.ts'
import { call } from './contract.ts'

export const exportCalls = {
  'export.figure': call(figureRequest).answering<ExportedFile>(),
  'export.table': call(tableRequest).answering<ExportedFile>(),
  /** What a client remembered up to a step, each revision with what caused it. */
  'export.history': call(historyRequest).answering<ExportedFile>(),
  /** A ZIP archive of RecBole atomic files, from which an import makes the same dataset. */
  'export.dataset': call(z.strictObject({ dataset: z.string().max(500) })).answering<ExportedFile>(),
}
