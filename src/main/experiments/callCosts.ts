/** Measures what calls cost in wall time, so that the time that is left can be told from the calls that are left. */
import type { PromptName } from '#shared/vocabulary/prompts.ts'
import type { PromptCalls } from '../methods/callForecast.ts'
import type { CallMeter } from '../ports/callMeter.ts'

/** Number of the newest calls that rates are taken of. */
const RECENT = 32
/** A mean weighs calls as if there had been at most so many, so that it follows a machine that gets slower. */
const HEAVIEST = 64

/** What one call took. */
interface Cost {
  readonly milliseconds: number
  readonly replyTokens: number
}

interface Mean {
  calls: number
  milliseconds: number
}

/** Questions of one prompt that are under way: how many, and the sum of the clock readings at which they began. */
interface UnderWay {
  count: number
  began: number
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
  #idle = 0
  #opening = 0
  #inProgress = 0
  #heardAt: number
  #stored = 0
  readonly #underWay = new Map<PromptName, UnderWay>()
  /** Work that was done for calls whose outcome is not recorded yet, by the name of each question. */
  readonly #worked = new Map<string, Cost>()
  readonly #means = new Map<PromptName, Mean>()
  readonly #all: Mean = { calls: 0, milliseconds: 0 }
  #recent: readonly Cost[] = []

  /** `milliseconds` is a clock that never goes backwards. */
  constructor(milliseconds: () => number) {
    this.#now = milliseconds
    this.#last = milliseconds()
    this.#heardAt = this.#last
  }

  began({ call, prompt }: { readonly call: string; readonly prompt: PromptName }) {
    this.#advance()
    const began = this.#shared
    this.#inProgress += 1
    this.#add(prompt, 1, began)
    return (replyTokens?: number) => {
      this.#advance()
      this.#inProgress -= 1
      this.#add(prompt, -1, -began)
      if (replyTokens !== undefined)
        this.#worked.set(call, { milliseconds: this.#shared - began, replyTokens })
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
    const costs = worked.map(([, cost]) => cost)
    const cost = { milliseconds: sumOf(costs, 'milliseconds'), replyTokens: sumOf(costs, 'replyTokens') }
    const mean = this.#means.get(prompt) ?? { calls: 0, milliseconds: 0 }
    this.#means.set(prompt, mean)
    include(mean, cost, HEAVIEST)
    include(this.#all, cost, Infinity)
    this.#recent = [...this.#recent, cost].slice(-RECENT)
  }

  /** Returns the calls that were answered from the store. */
  get stored(): number {
    return this.#stored
  }

  get isOpening(): boolean {
    return this.#opening > 0
  }

  /** Returns the prompts of the questions that are under way. */
  get asking(): readonly PromptName[] {
    return [...this.#underWay.keys()]
  }

  /** Returns the milliseconds since anything was answered or a model was opened. */
  get quiet(): number {
    return this.#now() - this.#heardAt
  }

  get callsPerMinute(): number | null {
    const milliseconds = sumOf(this.#recent, 'milliseconds') + this.#recent.length * this.#idlePerCall
    return milliseconds > 0 ? (60_000 * this.#recent.length) / milliseconds : null
  }

  get tokensPerSecond(): number | null {
    const tokens = sumOf(this.#recent, 'replyTokens')
    const milliseconds = sumOf(this.#recent, 'milliseconds')
    return tokens > 0 && milliseconds > 0 ? (1000 * tokens) / milliseconds : null
  }

  /**
   * Returns the milliseconds that so many further calls will take: each as long as its prompt took, or as all took
   * where its prompt was not asked yet, less what questions under way have had of it already. Null before a first call
   * has been measured, unless nothing is left.
   */
  millisecondsFor(calls: PromptCalls): number | null {
    const left = Object.entries(calls).filter(([, count]) => count > 0)
    if (left.length === 0) return 0
    if (this.#all.calls === 0) return null
    this.#advance()
    return left.reduce((sum, [prompt, count]) => {
      const each = (this.#means.get(prompt) ?? this.#all).milliseconds
      const { count: asked = 0, began = 0 } = this.#underWay.get(prompt) ?? {}
      const had = Math.min(asked * this.#shared - began, Math.min(asked, count) * each)
      return sum + count * (each + this.#idlePerCall) - had
    }, 0)
  }

  get #idlePerCall(): number {
    return this.#all.calls === 0 ? 0 : this.#idle / this.#all.calls
  }

  #advance(): void {
    const now = this.#now()
    const passed = now - this.#last
    this.#last = now
    if (this.#inProgress > 0) this.#shared += passed / this.#inProgress
    else if (this.#all.calls > 0 && this.#opening === 0) this.#idle += passed
  }

  #add(prompt: PromptName, count: number, began: number): void {
    const known = this.#underWay.get(prompt) ?? { count: 0, began: 0 }
    const next = { count: known.count + count, began: known.began + began }
    if (next.count === 0) this.#underWay.delete(prompt)
    else this.#underWay.set(prompt, next)
  }
}

function include(mean: Mean, { milliseconds }: Cost, heaviest: number): void {
  mean.calls += 1
  mean.milliseconds += (milliseconds - mean.milliseconds) / Math.min(mean.calls, heaviest)
}

function sumOf(costs: readonly Cost[], figure: keyof Cost): number {
  return costs.reduce((sum, cost) => sum + cost[figure], 0)
}
