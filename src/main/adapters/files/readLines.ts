/** Lines of a file as a stream, split at line feeds alone: readline would also split at U+2028, which texts may hold. */
import { createReadStream } from 'node:fs'

export interface FileLine {
  /** Without its line feed. */
  readonly text: string
  /** Bytes of the file up to and with this line. */
  readonly endsAt: number
  /** False for a last line that lacks its line feed. */
  readonly ended: boolean
}

export async function* readLines(path: string): AsyncIterable<FileLine> {
  let rest: Buffer = Buffer.alloc(0)
  let offset = 0
  for await (const chunk of createReadStream(path)) {
    const bytes = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer])
    let start = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      offset += end + 1 - start
      yield { text: bytes.toString('utf8', start, end), endsAt: offset, ended: true }
      start = end + 1
    }
    rest = bytes.subarray(start)
  }
  if (rest.length > 0) yield { text: rest.toString('utf8'), endsAt: offset + rest.length, ended: false }
}
