/** Implements `export.*`. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Handlers } from './handlersOf.ts'

const later = (): never => {
  throw new WorkbenchError({ code: 'internal', message: 'not there yet' })
}

export function exportHandlers(): Handlers<'export'> {
  return { 'export.figure': later, 'export.table': later }
}
