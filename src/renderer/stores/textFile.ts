/** A text as a file that can be saved. */
import type { ExportedFile } from '#shared/vocabulary/figures.ts'

/** The file, in UTF-8. */
export function textFile(fileName: string, mime: string, text: string): ExportedFile {
  const bytes = new TextEncoder().encode(text)
  return {
    fileName,
    mime,
    base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
  }
}
