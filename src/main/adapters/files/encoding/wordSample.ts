/** Most bytes that are kept, in all and of one chunk after the first ones. */
const MOST = 8192
const MOST_OF_CHUNK = 256
/** A longer word is no word. */
const LONGEST_WORD = 1024

/**
 * Words of a text of unknown encoding that hold a byte above 127, from all parts of a file: plain words would only drown
 * what tells encodings apart. Controls and spaces part words; in no encoding of one or two bytes is one a part of a
 * character.
 */
export class WordSample {
  readonly #bytes = new Uint8Array(MOST)
  #length = 0
  #full = false
  /** The word that the chunk before left open; null where it is too long. */
  #open: Uint8Array | null = new Uint8Array(0)

  /** Takes words of the next chunk of the file. */
  add(chunk: Uint8Array): void {
    if (this.#full) return
    const most = Math.min(MOST, Math.max(MOST / 2, this.#length + MOST_OF_CHUNK))
    let from = 0
    let high = this.#open === null || this.#open.length > 0
    for (let at = 0; at < chunk.length && this.#length < most && !this.#full; at++) {
      const byte = chunk[at] ?? 0
      if (byte > 127) high = true
      if (byte > 32) continue
      if (high) this.#end(chunk.subarray(from, at))
      from = at + 1
      high = false
    }
    const end = chunk.findLastIndex((byte) => byte <= 32) + 1
    const rest = chunk.subarray(Math.max(from, end))
    const open = end === 0 && this.#open !== null ? Buffer.concat([this.#open, rest]) : rest
    this.#open = (end === 0 && this.#open === null) || open.length > LONGEST_WORD ? null : open
  }

  /** Returns the words, each followed by a space. */
  words(): Uint8Array {
    if (!this.#full) this.#end(new Uint8Array(0))
    return this.#bytes.subarray(0, this.#length)
  }

  #end(end: Uint8Array): void {
    const word = this.#open === null || this.#open.length === 0 ? end : Buffer.concat([this.#open, end])
    const whole = this.#open !== null && word.length <= LONGEST_WORD
    this.#open = new Uint8Array(0)
    if (!whole || !word.some((byte) => byte > 127)) return
    this.#full = this.#length + word.length + 1 > MOST
    if (this.#full) return
    this.#bytes.set(word, this.#length)
    this.#length += word.length
    this.#bytes[this.#length++] = 32
  }
}
