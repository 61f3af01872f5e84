/** The sequences of one context. Each is used by one question at a time, and begins with what is evaluated already. */
import type { LlamaContext, LlamaContextSequence, Token } from 'node-llama-cpp'
import { commonTokens, copyBeginning } from './copyBeginning.ts'

/** A sequence that is lent to a question. */
export interface LentSequence {
  readonly sequence: LlamaContextSequence
  /** The number of the sequence in its context. */
  readonly number: number
  /** Says that the prompt is evaluated, so that others may begin with a copy of it. */
  readonly prompted: () => void
}

interface Evaluating {
  readonly prompt: readonly Token[]
  /** Nobody waits for a prompt of a higher number than its own. */
  readonly order: number
  readonly done: Promise<void>
}

interface Place {
  readonly sequence: LlamaContextSequence
  readonly number: number
  /** The prompt that is about to be evaluated; null while the sequence is idle or writes its reply. */
  evaluating: Evaluating | null
}

/** A place from the moment on when it belongs to a question, so that those that come at the same time know of each other. */
interface Taken {
  readonly place: Place
  readonly evaluating: Evaluating
  readonly prompted: () => void
}

interface Waiting {
  readonly prompt: readonly Token[]
  readonly take: (place: Taken) => void
  /** How many questions that came later were taken before. */
  passedOver: number
}

/** As many tokens in common as make a sequence, or a copy, better than another. Below, they are evaluated sooner. */
const WORTH = 64
/** Questions that wait are taken out of order at most that often, for each sequence. */
const PASSED_OVER = 2

/** Lends sequences such that as little as possible of the prompts has to be evaluated again. */
export class SequencePool {
  readonly #places: readonly Place[]
  readonly #idle: Set<Place>
  readonly #waiting: Waiting[] = []
  #taken = 0
  /**
   * A strict pool clears a sequence before each use: a kept beginning changes the shape of a batch, and with it the
   * last bits of the logits.
   */
  readonly #strict: boolean

  constructor(context: LlamaContext, strict: boolean) {
    this.#strict = strict
    this.#places = Array.from({ length: context.totalSequences }, (_, number) => ({
      sequence: context.getSequence(),
      number,
      evaluating: null,
    }))
    this.#idle = new Set(this.#places)
  }

  /** Runs the work with a sequence, as soon as one is idle, and takes the sequence back afterwards. */
  async use<Result>(
    prompt: readonly Token[],
    work: (lent: LentSequence) => Promise<Result>,
  ): Promise<Result> {
    const { place, evaluating, prompted } = this.#takeIdle(prompt) ?? (await this.#wait(prompt))
    const { sequence, number } = place
    try {
      if (this.#strict) await sequence.clearHistory()
      else await this.#beginWithCopy(place, evaluating)
      return await work({ sequence, number, prompted })
    } finally {
      prompted()
      this.#giveBack(place)
    }
  }

  #takeIdle(prompt: readonly Token[]): Taken | null {
    // Neighbours in the batch are evaluated together, so the first of equals is taken.
    const places = this.#places.filter((place) => this.#idle.has(place))
    const best = this.#strict
      ? places[0]
      : firstBest(places, ({ sequence }) => commonTokens(sequence, prompt))
    if (best === undefined) return null
    this.#idle.delete(best)
    return taken(best, prompt, this.#taken++)
  }

  #wait(prompt: readonly Token[]): Promise<Taken> {
    return new Promise((take) => this.#waiting.push({ prompt, take, passedOver: 0 }))
  }

  #giveBack(place: Place): void {
    const [oldest] = this.#waiting
    const patient = oldest === undefined || oldest.passedOver < PASSED_OVER * this.#places.length
    const next =
      this.#strict || !patient
        ? oldest
        : firstBest(this.#waiting, ({ prompt }) => commonTokens(place.sequence, prompt))
    if (next === undefined) {
      this.#idle.add(place)
      return
    }
    const index = this.#waiting.indexOf(next)
    for (const earlier of this.#waiting.slice(0, index)) earlier.passedOver += 1
    this.#waiting.splice(index, 1)
    next.take(taken(place, next.prompt, this.#taken++))
  }

  /** Copies the beginning of the prompt from where it is evaluated, or is about to be. */
  async #beginWithCopy(place: Place, { prompt, order }: Evaluating): Promise<void> {
    const { sequence } = place
    const own = commonTokens(sequence, prompt)
    const offered = ({ sequence: other, evaluating }: Place) =>
      commonTokens(evaluating ? { contextTokens: evaluating.prompt } : other, prompt)
    const earlier = this.#places.filter((other) => other !== place && (other.evaluating?.order ?? -1) < order)
    // Nobody waits for a prompt that is being evaluated where the same beginning is there.
    const settledFirst = earlier.toSorted(
      (a, b) => Number(a.evaluating !== null) - Number(b.evaluating !== null),
    )
    const source = firstBest(settledFirst, offered)
    if (source === undefined || offered(source) - own < WORTH) return
    await source.evaluating?.done
    const shared = commonTokens(source.sequence, prompt)
    if (shared - own >= WORTH) await copyBeginning(source.sequence, sequence, shared)
  }
}

function taken(place: Place, prompt: readonly Token[], order: number): Taken {
  const { promise: done, resolve } = Promise.withResolvers<void>()
  const evaluating = { prompt, order, done }
  place.evaluating = evaluating
  const prompted = () => {
    if (place.evaluating === evaluating) place.evaluating = null
    resolve()
  }
  return { place, evaluating, prompted }
}

/** Returns the first of those whose value is about the highest. */
function firstBest<Item>(items: readonly Item[], value: (item: Item) => number): Item | undefined {
  const valued = items.map((item) => ({ item, value: value(item) }))
  const highest = Math.max(...valued.map((one) => one.value))
  return valued.find((one) => one.value > highest - WORTH)?.item
}
