/** Checks the free space on the disk before a download, and explains why a file could not be written. */
import { statfs } from 'node:fs/promises'
import { WorkbenchError } from '#shared/errors.ts'
import { systemFault } from '#shared/errors/systemFault.ts'

/** Bytes that a download must leave free (256 MB), because the engine writes other files, too. */
const SPARE_BYTES = 256e6

/** Checks that a folder has room for this many more bytes. @throws WorkbenchError `disk-full` if fewer than 256 MB would be left. */
export async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const needed = bytes + SPARE_BYTES
  if (needed > bavail * bsize)
    throw new WorkbenchError({ code: 'disk-full', folder, needed, free: bavail * bsize })
}

/** What was being written when the write failed. */
export interface FailedWrite {
  readonly folder: string
  /** The address that the bytes came from. */
  readonly address: string
  /** The number of bytes still to be written. */
  readonly missing: number
}

/**
 * Makes the error for a failed write: `disk-full` if the disk is full, the code of another error of the system, and
 * `download-failed` for any other cause.
 */
export function writeFailure(error: unknown, { folder, address, missing }: FailedWrite): WorkbenchError {
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
    return new WorkbenchError({ code: 'disk-full', folder, needed: missing, free: 0 }, { cause: error })
  const fault = systemFault(error)
  if (fault !== null)
    return new WorkbenchError('file' in fault ? { ...fault, file: folder } : fault, { cause: error })
  const found = error instanceof Error ? error.message : String(error)
  const expected = `${folder} to be written`
  return new WorkbenchError({ code: 'download-failed', address, expected, found }, { cause: error })
}
