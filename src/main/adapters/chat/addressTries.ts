/** What one question has tried at one address, and what it tries next: in which dialect, and how long. */
import type { ChatMessage } from '../../ports/languageModel.ts'
import { closerFit, type Fit } from './context/promptFit.ts'
import { dialectToTry, type Refusal } from './dialect/dialectToTry.ts'
import { objectionIn } from './dialect/objection.ts'
import type { AcceptedRequest, ServerKnowledge } from './dialect/serverKnowledge.ts'
import type { Dialect } from './dialect/dialect.ts'
import type { Outcome } from './postRequest.ts'

/** A request as it is sent. */
export interface WrittenRequest {
  readonly body: Readonly<Record<string, unknown>>
  /** The messages that were made to fit, and the budget of the reply. */
  readonly messages: readonly ChatMessage[]
  readonly maxTokens: number
  readonly shortened: boolean
}

/** The most requests of one question that a server may refuse. They cost little, since nothing is written for them. */
const MOST_REFUSALS = 60

/** The tries of one question at one address. */
export class AddressTries {
  readonly #knowledge: ServerKnowledge
  readonly #prompt: string
  readonly #asked: Dialect
  #fit: Fit
  #refusals: readonly Refusal[] = []
  #refused = 0
  #last: { readonly dialect: Dialect; readonly body: string; readonly request: WrittenRequest } | null = null
  #said = ''
  /** The words of a failure that may have been a refusal. */
  #failure: string | null = null
  #isGuess = false

  constructor(knowledge: ServerKnowledge, prompt: string, contextTokens: number | null) {
    this.#knowledge = knowledge
    this.#prompt = prompt
    this.#asked = knowledge.dialectFor(prompt)
    this.#fit = { contextTokens, ratio: 1 }
  }

  /** Returns the next request and its body, or the end of a sentence that says why there is none. */
  next(
    write: (asked: { readonly dialect: Dialect; readonly fit: Fit }) => WrittenRequest | null,
  ): { readonly request: WrittenRequest; readonly body: string } | string {
    const fit = this.#fit
    const tooLong = `${this.#said.replace(/\.$/, '') || `has room for ${fit.contextTokens ?? 0} tokens of prompt and reply`}; the prompt cannot be shortened to that, so start the server with a larger context`
    if (this.#refused >= MOST_REFUSALS)
      return write({ dialect: this.#asked, fit }) === null ? tooLong : this.#said
    const found = dialectToTry(this.#asked, this.#refusals, (dialect) => {
      const asked = write({ dialect, fit })
      return { asked, body: JSON.stringify(asked?.body) }
    })
    if (!found) return this.#said
    if (!found.asked) return tooLong
    this.#last = { dialect: found.dialect, body: found.body, request: found.asked }
    return { request: found.asked, body: found.body }
  }

  /** Returns what the request that was sent last tells of the server, now that it was accepted. */
  accepted(): AcceptedRequest {
    const taken = this.#last?.dialect ?? this.#asked
    return { prompt: this.#prompt, asked: this.#asked, taken, isGuess: this.#isGuess }
  }

  /** Takes what came of the request that was sent last. Returns whether another is to be tried here, at once. */
  learnsFrom(outcome: Outcome<unknown>): boolean {
    const last = this.#last
    if (!last) return false
    switch (outcome.kind) {
      case 'too long':
        this.#refused += 1
        this.#said = outcome.reason
        this.#fit = closerFit(this.#fit, outcome.length, last.request)
        return true
      case 'refused':
        this.#refuse(outcome.reason, objectionIn(outcome.error, last.dialect))
        return true
      case 'broken': {
        const objection = outcome.error && objectionIn(outcome.error, last.dialect)
        if (objection) this.#refuse(outcome.reason, objection)
        return objection !== null || this.#guessesForm(outcome.reason)
      }
      default:
        return false
    }
  }

  /** A server may fail only because it is asked for a form. That is tried where it has failed twice in the same way. */
  #guessesForm(reason: string): boolean {
    const last = this.#last
    const wasSame = this.#failure === reason || this.#knowledge.isSuspected(this.#prompt)
    this.#failure = reason
    if (!last || !wasSame || !this.#knowledge.mayRefuseForm(this.#prompt)) return false
    if (last.request.body['response_format'] === undefined) return false
    this.#isGuess = true
    this.#refuse(reason, { facet: 'form', values: [last.dialect.form] })
    return true
  }

  #refuse(reason: string, objection: Refusal['objection']): void {
    if (!this.#last) return
    const { dialect, body } = this.#last
    this.#refused += 1
    this.#said = reason
    this.#refusals = [...this.#refusals, { dialect, body, objection }]
  }
}
