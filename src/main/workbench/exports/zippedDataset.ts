/** Packs a dataset as RecBole atomic files, for the window to save and a terminal to unpack. */
import { Zip, ZipDeflate } from 'fflate'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { ExportedFile } from '#shared/vocabulary/figures.ts'
import { atomicFiles } from '../../datasets/export/atomicFiles.ts'
import type { Breathe } from '../../ports/breather.ts'

/** The same dataset gives the same bytes, so that its files have one date, the first that ZIP can tell. */
const DATE = new Date(1980, 0, 1)
/** Higher levels take longer and save little of such text. */
const LEVEL = 4

/** Returns a ZIP archive with the files of a dataset, without a folder: `demo.zip`. */
export async function zippedDataset(dataset: Dataset, breathe: Breathe): Promise<ExportedFile> {
  const chunks: Uint8Array[] = []
  const archive = new Zip((error, chunk) => {
    if (error !== null) throw error
    chunks.push(chunk)
  })
  for (const { name, pieces } of atomicFiles(dataset)) {
    const file = new ZipDeflate(name, { level: LEVEL })
    file.mtime = DATE
    archive.add(file)
    for (const piece of pieces()) {
      file.push(Buffer.from(piece))
      await breathe()
    }
    file.push(new Uint8Array(0), true)
  }
  archive.end()
  const base64 = Buffer.concat(chunks).toString('base64')
  return { fileName: `${dataset.name}.zip`, mime: 'application/zip', base64 }
}
