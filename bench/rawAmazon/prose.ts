/** Sentences that read like nothing, but pack like language: of a few thousand words, some of them much more often than others. */
import type { Random } from '../../src/main/ports/random.ts'

const SMALL_WORDS =
  'the a and of to is in it this that I was for with on my as but are have not you so one all very just like from at they if has would be or what more when some out about really great good love best ever first time album music songs sound voice band'.split(
    ' ',
  )
const SYLLABLES =
  'ba be bi bo bra ca ce co cla da de di dor el en er fa fe fi flo ga ge gra hal han in jo ka ki la le li lo ma me mi mor na ne no or pa pe pla ra re ri ro sa se si so sta ta te ti tor tra un va ve vi wa we wil'.split(
    ' ',
  )
/** What JSON, decoders and readers of tables stumble over, each in one of so many sentences. */
const ODDITIES = [
  ' "Live at last" ',
  " it's ",
  ' café ',
  ' naïve – or so ',
  ' 音楽 ',
  ' \u{1F3B5} ',
  '\n\n',
  ' &#34;five stars&#34; ',
  ' R&amp;B ',
  ' C:\\music\\ ',
  '\t',
  '<br />',
]

/** A pool of sentences, drawn once and then picked from. */
export class Prose {
  readonly words: readonly string[]
  readonly #sentences: readonly string[]
  readonly #random: Random

  constructor(random: Random, sentences = 5000) {
    this.#random = random
    const long = Array.from({ length: 4000 }, () => this.#word())
    this.words = [...SMALL_WORDS, ...long]
    this.#sentences = Array.from({ length: sentences }, () => this.#sentence())
  }

  /** Returns a text of about 95 characters for each of the sentences. */
  text(sentences: number): string {
    let text = this.#sentences[this.#random.below(this.#sentences.length)] ?? ''
    for (let more = 1; more < sentences; more++) {
      text += ' ' + (this.#sentences[this.#random.below(this.#sentences.length)] ?? '')
    }
    return text
  }

  /** Returns some long words with capitals, as titles and names have them. */
  capitals(count: number): string {
    return Array.from({ length: count }, () => {
      const word = this.words[SMALL_WORDS.length + this.#random.below(4000)] ?? ''
      return word.charAt(0).toUpperCase() + word.slice(1)
    }).join(' ')
  }

  #word(): string {
    return Array.from(
      { length: 2 + this.#random.below(3) },
      () => SYLLABLES[this.#random.below(SYLLABLES.length)],
    ).join('')
  }

  #sentence(): string {
    const random = this.#random
    const length = 9 + random.below(14)
    // The square of a uniform number makes the first words of the list frequent.
    const word = () => this.words[Math.floor(this.words.length * random.next() ** 5)] ?? ''
    const words = Array.from({ length }, word).join(' ')
    const odd = random.below(5) === 0 ? (ODDITIES[random.below(ODDITIES.length)] ?? '') : ''
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}${odd}.`
  }
}
