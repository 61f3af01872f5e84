/** The last step of a download: a part that has arrived whole is checked, and only then takes its name. */
import { rename, rm } from 'node:fs/promises'
import { WorkbenchError } from '#shared/errors.ts'
import type { DownloadJournal } from '#shared/vocabulary/models/modelDownloads.ts'
import { bytesOf, type PartPaths } from './partFile.ts'

export interface WholePart {
  /** Name of the file, for errors. */
  readonly file: string
  readonly paths: PartPaths
  readonly journal: DownloadJournal
  /** SHA-256 of all its bytes, as lower case hexadecimal digits. */
  readonly sha256: string
  /** Rejects where the whole file is no model. */
  readonly accept: (path: string) => Promise<unknown>
}

/** @throws WorkbenchError `download-corrupt` for another checksum than the journal has, `model-invalid`. */
export async function provePart({ file, paths, journal, sha256, accept }: WholePart): Promise<void> {
  const { checksum, address } = journal
  if (checksum && checksum.sha256 !== sha256)
    throw new WorkbenchError({
      code: 'download-corrupt',
      file,
      expected: `${checksum.sha256} (from the ${checksum.from})`,
      found: sha256,
    })
  try {
    await accept(paths.part)
  } catch (error) {
    if (error instanceof WorkbenchError && error.details.code === 'model-invalid')
      throw new WorkbenchError({ ...error.details, path: address })
    throw error
  }
}

/** Gives the part its name, and removes the journal. @throws WorkbenchError `download-state` where the name is taken. */
export async function namePart(file: string, paths: PartPaths): Promise<void> {
  if ((await bytesOf(paths.whole)) !== null)
    throw new WorkbenchError({
      code: 'download-state',
      file,
      expected: 'no file of this name yet',
      found: 'one that came meanwhile',
    })
  await rename(paths.part, paths.whole)
  await rm(paths.journal, { force: true })
}
