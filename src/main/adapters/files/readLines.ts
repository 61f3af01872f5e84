/** Lines of a file as a stream, split at line feeds alone: readline would also split at U+2028, which texts may hold. */
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'

export interface FileLine {
  /** Without its line feed. */
  readonly text: string
  /** Bytes of the file up to and with this line. */
  readonly endsAt: number
  /** False for a last line that lacks its line feed. */
  readonly ended: boolean
}

/** `start` is the byte at which a line begins. A file that is not there has no lines. */
export async function* readLines(path: string, start = 0): AsyncIterable<FileLine> {
  if (!(await exists(path))) return
  let rest: Buffer = Buffer.alloc(0)
  let offset = start
  for await (const chunk of createReadStream(path, { start })) {
    const bytes = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer])
    let from = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      offset += end + 1 - from
      yield { text: bytes.toString('utf8', from, end), endsAt: offset, ended: true }
      from = end + 1
    }
    rest = bytes.subarray(from)
  }
  if (rest.length > 0) yield { text: rest.toString('utf8'), endsAt: offset + rest.length, ended: false }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
