/** What was found out of one chat server while it was asked: what it takes, and which prompts had to ask for less. */
import { FULL_DIALECT, lesserDialect, type Dialect, type Form } from './dialect.ts'
import { dialectNote, formNote } from './dialectNotes.ts'
import { givenUp } from './dialectToTry.ts'

/** A request that was accepted after others of the same question may have been refused. */
export interface AcceptedRequest {
  readonly prompt: string
  /** What was asked first. */
  readonly asked: Dialect
  /** What was accepted. */
  readonly taken: Dialect
  /** Whether the server only failed where it was asked for a form, and did not say that this was the reason. */
  readonly isGuess: boolean
}

/** The knowledge of one address. It is learnt from accepted requests alone. */
export class ServerKnowledge {
  /** What the server takes, whatever the prompt. */
  #dialect: Dialect = FULL_DIALECT
  /** The form that is left of the schema of a prompt. A schema that a server cannot compile costs its own prompt alone. */
  readonly #forms = new Map<string, Form>()
  /** Prompts that were answered in the form that is asked of them. */
  readonly #proven = new Set<string>()
  /** Prompts for which the server once failed in the full form only. */
  readonly #suspected = new Set<string>()
  /** Whether the model has thought here. */
  thinks = false
  /** Whether the server has ever answered. */
  hasAnswered = false

  /** Returns what is asked of the server for this prompt. */
  dialectFor(prompt: string): Dialect {
    return { ...this.#dialect, form: this.#forms.get(prompt) ?? FULL_DIALECT.form }
  }

  /** Tells whether a server that fails may do so because of the form that is asked for this prompt. */
  mayRefuseForm(prompt: string): boolean {
    return !this.#proven.has(prompt)
  }

  /** Tells whether that happened before. */
  isSuspected(prompt: string): boolean {
    return this.#suspected.has(prompt)
  }

  /**
   * Learns from a request that was accepted. What was only guessed is learnt when it happens again. Returns a sentence,
   * without the server's name, for everything that is new.
   */
  accept({ prompt, asked, taken, isGuess }: AcceptedRequest): readonly string[] {
    this.hasAnswered = true
    const facets = givenUp(asked, taken)
    if (!facets.includes('form')) this.#proven.add(prompt)
    const before = this.#dialect
    this.#dialect = lesserDialect(before, { ...taken, form: before.form })
    const notes = givenUp(before, this.#dialect).map((facet) => dialectNote(facet, this.#dialect))
    if (!facets.includes('form')) return notes
    if (isGuess && !this.#suspected.has(prompt)) {
      this.#suspected.add(prompt)
      return notes
    }
    if (this.#forms.get(prompt) === taken.form) return notes
    this.#forms.set(prompt, taken.form)
    return [...notes, formNote(prompt, taken.form)]
  }
}
