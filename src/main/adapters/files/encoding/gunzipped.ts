/** Unpacks a gzip file while it is read. */
import { pipeline, Readable } from 'node:stream'
import { createGunzip, type ZlibOptions } from 'node:zlib'
import { GzipFault } from './gzipFault.ts'

/** Bytes that are unpacked at once: what a file that unpacks to very much takes in memory. */
const UNPACKED_AT_ONCE = 128 * 1024
/** Bytes that are unpacked ahead while what comes before them is worked on. */
const UNPACKED_AHEAD = 1024 * 1024
/** The first chunk has as many, where there are as many: an encoding is told by them. */
const HEAD = 16

/**
 * Yields what the members of a gzip file hold, one after the other, and passes over zeros behind them. `bytesFrom` reads
 * the file from an offset on. Rejects with `GzipFault` where the file ends early, is damaged, or has other bytes behind its
 * end, and with whatever reading rejects with.
 */
export async function* gunzipped(
  bytesFrom: (start: number) => AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const unpacking = createGunzip({
    chunkSize: UNPACKED_AT_ONCE,
    readableHighWaterMark: UNPACKED_AHEAD,
  } as ZlibOptions)
  let size = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytesFrom(0)) {
      size += chunk.length
      yield chunk
    }
  }
  // Whoever iterates hears of the error.
  pipeline(Readable.from(counted()), unpacking, () => undefined)
  let head = Buffer.alloc(0)
  let begun = false
  try {
    for await (const chunk of unpacking) {
      if (!begun) head = Buffer.concat([head, chunk as Buffer])
      if (begun) yield chunk as Buffer
      else if (head.length >= HEAD) yield head
      begun ||= head.length >= HEAD
    }
    if (!begun && head.length > 0) yield head
    // Unpacking ends at the first zero where another member could begin.
    for await (const chunk of bytesFrom(unpacking.bytesWritten))
      if (chunk.some((byte) => byte !== 0))
        throw new GzipFault(`other bytes behind the end at ${unpacking.bytesWritten}`)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'Z_BUF_ERROR') throw new GzipFault(`an end after ${size} bytes`, error)
    if (code.startsWith('Z_'))
      throw new GzipFault(`bytes that cannot be unpacked, within the first ${size}`, error)
    throw error
  }
}
