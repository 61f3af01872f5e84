/** Where the wall time of a session goes: to questions to a model, to an encoder, to the vector index, or to the rest. */
import type { TimeSplit } from '#shared/vocabulary/studies/studyResults.ts'

/** What is asked outside. Where questions of two kinds are open at once, the time is that of the first in this order. */
const KINDS = ['model', 'embedding', 'index'] as const
/** Whom a question is put to. */
export type PortKind = (typeof KINDS)[number]

/**
 * Divides time by which questions are open. Those of one kind that are open at once count once, so that the parts add
 * up to the time that passed, whatever the concurrency.
 */
export class PortTimes {
  readonly #now: () => number
  readonly #began: number
  #last: number
  readonly #open: Record<PortKind, number> = { model: 0, embedding: 0, index: 0 }
  readonly #spent: Record<PortKind, number> = { model: 0, embedding: 0, index: 0 }

  /** `milliseconds` is a clock that never goes backwards; the time begins now. */
  constructor(milliseconds: () => number) {
    this.#now = milliseconds
    this.#began = milliseconds()
    this.#last = this.#began
  }

  /** Returns the answer of a question, and notes how long it was open. */
  async during<Answer>(kind: PortKind, ask: () => Promise<Answer>): Promise<Answer> {
    this.#advance()
    this.#open[kind] += 1
    try {
      return await ask()
    } finally {
      this.#advance()
      this.#open[kind] -= 1
    }
  }

  /** Returns the time until now in whole milliseconds; the parts add up to the total. */
  split(): TimeSplit {
    this.#advance()
    const model = Math.floor(this.#spent.model)
    const embedding = Math.floor(this.#spent.embedding)
    const index = Math.floor(this.#spent.index)
    const total = Math.round(this.#last - this.#began)
    return { total, model, embedding, index, rest: total - model - embedding - index }
  }

  #advance(): void {
    const now = this.#now()
    const kind = KINDS.find((one) => this.#open[one] > 0)
    if (kind) this.#spent[kind] += now - this.#last
    this.#last = now
  }
}
