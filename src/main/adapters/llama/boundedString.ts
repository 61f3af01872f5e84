/** Follows the inside of a JSON string while it is written, up to its closing quotation mark or its largest length. */

/** What a piece did to the string: what of it lies inside, and what lies after the closing quotation mark. */
export interface StringPiece {
  readonly inside: string
  /** Null as long as the string is open. */
  readonly end: 'closed' | 'full' | null
  readonly behind: string
}

/** Counts the UTF-16 code units of the string's value; an escape sequence counts once. */
export class BoundedString {
  readonly #longest: number
  #length = 0
  /** The escape sequence that has begun, without its backslash; null outside of one. */
  #escape: string | null = null

  /** Whether an escape sequence has begun, so that the string cannot be closed here. */
  get escaping(): boolean {
    return this.#escape !== null
  }

  constructor(longest: number) {
    this.#longest = longest
  }

  /** Adds a piece. A string is full before the character that would make it too long. */
  add(piece: string): StringPiece {
    let inside = ''
    for (const character of piece) {
      if (this.#escape !== null) {
        this.#escape += character
        if (isWhole(this.#escape)) this.#escape = null
      } else if (character === '"') {
        return { inside, end: 'closed', behind: piece.slice(inside.length + 1) }
      } else {
        if (this.#length + character.length > this.#longest) return { inside, end: 'full', behind: '' }
        this.#length += character.length
        if (character === '\\') this.#escape = ''
      }
      inside += character
    }
    return { inside, end: null, behind: '' }
  }
}

function isWhole(escape: string): boolean {
  return escape.startsWith('u') ? escape.length === 5 : escape.length === 1
}
