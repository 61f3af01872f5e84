/** Sequences of one context, each lent to one question at a time: the idle one that has evaluated most of its prompt. */
import type { LlamaContext, LlamaContextSequence, Token } from 'node-llama-cpp'

export class SequencePool {
  readonly #idle: LlamaContextSequence[]
  readonly #waiting: ((sequence: LlamaContextSequence) => void)[] = []
  /** Strict pools forget what a sequence has evaluated: a kept prefix changes the shape of a batch, and with it the last bits of its logits. */
  readonly #forget: boolean

  constructor(context: LlamaContext, forget: boolean) {
    this.#forget = forget
    this.#idle = Array.from({ length: context.totalSequences }, () => context.getSequence())
  }

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
