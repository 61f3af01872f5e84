/**
 * Streams the lines of a file. They are split at line feeds only: `node:readline` would also split at U+2028, which
 * texts may contain.
 */
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { WorkbenchError } from '#shared/errors.ts'
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

/** The bytes that are read in one go: about ten milliseconds of work. Between two goes a run at work has its turn, so that few are sooner done. */
const CHUNK = 1_048_576
/** No line that the workbench writes comes near it; a longer one would be read into memory whole, and may be no text at all. */
export const LONGEST_LINE_BYTES = 256 * 1024 ** 2

/** Where reading begins, and how long a line may be. */
export interface LinesToRead {
  /** A byte offset, at which a line must begin. */
  readonly start?: number
  readonly longest?: number
}

/**
 * Yields the lines from a byte offset on (default 0), as many at a time as were read in one
 * go: a log has millions, and to wait for each would take longer than to read it. A file that does not exist has none.
 * @throws WorkbenchError `too-large` at a line that is longer than a line may be.
 */
export async function* readLines(
  path: string,
  { start = 0, longest = LONGEST_LINE_BYTES }: LinesToRead = {},
): AsyncIterable<readonly FileLine[]> {
  if (!(await exists(path))) return
  // In pieces, since to put a long line together with every chunk would take the square of its length.
  let open: Buffer[] = []
  let openBytes = 0
  let offset = start
  const keep = (piece: Buffer): void => {
    openBytes += piece.length
    if (openBytes > longest) throw tooLong(path, offset, longest)
    open.push(piece)
  }
  for await (const chunk of createReadStream(path, { start, highWaterMark: CHUNK })) {
    const bytes = chunk as Buffer
    const lines: FileLine[] = []
    let from = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      if (openBytes > 0) keep(bytes.subarray(from, end))
      const text = openBytes > 0 ? Buffer.concat(open).toString('utf8') : bytes.toString('utf8', from, end)
      offset += (openBytes > 0 ? openBytes : end - from) + 1
      lines.push({ text, endsAt: offset, ended: true })
      open = []
      openBytes = 0
      from = end + 1
    }
    if (from < bytes.length) keep(bytes.subarray(from))
    if (lines.length > 0) yield lines
  }
  if (openBytes > 0)
    yield [{ text: Buffer.concat(open).toString('utf8'), endsAt: offset + openBytes, ended: false }]
}

function tooLong(path: string, offset: number, longest: number): WorkbenchError {
  return new WorkbenchError({
    code: 'too-large',
    what: `the line of ${path} that begins at byte ${offset}`,
    limit: `${longest} bytes`,
    found: 'more of them',
  })
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, ifAbsent(false))
}
