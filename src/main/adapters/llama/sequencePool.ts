/** The sequences of one context. Each is used by one request at a time. */
import type { LlamaContext, LlamaContextSequence, Token } from 'node-llama-cpp'

/** Lends the idle sequence that has already evaluated the longest prefix of the prompt. */
export class SequencePool {
  readonly #idle: LlamaContextSequence[]
  readonly #waiting: ((sequence: LlamaContextSequence) => void)[] = []
  /**
   * A strict pool clears a sequence before each use: a cached prefix changes the shape of a batch, and with it the
   * last bits of the logits.
   */
  readonly #forget: boolean

  constructor(context: LlamaContext, forget: boolean) {
    this.#forget = forget
    this.#idle = Array.from({ length: context.totalSequences }, () => context.getSequence())
  }

  /** Runs the work with a sequence, as soon as one is idle, and returns the sequence afterwards. */
  async use<Result>(
    prompt: readonly Token[],
    work: (sequence: LlamaContextSequence) => Promise<Result>,
  ): Promise<Result> {
    const sequence =
      this.#take(prompt) ??
      (await new Promise<LlamaContextSequence>((resolve) => this.#waiting.push(resolve)))
    try {
      if (this.#forget) await sequence.clearHistory()
      return await work(sequence)
    } finally {
      const next = this.#waiting.shift()
      if (next) next(sequence)
      else this.#idle.push(sequence)
    }
  }

  #take(prompt: readonly Token[]): LlamaContextSequence | undefined {
    const kept = this.#idle.map((sequence) =>
      this.#forget ? 0 : sequence.compareContextTokens([...prompt]).firstDifferentIndex,
    )
    const best = kept.indexOf(Math.max(...kept))
    return best < 0 ? undefined : this.#idle.splice(best, 1)[0]
  }
}
