/** Decodes UTF-8 in the fast way of Node, and knows what it has passed over where the file turns out to be something else. */
import { isAscii } from 'node:buffer'
import type { LineDecoder, LineFault } from './lineDecoder.ts'
import { LONGEST_LINE } from './lineDecoder.ts'
import { lineFeeds } from './lineFeeds.ts'
import { soundUtf8 } from './soundUtf8.ts'

export class Utf8LineDecoder implements LineDecoder {
  readonly encoding = 'utf-8'
  #row = 1
  /** The line that the chunks before left open, and its last character where they cut it. */
  #open = ''
  #cut: Uint8Array = new Uint8Array(0)
  #plain = true

  get row(): number {
    return this.#row
  }

  /** Whether all text so far is plain letters, which any other encoding of one or two bytes has in the same place. */
  get plain(): boolean {
    return this.#plain
  }

  /** The bytes of the open line, where the text so far is plain. */
  get openBytes(): Uint8Array {
    return Buffer.concat([Buffer.from(this.#open, 'latin1'), this.#cut])
  }

  take(chunk: Uint8Array): readonly string[] | LineFault {
    const bytes = this.#cut.length === 0 ? chunk : Buffer.concat([this.#cut, chunk])
    const ascii = isAscii(bytes)
    const { at, whole } = ascii ? { at: -1, whole: bytes.length } : soundUtf8(bytes)
    if (at >= 0) return { fault: 'bytes', row: this.#row + lineFeeds(bytes, at) }
    this.#cut = bytes.subarray(whole)
    this.#plain &&= ascii || isAscii(bytes.subarray(0, whole))
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, whole)
    return this.#split(ascii ? buffer.toString('latin1') : buffer.toString('utf8'))
  }

  end(): readonly string[] | LineFault {
    // What is left is the beginning of a character.
    if (this.#cut.length > 0) return { fault: 'bytes', row: this.#row }
    return this.#open === '' ? [] : [this.#open]
  }

  #split(text: string): readonly string[] | LineFault {
    const lines = text.split('\n')
    const last = lines.pop() ?? ''
    if (lines.length === 0) this.#open += last
    else {
      lines[0] = this.#open + (lines[0] ?? '')
      this.#open = last
    }
    this.#row += lines.length
    return this.#open.length > LONGEST_LINE ? { fault: 'length', row: this.#row } : lines
  }
}
