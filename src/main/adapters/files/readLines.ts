/**
 * Streams the lines of a file. They are split at line feeds only: `node:readline` would also split at U+2028, which
 * texts may contain.
 */
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { ifAbsent } from './ifAbsent.ts'

/** One line and its position in the file. */
export interface FileLine {
  /** The line without its line feed. */
  readonly text: string
  /** The byte offset just after this line and its line feed. */
  readonly endsAt: number
  /** False for a last line without a line feed. */
  readonly ended: boolean
}

/** The bytes that are read in one go. */
const CHUNK = 262_144

/**
 * Yields the lines from a byte offset on, at which a line must begin (default 0), as many at a time as were read in one
 * go: a log has millions, and to wait for each would take longer than to read it. A file that does not exist has none.
 */
export async function* readLines(path: string, start = 0): AsyncIterable<readonly FileLine[]> {
  if (!(await exists(path))) return
  let rest: Buffer = Buffer.alloc(0)
  let offset = start
  for await (const chunk of createReadStream(path, { start, highWaterMark: CHUNK })) {
    const bytes = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer])
    const lines: FileLine[] = []
    let from = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      offset += end + 1 - from
      lines.push({ text: bytes.toString('utf8', from, end), endsAt: offset, ended: true })
      from = end + 1
    }
    rest = bytes.subarray(from)
    if (lines.length > 0) yield lines
  }
  if (rest.length > 0) yield [{ text: rest.toString('utf8'), endsAt: offset + rest.length, ended: false }]
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, ifAbsent(false))
}
