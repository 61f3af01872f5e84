/** A value as a file that can be saved. */
import type { ExportedFile } from '#shared/vocabulary/figures.ts'

/** The file, as indented JSON with a line end. */
export function jsonFile(fileName: string, value: unknown): ExportedFile {
  const bytes = new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)
  return {
    fileName,
    mime: 'application/json',
    base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
  }
}
