/** The pen of one reply: it sets down tokens in a sequence of llama.cpp, and samples what the model writes. */
import type { Token } from 'node-llama-cpp'
import { priorityOf, type BatchRounds } from './batchRounds.ts'
import type { PlaceGrammars } from './placeGrammars.ts'
import { promptBlock } from './promptBlock.ts'
import type { LentSequence } from './sequencePool.ts'
import type { Pen } from './writeReply.ts'

/** Where the pen writes, how it samples, and what it may spend. */
export interface ModelPenOptions extends LentSequence {
  readonly prompt: readonly Token[]
  readonly grammars: PlaceGrammars
  readonly rounds: BatchRounds
  readonly temperature: number
  /** The penalty on tokens that the text has already; 1 for none. */
  readonly repetitionPenalty: number
  readonly seed: number
  readonly maxTokens: number
  readonly signal: AbortSignal
}

/** Fixed here, so that a newer version of the library cannot change them. */
export const SAMPLING = { topK: 40, topP: 0.95, minP: 0 } as const
/** Newest tokens of a text that its next token is kept from repeating: about two sentences. */
const REMEMBERED = 64
/** The golden ratio in 32 bits. Each stretch of a reply has its own seed, so that their chances do not repeat. */
const SEED_STEP = 0x9e3779b9
/** The tokens before a token that may decide how it reads, as with a leading space. */
const RECENT = 3
/** The most tokens that one character is spread over. */
const MOST_PARTS = 4
/**
 * With more writers than these, tokens that are certain go with the rounds of the others, one each: together they
 * would take a pass over the weights for themselves.
 */
const FEW_WRITERS = 4

/** Writes after a prompt. Nothing is evaluated before the model is let go on. */
export class ModelPen implements Pen {
  readonly #options: ModelPenOptions
  /** Tokens that are set down and not evaluated. */
  #waiting: readonly Token[] = []
  #recent: readonly Token[] = []
  #written = 0
  /** Where the model was let go on last: tokens before, and the newest of them. */
  #from = 0
  #recentFrom: readonly Token[] = []
  #stretches = 0
  #joined = false

  constructor(options: ModelPenOptions) {
    this.#options = options
  }

  /** Tokens of the reply so far. */
  get written(): number {
    return this.#written
  }

  get spent(): boolean {
    return this.#written >= this.#options.maxTokens
  }

  /** Removes from the sequence what is not the beginning of the prompt. Returns how many tokens have to be evaluated. */
  async begin(): Promise<number> {
    const { sequence, prompt } = this.#options
    // The last token is evaluated in any case, because the reply follows from it.
    await sequence.adaptStateToTokens(prompt.slice(0, -1), false)
    this.#waiting = prompt.slice(sequence.nextTokenIndex)
    this.#recent = prompt.slice(-RECENT)
    return this.#waiting.length
  }

  /** Lets the other sequences go on without this one. */
  end(): void {
    if (this.#joined) this.#options.rounds.leave()
    this.#joined = false
  }

  write(text: string): void {
    const tokens = this.#options.sequence.model.tokenize(text, false, 'trimLeadingSpace')
    this.#written += tokens.length
    this.#waiting = [...this.#waiting, ...tokens]
    this.#recent = [...this.#recent, ...tokens].slice(-RECENT)
  }

  replace(text: string): void {
    this.#written -= this.#waiting.length
    this.#waiting = []
    this.write(text)
  }

  async rewrite(text: string): Promise<void> {
    const { sequence } = this.#options
    const before = sequence.contextTokens.slice(0, this.#from)
    await sequence.adaptStateToTokens(before, false)
    // A model that cannot drop the end of its state may have gone back further.
    this.#waiting = before.slice(sequence.nextTokenIndex)
    this.#recent = this.#recentFrom
    this.write(text)
  }

  async *pieces(grammar: string, kind: 'text' | 'choice'): AsyncGenerator<string> {
    const { sequence, number, grammars, rounds, temperature, seed, signal } = this.#options
    const penalty = kind === 'text' ? this.#options.repetitionPenalty : 1
    this.#from = sequence.nextTokenIndex + this.#waiting.length
    this.#recentFrom = this.#recent
    const grammarEvaluationState = await grammars.begin(grammar)
    await this.#evaluateAllButLast()
    if (signal.aborted) return
    let parts: readonly Token[] = []
    const inText: Token[] = []
    const sampled = sequence.evaluate([...this.#waiting], {
      ...SAMPLING,
      temperature,
      seed: (seed + this.#stretches++ * SEED_STEP) >>> 0,
      grammarEvaluationState,
      ...(penalty > 1 && { repeatPenalty: { punishTokens: () => inText.slice(-REMEMBERED), penalty } }),
      evaluationPriority: priorityOf(number),
    })
    for await (const token of sampled) {
      if (signal.aborted) return
      await this.#join()
      this.#written += 1
      // It is evaluated when the next one is sampled, or with what is set down after it.
      this.#waiting = [token]
      parts = [...parts, token]
      inText.push(token)
      const piece = sequence.model.detokenize(parts, false, this.#recent)
      if (!piece.endsWith('\ufffd') || parts.length === MOST_PARTS) {
        this.#recent = [...this.#recent, ...parts].slice(-RECENT)
        parts = []
        yield piece
      }
      if (this.spent) return
      await rounds.next()
    }
  }

  /** Evaluates what is set down, but for the last token or the last block of the prompt. */
  async #evaluateAllButLast(): Promise<void> {
    const { rounds, signal } = this.#options
    if (!this.#joined) {
      const block = promptBlock(this.#options.sequence.model)
      while (this.#waiting.length > block && !signal.aborted) await this.#evaluate(block)
      return
    }
    while (this.#waiting.length > 1 && rounds.writers > FEW_WRITERS && !signal.aborted) {
      await rounds.next()
      await this.#evaluate(1)
    }
    await rounds.next()
  }

  async #evaluate(count: number): Promise<void> {
    const { sequence, number } = this.#options
    const tokens = this.#waiting.slice(0, count)
    this.#waiting = this.#waiting.slice(count)
    await sequence.evaluateWithoutGeneratingNewTokens(tokens, { evaluationPriority: priorityOf(number) })
  }

  /** Takes part in the rounds once the prompt is evaluated. Until then its blocks go along with them. */
  async #join(): Promise<void> {
    if (this.#joined) return
    this.#joined = true
    const { sequence, rounds, prompted } = this.#options
    prompted()
    // A model that cannot drop the end of its state can go back to here.
    if (sequence.needsCheckpoints) await sequence.takeCheckpoint()
    rounds.join()
  }
}
