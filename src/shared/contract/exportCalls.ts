/** What may be asked for as a file: figures and tables. */
import { figureRequest, tableRequest, type ExportedFile } from '../vocabulary/figures.ts'
import { call } from './contract.ts'

export const exportCalls = {
  'export.figure': call(figureRequest).answering<ExportedFile>(),
  'export.table': call(tableRequest).answering<ExportedFile>(),
}
