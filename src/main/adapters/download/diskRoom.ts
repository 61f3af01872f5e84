/** Room on the disk for what is fetched, and what is said where a file cannot be written. */
import { statfs } from 'node:fs/promises'
import { WorkbenchError } from '#shared/errors.ts'

/** Bytes that are left on the disk, for the engine has more to write than models. */
const SPARE_BYTES = 256e6

/** @throws WorkbenchError `disk-full` where so many bytes more would not leave the engine enough. */
export async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const needed = bytes + SPARE_BYTES
  if (needed > bavail * bsize)
    throw new WorkbenchError({ code: 'disk-full', folder, needed, free: bavail * bsize })
}

export interface FailedWrite {
  readonly folder: string
  /** Where the bytes came from. */
  readonly address: string
  /** Bytes that are still to come. */
  readonly missing: number
}

/** `disk-full`, or `download-failed` where something else keeps the file from being written. */
export function writeFailure(error: unknown, { folder, address, missing }: FailedWrite): WorkbenchError {
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
    return new WorkbenchError({ code: 'disk-full', folder, needed: missing, free: 0 }, { cause: error })
  const found = error instanceof Error ? error.message : String(error)
  const expected = `${folder} to be written`
  return new WorkbenchError({ code: 'download-failed', address, expected, found }, { cause: error })
}
