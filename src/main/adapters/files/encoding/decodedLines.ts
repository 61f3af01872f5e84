/** Lines of a file in a known encoding. */
import type { TextEncoding } from './findEncoding.ts'

/** Bytes that Windows-1252 has no characters for; `TextDecoder` lets them through as controls. */
const NO_CHARACTER = /[\u0081\u008d\u008f\u0090\u009d]/

/** A longer line is no row of any dataset; without a limit it would be read into memory whole. */
export const LONGEST_LINE = 16_000_000

/** Why the lines of a file cannot be read on. */
export type LineFault = 'bytes' | 'length'

/**
 * Splits at `\n` only: `node:readline` would also split at U+2028, which item descriptions contain. Nothing is replaced:
 * `refuse` makes the error for a row with bytes that are no characters of the encoding, or that is longer than
 * `LONGEST_LINE` characters.
 */
export async function* decodedLines(
  chunks: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
  refuse: (row: number, fault: LineFault) => Error,
): AsyncGenerator<string> {
  // Always as a stream: the short way of Node 20 takes Windows-1252 for Latin-1.
  const decoder = new TextDecoder(encoding, { fatal: true })
  let rest = ''
  let row = 1
  /** Bytes of the line that the chunk before left open. */
  let open: Uint8Array = new Uint8Array(0)
  for await (const bytes of chunks) {
    let text: string
    try {
      text = decoder.decode(bytes, { stream: true })
    } catch {
      // The decoder only says that it failed; the refusal says where.
      throw refuse(row + feedsBeforeFault(Buffer.concat([open, bytes]), encoding), 'bytes')
    }
    const lines = (rest + text).split('\n')
    if (encoding === 'windows-1252') {
      const fault = lines.findIndex((line) => NO_CHARACTER.test(line))
      if (fault >= 0) throw refuse(row + fault, 'bytes')
    }
    rest = lines.pop() ?? ''
    yield* lines
    row += lines.length
    if (rest.length > LONGEST_LINE) throw refuse(row, 'length')
    if (encoding === 'gbk' || encoding === 'utf-8') open = openLine(open, bytes)
  }
  try {
    rest += decoder.decode()
  } catch {
    // What is left is the beginning of a character.
    throw refuse(row, 'bytes')
  }
  if (rest !== '') yield rest
}

function openLine(before: Uint8Array, bytes: Uint8Array): Uint8Array {
  const last = bytes.lastIndexOf(10)
  return last < 0 ? Buffer.concat([before, bytes]) : bytes.subarray(last + 1)
}

/** Line feeds before the first replacement that a lenient decoder makes: the strict one does not say where it stopped. */
function feedsBeforeFault(bytes: Uint8Array, encoding: TextEncoding): number {
  const text = new TextDecoder(encoding).decode(bytes, { stream: true })
  const fault = text.indexOf('\uFFFD')
  return text.slice(0, Math.max(0, fault)).split('\n').length - 1
}
