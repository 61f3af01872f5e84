/** Writes a whole chunk into a file: on a disk that is nearly full, one write may take less than it was given. */
import type { FileHandle } from 'node:fs/promises'

/** Writes the chunk at the byte offset `at`, in as many writes as it takes. Rejects with the error of the file system. */
export async function writeAll(
  handle: Pick<FileHandle, 'write'>,
  chunk: Uint8Array,
  at: number,
): Promise<void> {
  let done = 0
  while (done < chunk.length) {
    const { bytesWritten } = await handle.write(chunk, done, chunk.length - done, at + done)
    done += bytesWritten
  }
}
