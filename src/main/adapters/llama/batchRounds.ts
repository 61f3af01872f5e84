/**
 * Lets the sequences of a context write in step, one token each a round, so that the tokens of a round are evaluated in
 * one pass over the weights.
 */
import type { CustomBatchingPrioritizationStrategy, EvaluationPriority } from 'node-llama-cpp'

/** Returns the priority that tells `inOrderOfSequences` the number of a sequence. The library passes it on as it is. */
export function priorityOf(sequence: number): EvaluationPriority {
  return sequence as EvaluationPriority
}

/**
 * Orders the parts of a batch by the number of their sequence, which they carry as priority. llama.cpp evaluates
 * sequences together only where their numbers follow one another in the batch; in the order of arrival, eight
 * sequences take about four passes. Each sequence gets an equal part of the batch, and what is left goes to the first.
 */
export const inOrderOfSequences: CustomBatchingPrioritizationStrategy = ({ items, size }) => {
  const ordered = items.toSorted((a, b) => a.evaluationPriority - b.evaluationPriority)
  const share = Math.max(1, Math.floor(size / Math.max(1, items.length)))
  let left = size
  const parts = ordered.map((item) => {
    const processAmount = Math.min(item.tokens.length, share, left)
    left -= processAmount
    return { item, processAmount }
  })
  return parts.map(({ item, processAmount }) => {
    const more = Math.min(item.tokens.length - processAmount, left)
    left -= more
    return { item, processAmount: processAmount + more }
  })
}

/**
 * The rounds of a context. Without them the last sequence of a batch to be sampled misses the next batch, so that of
 * eight sequences seven are evaluated, and of two one.
 */
export class BatchRounds {
  #writers = 0
  #waiting: (() => void)[] = []

  /** The number of sequences that write. */
  get writers(): number {
    return this.#writers
  }

  /** Takes part in the rounds from now on. The others wait for it until it waits itself or leaves. */
  join(): void {
    this.#writers += 1
  }

  leave(): void {
    this.#writers -= 1
    this.#beginIfAllWait()
  }

  /** Waits for the next round, which begins when all that take part wait for it. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      this.#beginIfAllWait()
    })
  }

  #beginIfAllWait(): void {
    if (this.#waiting.length < this.#writers) return
    for (const begin of this.#waiting.splice(0)) begin()
  }
}
