/** One chat server of an exchange: what is known of it, and what is told of it. */
import type { ServerNews } from '../../ports/callMeter.ts'
import type { Cancellation } from '../../ports/cancellation.ts'
import { contextTold } from './context/contextTold.ts'
import { ServerKnowledge } from './dialect/serverKnowledge.ts'
import type { ReadReply } from './reply/readReply.ts'

/** How a server is reached. */
export interface ServerPlace {
  readonly address: string
  readonly model: string
  readonly headers: Readonly<Record<string, string>>
  readonly timeoutSeconds: number
  readonly told: (news: ServerNews) => void
}

/** In seconds: a working server has its limits at hand. */
const CONTEXT_SECONDS = 5
/** How often a server that stays silent is asked for its limits. */
const MOST_SILENCES = 2

/** A server with what was found out of it. */
export class KnownServer {
  readonly knowledge = new ServerKnowledge()
  readonly host: string
  readonly #place: ServerPlace
  #context: Promise<number | null> | null = null
  #silences = 0
  #isAwaited = false
  #hidesReplies = false

  constructor(place: ServerPlace) {
    this.#place = place
    this.host = new URL(place.address).host
  }

  /** Returns the tokens of prompt and reply together, as the server tells before it is asked anything; null where it does not. */
  context(cancellation: Cancellation): Promise<number | null> {
    this.#context ??= this.#askContext(cancellation)
    return this.#context
  }

  async #askContext(cancellation: Cancellation): Promise<number | null> {
    const stop = new AbortController()
    const forget = cancellation.onCancel(() => stop.abort())
    const { address, model, headers, timeoutSeconds } = this.#place
    const limit = AbortSignal.timeout(Math.min(timeoutSeconds, CONTEXT_SECONDS) * 1000)
    const signal = AbortSignal.any([stop.signal, limit])
    const told = await contextTold({ address, model, headers, signal })
    forget()
    if (limit.aborted) this.#silences += 1
    // One that loads does not know yet.
    if (!told.answered && this.#silences < MOST_SILENCES) this.#context = null
    return told.contextTokens
  }

  /** Notes an answer, and what was learnt from it. */
  answered(accepted: Parameters<ServerKnowledge['accept']>[0]): void {
    const { told } = this.#place
    for (const sentence of this.knowledge.accept(accepted))
      told({ kind: 'noted', server: this.host, sentence })
    if (this.#isAwaited) told({ kind: 'waiting', server: this.host, sentence: null })
    this.#isAwaited = false
    told({ kind: 'answered', server: this.host })
  }

  /** Notes how the model replied. */
  read({ thought, fromThought }: Pick<ReadReply, 'thought' | 'fromThought'>): void {
    if (thought) this.knowledge.thinks = true
    if (!fromThought || this.#hidesReplies) return
    this.#hidesReplies = true
    const sentence = 'sends whole replies where thoughts belong; they are taken from there'
    this.#place.told({ kind: 'noted', server: this.host, sentence })
  }

  /** Notes that the server is waited for. */
  awaited(sentence: string): void {
    this.#isAwaited = true
    this.#place.told({ kind: 'waiting', server: this.host, sentence })
  }
}
