/** A chunk into a file, all of it: a disk that is nearly full may take less than it was given. */
import type { FileHandle } from 'node:fs/promises'

/** Without a gap, so that what was hashed is what is there. */
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
