/** Decides how long and how often servers that fail, are away or stay silent are asked for one answer. */
import { formatDuration } from '#shared/quantities.ts'
import { SERVER_SECONDS } from '#shared/vocabulary/models/chatServers.ts'
import type { KnownServer } from './knownServer.ts'
import type { Outcome } from './postRequest.ts'
import type { ServerOptions } from './serverOptions.ts'

const MOST_TRIES = 5
const MOST_SILENT = 2
const FIRST_DELAY = 500
const LONGEST_DELAY = 5000

/** Waits and asks again, or gives up with the end of a sentence that begins with the server. */
export type Verdict = { readonly milliseconds: number; readonly notice: string } | { readonly failed: string }

/** The patience with one question, whichever servers it is asked of. */
export class Patience {
  readonly #mostTries: number
  readonly #awayMilliseconds: number
  readonly #firstDelay: number
  #failures = 0
  #silences = 0
  #waits = 0
  #awaySince: number | null = null

  constructor({ mostTries, awaySeconds, firstDelay }: ServerOptions) {
    this.#mostTries = mostTries ?? MOST_TRIES
    this.#awayMilliseconds = (awaySeconds ?? SERVER_SECONDS.away) * 1000
    this.#firstDelay = firstDelay ?? FIRST_DELAY
  }

  /** Decides after a try that gave no answer. */
  after(outcome: Outcome<unknown>, server: KnownServer): Verdict {
    if (!('reason' in outcome)) return { failed: 'answered' }
    const { kind, reason } = outcome
    if (kind === 'silent') {
      this.#silences += 1
      const most = Math.min(MOST_SILENT, this.#mostTries)
      return this.#silences < most ? this.#again(reason) : { failed: times(reason, most) }
    }
    if (kind !== 'away' && kind !== 'broken') return { failed: reason }
    // An address at which nobody ever answered may be mistyped.
    const isBusy = kind === 'away' && (server.knowledge.hasAnswered || reason.startsWith('answered'))
    return isBusy ? this.#away(reason, outcome.milliseconds) : this.#broken(reason)
  }

  #broken(reason: string): Verdict {
    this.#failures += 1
    return this.#failures < this.#mostTries ? this.#again(reason) : { failed: times(reason, this.#mostTries) }
  }

  #away(reason: string, asked: number | null): Verdict {
    const now = performance.now()
    this.#awaySince ??= now
    const left = this.#awaySince + this.#awayMilliseconds - now
    const limit = formatDuration(this.#awayMilliseconds)
    if (left <= 0)
      return {
        failed: this.#awayMilliseconds === 0 ? reason : `${reason}, and was waited for for ${limit}`,
      }
    const { milliseconds } = this.#again(reason)
    return {
      milliseconds: Math.min(left, asked ?? milliseconds),
      notice: `${reason}; waited for up to ${limit}`,
    }
  }

  #again(reason: string): { readonly milliseconds: number; readonly notice: string } {
    this.#waits += 1
    const milliseconds = Math.min(LONGEST_DELAY, this.#firstDelay * 2 ** (this.#waits - 1))
    return { milliseconds, notice: reason }
  }
}

function times(reason: string, tries: number): string {
  return tries === 1 ? reason : `${reason.replace(/\.$/, '')}, after ${tries} tries`
}
