/** A value as a file that can be saved. */
import type { ExportedFile } from '#shared/vocabulary/figures.ts'
import { textFile } from '../../stores/textFile.ts'

/** The file, as indented JSON with a line end. */
export function jsonFile(fileName: string, value: unknown): ExportedFile {
  return textFile(fileName, 'application/json', `${JSON.stringify(value, null, 2)}\n`)
}
