/** The calls that export figures and tables as files. */
import { figureRequest, tableRequest, type ExportedFile } from '../vocabulary/figures.ts'
import { call } from './contract.ts'

export const exportCalls = {
  'export.figure': call(figureRequest).answering<ExportedFile>(),
  'export.table': call(tableRequest).answering<ExportedFile>(),
}
