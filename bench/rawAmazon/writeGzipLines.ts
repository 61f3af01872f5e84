/** Writes lines into a packed file as fast as it takes them, in bounded memory. */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

const CHUNK = 256 * 1024

/** Writes each line with a line feed, packed at level 6; returns how many bytes and lines there were. */
export async function writeGzipLines(
  path: string,
  lines: Iterable<string>,
): Promise<{ readonly lines: number; readonly bytes: number }> {
  const count = { lines: 0, bytes: 0 }
  function* chunks(): Iterable<Buffer> {
    let text = ''
    for (const line of lines) {
      text += line + '\n'
      count.lines++
      if (text.length < CHUNK) continue
      yield counted(text)
      text = ''
    }
    if (text !== '') yield counted(text)
  }
  const counted = (text: string) => {
    const bytes = Buffer.from(text)
    count.bytes += bytes.length
    return bytes
  }
  // A stream of objects would hold sixteen chunks at once.
  const source = Readable.from(chunks(), { objectMode: false, highWaterMark: 4 * CHUNK })
  await pipeline(source, createGzip({ level: 6 }), createWriteStream(path))
  return count
}
