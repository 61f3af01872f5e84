/** The lines of a file that is taken for UTF-8 until a byte says otherwise, so that one reading is enough. */
import type { TextEncoding } from './findEncoding.ts'
import type { LineDecoder, LineFault } from './lineDecoder.ts'
import { SetLineDecoder } from './setLineDecoder.ts'
import { Utf8LineDecoder } from './utf8LineDecoder.ts'
import { wideEncoding } from './wideEncoding.ts'

/** What is asked while a file is read. */
export interface DecodingOptions {
  /** The encoding where it is known. */
  readonly known?: TextEncoding | undefined
  /** Finds the encoding of a file that is no UTF-8, over all of it; it may reject. */
  readonly find: () => Promise<TextEncoding>
  /** Makes the error for a row that cannot be read. */
  readonly refuse: (fault: LineFault, encoding: TextEncoding) => Error
  /** Is told the encoding when the last line was read. */
  readonly onEnd?: (encoding: TextEncoding) => void
}

/**
 * Yields the lines, those of one chunk at a time. No line is given twice or has to be taken back: where the file is something
 * else, all before the first such byte was plain letters, which are the same in it, or else the file is damaged UTF-8.
 */
export async function* decodedLines(
  chunks: AsyncIterable<Uint8Array>,
  { known, find, refuse, onEnd }: DecodingOptions,
): AsyncGenerator<readonly string[]> {
  let decoder = known === undefined ? null : decoderOf(known)
  const refused = (fault: LineFault): Error => refuse(fault, decoder?.encoding ?? 'utf-8')
  /** A decoder of what the file turns out to be, at the same place; null where this one is right. */
  const other = async ({ fault }: LineFault): Promise<LineDecoder | null> => {
    if (fault !== 'bytes' || !(decoder instanceof Utf8LineDecoder)) return null
    const encoding = known ?? (await find())
    return encoding === 'utf-8' || !decoder.plain ? null : takenOver(decoder, encoding)
  }
  for await (const chunk of chunks) {
    decoder ??= decoderOf(wideEncoding(chunk) ?? 'utf-8')
    let lines = decoder.take(chunk)
    if ('fault' in lines) {
      const next = await other(lines)
      if (next === null) throw refused(lines)
      decoder = next
      lines = decoder.take(chunk)
    }
    if ('fault' in lines) throw refused(lines)
    if (lines.length > 0) yield lines
  }
  decoder ??= decoderOf('utf-8')
  let last = decoder.end()
  if ('fault' in last) {
    const next = await other(last)
    if (next === null) throw refused(last)
    decoder = next
    last = decoder.end()
  }
  if ('fault' in last) throw refused(last)
  onEnd?.(decoder.encoding)
  if (last.length > 0) yield last
}

function decoderOf(encoding: TextEncoding): LineDecoder {
  return encoding === 'utf-8' ? new Utf8LineDecoder() : new SetLineDecoder(encoding)
}

/** The open line ends in none of its bytes, so that it gives no line. */
function takenOver(from: Utf8LineDecoder, encoding: TextEncoding): LineDecoder {
  const decoder = new SetLineDecoder(encoding, from.row)
  decoder.take(from.openBytes)
  return decoder
}
