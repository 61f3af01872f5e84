/** The last step of a download: a complete part is verified, and only then renamed to the name of the file. */
import { rename, rm } from 'node:fs/promises'
import { WorkbenchError } from '#shared/errors.ts'
import type { DownloadJournal } from '#shared/vocabulary/models/modelDownloads.ts'
import { bytesOf, type PartPaths } from './partFile.ts'

/** A part that has arrived completely. */
export interface WholePart {
  /** The name of the file, for error messages. */
  readonly file: string
  readonly paths: PartPaths
  readonly journal: DownloadJournal
  /** The SHA-256 of the whole file, in lower-case hexadecimal. */
  readonly sha256: string
  /** Rejects if the file is not a model. */
  readonly accept: (path: string) => Promise<unknown>
}

/**
 * * Compares the checksum with the one of the journal, if it has one, and checks that the file is a model.
 * @throws WorkbenchError `download-corrupt` if the checksums differ, `model-invalid`.
 */
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

/**
 * * Renames the part to the name of the file, and deletes the journal.
 * @throws WorkbenchError `download-state` if a file of this name exists.
 */
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
