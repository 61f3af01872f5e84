/** Packs a figure as source into a ZIP archive. */
import { strToU8, zipSync } from 'fflate'
import type { SourceFile } from '#shared/charts/source/figureSource.ts'

/** The same figure gives the same bytes, so that its files have one date, the first that ZIP can tell. */
const DATE = new Date(1980, 0, 1)

/** Returns the archive; its files are in a folder of this name. */
export function zippedSource(folder: string, files: readonly SourceFile[]): Uint8Array {
  return zipSync(Object.fromEntries(files.map(({ name, text }) => [`${folder}/${name}`, strToU8(text)])), {
    mtime: DATE,
  })
}
