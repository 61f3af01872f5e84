/** Decodes what is no UTF-8, by the decoder of the platform. */
import type { TextEncoding } from './findEncoding.ts'
import type { LineDecoder, LineFault } from './lineDecoder.ts'
import { LONGEST_LINE } from './lineDecoder.ts'

/** Bytes that Windows-1252 has no characters for; `TextDecoder` lets them through as controls. */
const NO_CHARACTER = /[\u0081\u008d\u008f\u0090\u009d]/

export class SetLineDecoder implements LineDecoder {
  readonly encoding: TextEncoding
  readonly #decoder: InstanceType<typeof TextDecoder>
  #row: number
  #rest = ''
  /** Bytes of the line that the chunks before left open. */
  #open: Uint8Array = new Uint8Array(0)

  /** `row` is the row of the first line. */
  constructor(encoding: TextEncoding, row = 1) {
    this.encoding = encoding
    this.#row = row
    // Always as a stream: the short way of Node 20 takes Windows-1252 for Latin-1.
    this.#decoder = new TextDecoder(encoding, { fatal: true })
  }

  get row(): number {
    return this.#row
  }

  take(bytes: Uint8Array): readonly string[] | LineFault {
    let text: string
    try {
      text = this.#decoder.decode(bytes, { stream: true })
    } catch {
      // The decoder only says that it failed; where it did is looked up.
      return { fault: 'bytes', row: this.#row + this.#feedsBeforeFault(bytes) }
    }
    const lines = text.split('\n')
    if (lines.length === 1) this.#rest += text
    else lines[0] = this.#rest + (lines[0] ?? '')
    if (this.encoding === 'windows-1252') {
      const fault = lines.findIndex((line) => NO_CHARACTER.test(line))
      if (fault >= 0) return { fault: 'bytes', row: this.#row + fault }
    }
    const last = lines.pop() ?? ''
    if (lines.length > 0) this.#rest = last
    this.#row += lines.length
    if (this.#rest.length > LONGEST_LINE) return { fault: 'length', row: this.#row }
    if (this.encoding === 'gbk') this.#open = openLine(this.#open, bytes)
    return lines
  }

  end(): readonly string[] | LineFault {
    try {
      this.#rest += this.#decoder.decode()
    } catch {
      // What is left is the beginning of a character.
      return { fault: 'bytes', row: this.#row }
    }
    return this.#rest === '' ? [] : [this.#rest]
  }

  /** Line feeds before the first replacement that a lenient decoder makes: the strict one does not say where it stopped. */
  #feedsBeforeFault(bytes: Uint8Array): number {
    const line = Buffer.concat([this.#open, bytes])
    const text = new TextDecoder(this.encoding).decode(line, { stream: true })
    const fault = text.indexOf('\uFFFD')
    return text.slice(0, Math.max(0, fault)).split('\n').length - 1
  }
}

function openLine(before: Uint8Array, bytes: Uint8Array): Uint8Array {
  const last = bytes.lastIndexOf(10)
  return last < 0 ? Buffer.concat([before, bytes]) : bytes.subarray(last + 1)
}
