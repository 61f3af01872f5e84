/** Gathers a reply from its pieces and hands it to the watch that recognises a reply without an end. */
import type { ReplyWatch } from '../../../ports/languageModel.ts'

/**
 * In UTF-16 code units. A server may cut the same reply into other pieces each time; in blocks of one length, a watch
 * stops it at the same place however it arrives.
 */
const BLOCK = 32

/** A text that grows until its watch stops it. */
export class WatchedText {
  #text = ''
  #watched = 0
  readonly #watch: ReplyWatch | undefined

  constructor(watch: ReplyWatch | undefined) {
    this.#watch = watch
  }

  get text(): string {
    return this.#text
  }

  /** Adds a piece. Returns true where the watch has stopped the text, which then ends with the last watched block. */
  add(piece: string): boolean {
    this.#text += piece
    while (this.#watch && this.#text.length - this.#watched >= BLOCK) {
      const block = this.#text.slice(this.#watched, this.#watched + BLOCK)
      this.#watched += BLOCK
      if (!this.#watch(block)) continue
      // A block may end within a character of two code units.
      this.#text = this.#text.slice(0, this.#watched).replace(/[\ud800-\udbff]$/, '')
      return true
    }
    return false
  }
}
