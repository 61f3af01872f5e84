/** Measures what calls cost in wall time, so that the time that is left can be told from the calls that are left. */
import type { PromptName } from '#shared/vocabulary/prompts.ts'
import type { PromptCalls } from '../methods/callForecast.ts'
import type { CallMeter, ServerNews } from '../ports/callMeter.ts'
import { ServerAccounts } from './serverAccounts.ts'

/** Number of the newest calls that rates are taken of. */
const RECENT = 32
/** A mean weighs calls as if there had been at most so many, so that it follows a machine that gets slower. */
const HEAVIEST = 64

/** What was done for one call. */
interface Cost {
  readonly milliseconds: number
  readonly replyTokens: number
}

interface Mean {
  calls: number
  milliseconds: number
}

/** A question under way, with the reading of the shared clock at which it began. */
interface UnderWay {
  readonly prompt: PromptName
  readonly began: number
}

/** A call that has its outcome, with the reading of the working clock then. */
interface Concluded {
  readonly at: number
  readonly replyTokens: number
}

/**
 * The costs of one session. Where several questions are under way at once, each is charged its share of the time, so
 * that the costs of all calls add up to the time in which a model worked, whatever the concurrency. Time in which no
 * model works is spread over all calls alike; loading weights is left out, since it comes once.
 */
export class CallCosts implements CallMeter {
  readonly #now: () => number
  #last: number
  /** A clock that runs at one n-th of the speed while n questions are under way. */
  #shared = 0
  /** A clock that runs from the first question on, but not while only weights are loaded. */
  #working = 0
  #idle = 0
  #opening = 0
  #heardAt: number
  #stored = 0
  #hasBegun = false
  readonly #underWay = new Set<UnderWay>()
  /** What chat servers were heard of. */
  readonly accounts = new ServerAccounts()
  /** Work that was done for calls whose outcome is not recorded yet, by the name of each question. */
  readonly #worked = new Map<string, Cost>()
  readonly #means = new Map<PromptName, Mean>()
  readonly #all: Mean = { calls: 0, milliseconds: 0 }
  /** The newest calls, and before them the moment from which they are counted. */
  #recent: readonly Concluded[] = [{ at: 0, replyTokens: 0 }]

  /** `milliseconds` is a clock that never goes backwards. */
  constructor(milliseconds: () => number) {
    this.#now = milliseconds
    this.#last = milliseconds()
    this.#heardAt = this.#last
  }

  began({ call, prompt }: { readonly call: string; readonly prompt: PromptName }) {
    this.#advance()
    this.#hasBegun = true
    const question: UnderWay = { prompt, began: this.#shared }
    this.#underWay.add(question)
    return (replyTokens?: number) => {
      this.#advance()
      this.#underWay.delete(question)
      const milliseconds = this.#shared - question.began
      if (replyTokens !== undefined) this.#worked.set(call, { milliseconds, replyTokens })
    }
  }

  opening(): () => void {
    this.#advance()
    this.#opening += 1
    return () => {
      this.#advance()
      this.#opening -= 1
      this.#heardAt = this.#last
    }
  }

  heard(news: ServerNews): void {
    this.accounts.hear(news)
  }

  /**
   * Notes that a call has its outcome, with all that was asked for it: repairs have the call's name with something
   * behind it. A call for which no model worked was answered from the store and says nothing of the model's speed.
   */
  conclude({ call, prompt }: { readonly call: string; readonly prompt: PromptName }): void {
    this.#advance()
    this.#heardAt = this.#last
    const worked = [...this.#worked].filter(([asked]) => asked === call || asked.startsWith(`${call}/`))
    if (worked.length === 0) {
      this.#stored += 1
      return
    }
    for (const [asked] of worked) this.#worked.delete(asked)
    const milliseconds = worked.reduce((sum, [, cost]) => sum + cost.milliseconds, 0)
    const mean = this.#means.get(prompt) ?? { calls: 0, milliseconds: 0 }
    this.#means.set(prompt, mean)
    include(mean, milliseconds, HEAVIEST)
    include(this.#all, milliseconds, Infinity)
    const replyTokens = worked.reduce((sum, [, cost]) => sum + cost.replyTokens, 0)
    this.#recent = [...this.#recent, { at: this.#working, replyTokens }].slice(-RECENT - 1)
  }

  /** Returns the calls that were answered from the store. */
  get stored(): number {
    return this.#stored
  }

  get isOpening(): boolean {
    return this.#opening > 0
  }

  /** Returns the prompts of the questions that are under way, each once. */
  get asking(): readonly PromptName[] {
    return [...new Set([...this.#underWay].map(({ prompt }) => prompt))]
  }

  /** Returns the milliseconds since anything was answered or a model was opened. */
  get quiet(): number {
    return this.#now() - this.#heardAt
  }

  /** Returns the rate of the newest calls; it falls while the next is overdue. */
  get callsPerMinute(): number | null {
    this.#advance()
    const { calls, since, until } = this.#window()
    if (calls === 0 || until <= since) return null
    return 60_000 * Math.min(calls / (until - since), (calls + 1) / (this.#working - since))
  }

  get tokensPerSecond(): number | null {
    const { calls, tokens, since, until } = this.#window()
    return calls > 0 && tokens > 0 && until > since ? (1000 * tokens) / (until - since) : null
  }

  /**
   * Returns the milliseconds that so many further calls will take: each as long as its prompt took, or as all took
   * where its prompt was not asked yet, less what questions under way have had of it already. A question that takes
   * longer than that counts as if it ended now, so that the long ones are not left out until they end. Null before a
   * first call has been measured, unless nothing is left.
   */
  millisecondsFor(calls: PromptCalls): number | null {
    const left = Object.entries(calls).filter(([, count]) => count > 0)
    if (left.length === 0) return 0
    if (this.#all.calls === 0) return null
    this.#advance()
    const idle = this.#idle / this.#all.calls
    return left.reduce((sum, [prompt, count]) => {
      const each = this.#meanOf(prompt)
      const had = this.#elapsed(prompt).map((elapsed) => Math.min(elapsed, each))
      return sum + count * (each + idle) - Math.min(sumOf(had), count * each)
    }, 0)
  }

  #meanOf(prompt: PromptName): number {
    const elapsed = this.#elapsed(prompt)
    const known = this.#means.get(prompt)
    if (known) return withOverdue(known, Math.min(known.calls, HEAVIEST), elapsed)
    // Where the prompt has only questions under way, those that take longer than all others did are what is known.
    const overdue = elapsed.filter((one) => one > this.#all.milliseconds)
    return overdue.length > 0 ? sumOf(overdue) / overdue.length : this.#all.milliseconds
  }

  /** Returns what the questions of a prompt that are under way have been charged. */
  #elapsed(prompt: PromptName): readonly number[] {
    return [...this.#underWay].flatMap((one) => (one.prompt === prompt ? this.#shared - one.began : []))
  }

  #window() {
    const [from, ...calls] = this.#recent
    const tokens = calls.reduce((sum, { replyTokens }) => sum + replyTokens, 0)
    const since = from?.at ?? 0
    return { calls: calls.length, tokens, since, until: calls.at(-1)?.at ?? since }
  }

  #advance(): void {
    const now = this.#now()
    const passed = now - this.#last
    this.#last = now
    if (!this.#hasBegun || (this.#underWay.size === 0 && this.#opening > 0)) return
    this.#working += passed
    if (this.#underWay.size > 0) this.#shared += passed / this.#underWay.size
    else this.#idle += passed
  }
}

function include(mean: Mean, milliseconds: number, heaviest: number): void {
  mean.calls += 1
  mean.milliseconds += (milliseconds - mean.milliseconds) / Math.min(mean.calls, heaviest)
}

/** Returns the mean with the questions that take longer than it, which weighs as so many calls. */
function withOverdue({ milliseconds }: Mean, weight: number, elapsed: readonly number[]): number {
  const overdue = elapsed.filter((one) => one > milliseconds)
  return (weight * milliseconds + sumOf(overdue)) / (weight + overdue.length)
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0)
}
