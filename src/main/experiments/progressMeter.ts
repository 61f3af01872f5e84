/** Tells how far a run is: calls made of those expected, stage by stage, and the time that is left. */
import type { Stage, StampedEvent } from '#shared/events/runEvents.ts'
import type { CallProgress, CallShare } from '#shared/vocabulary/callProgress.ts'
import type { PromptName } from '#shared/vocabulary/prompts.ts'
import type { CallForecast, PromptCalls, StageForecast } from '../methods/callForecast.ts'
import type { CallCosts } from './callCosts.ts'

/** Number of stages that a forecast weighs like, beside those of the same kind that have been performed. */
const FORECAST_WEIGHT = 1

/** A stage that begins, with what follows from the state of the method; other prompts are as forecast. */
export interface BegunStage {
  readonly kind: Stage
  readonly step: number
  readonly foreseen: PromptCalls
}

interface StageUnderWay extends BegunStage {
  readonly done: Map<PromptName, number>
  committed: boolean
}

/** The performed stages of one kind. */
interface Performed {
  stages: number
  readonly calls: Map<PromptName, number>
}

/**
 * The progress of one session. What a kind of stage asks is first as forecast, and then more and more as measured in the
 * stages that have been performed, replayed ones included.
 */
export class ProgressMeter {
  readonly #costs: CallCosts
  readonly #forecast: ReadonlyMap<Stage, StageForecast> | null
  readonly #performed = new Map<Stage, Performed>()
  readonly #underWay = new Map<string, StageUnderWay>()
  #newest: StageUnderWay | null = null
  readonly #ahead = new Map<Stage, PromptCalls>()

  constructor(forecast: Pick<CallForecast, 'stages'> | null, costs: CallCosts) {
    this.#costs = costs
    this.#forecast = forecast && new Map(forecast.stages.map((row) => [row.stage, row]))
  }

  /** Notes that a stage begins, and returns what is to be called for each of its calls. */
  begin(begun: BegunStage): (prompt: PromptName) => void {
    const stage: StageUnderWay = { ...begun, done: new Map(), committed: false }
    this.#underWay.set(nameOf(stage), stage)
    this.#newest = stage
    return (prompt) => add(stage.done, prompt, 1)
  }

  /** Notes a transaction, whether it is new or replayed. */
  commit(events: readonly StampedEvent[]): void {
    for (const event of events) {
      if (event.type !== 'stage-completed') continue
      const name = nameOf({ kind: event.stage, step: event.step })
      const stage = this.#underWay.get(name)
      if (stage) stage.committed = true
      this.#underWay.delete(name)
      const performed = this.#performed.get(event.stage) ?? { stages: 0, calls: new Map() }
      performed.stages += 1
      for (const [prompt, { calls }] of Object.entries(event.calls)) add(performed.calls, prompt, calls)
      this.#performed.set(event.stage, performed)
    }
  }

  /** Notes what follows from the state for each stage of a kind that is still ahead. */
  foresee(kind: Stage, calls: PromptCalls): void {
    this.#ahead.set(kind, calls)
  }

  /** Returns the progress now; null before the first stage has begun. */
  progress(): CallProgress | null {
    const stage = this.#newest
    if (!stage) return null
    const part = this.#partOf(stage.kind)
    const isAlone = part === stage.kind
    const inPart = (kind: Stage) => this.#partOf(kind) === part
    const partLeft = isAlone ? this.#leftOf(stage) : this.#left(inPart)
    const runLeft = this.#left(() => true)
    const {
      stored,
      callsPerMinute,
      tokensPerSecond,
      quiet,
      asking,
      isOpening: opening,
      accounts,
    } = this.#costs
    return {
      part,
      round: isAlone ? this.#roundOf(stage) : null,
      partCalls: this.#share(isAlone ? sumOf(stage.done) : this.#done(inPart), partLeft),
      runCalls: this.#share(
        this.#done(() => true),
        runLeft,
      ),
      stored,
      callsPerMinute,
      tokensPerSecond,
      partLeft: this.#millisecondsFor(partLeft),
      runLeft: this.#millisecondsFor(runLeft),
      quiet: Math.round(quiet),
      asking,
      opening,
      waiting: accounts.waiting,
    }
  }

  #millisecondsFor(calls: ReadonlyMap<PromptName, number>): number | null {
    const milliseconds = this.#forecast && this.#costs.millisecondsFor(Object.fromEntries(calls))
    return milliseconds === null ? null : Math.round(milliseconds)
  }

  #partOf(kind: Stage): string {
    return this.#forecast?.get(kind)?.part ?? kind
  }

  #share(done: number, left: ReadonlyMap<PromptName, number>): CallShare {
    return { done, expected: this.#forecast && done + Math.round(sumOf(left)) }
  }

  #roundOf({ kind, committed }: StageUnderWay): CallProgress['round'] {
    const of = this.#forecast?.get(kind)?.count ?? 1
    const number = (this.#performed.get(kind)?.stages ?? 0) + (committed ? 0 : 1)
    return of > 1 ? { number, of: Math.max(of, number) } : null
  }

  /** Returns the calls that were made in stages of these kinds. */
  #done(isWanted: (kind: Stage) => boolean): number {
    const performed = [...this.#performed].filter(([kind]) => isWanted(kind))
    const underWay = [...this.#underWay.values()].filter(({ kind }) => isWanted(kind))
    return [...performed.map(([, { calls }]) => calls), ...underWay.map(({ done }) => done)].reduce(
      (sum, calls) => sum + sumOf(calls),
      0,
    )
  }

  /** Returns the calls that stages of these kinds have still to make. */
  #left(isWanted: (kind: Stage) => boolean): ReadonlyMap<PromptName, number> {
    const left = new Map<PromptName, number>()
    const underWay = [...this.#underWay.values()].filter(({ kind }) => isWanted(kind))
    for (const stage of underWay) for (const [prompt, count] of this.#leftOf(stage)) add(left, prompt, count)
    for (const { stage: kind, count } of this.#forecast?.values() ?? []) {
      if (!isWanted(kind)) continue
      const begun = underWay.filter((stage) => stage.kind === kind).length
      const stages = Math.max(0, count - begun - (this.#performed.get(kind)?.stages ?? 0))
      for (const [prompt, calls] of this.#meanOf(kind)) add(left, prompt, stages * calls)
    }
    return left
  }

  #leftOf({ kind, foreseen, done, committed }: StageUnderWay): ReadonlyMap<PromptName, number> {
    if (committed) return new Map()
    const expected = new Map([...this.#meanOf(kind), ...Object.entries(foreseen)])
    return new Map(
      [...expected].map(([prompt, calls]) => [prompt, Math.max(0, calls - (done.get(prompt) ?? 0))]),
    )
  }

  /** Returns the calls of one stage of a kind: what is foreseen, and else the forecast, revised by those performed. */
  #meanOf(kind: Stage): ReadonlyMap<PromptName, number> {
    const forecast = this.#forecast?.get(kind)
    const performed = this.#performed.get(kind)
    const weight = forecast ? FORECAST_WEIGHT : 0
    const stages = weight + (performed?.stages ?? 0)
    const sums = new Map<PromptName, number>()
    for (const [prompt, calls] of Object.entries(forecast?.calls ?? {})) add(sums, prompt, weight * calls)
    for (const [prompt, calls] of performed?.calls ?? []) add(sums, prompt, calls)
    const means = [...sums].map(([prompt, sum]) => [prompt, sum / Math.max(1, stages)] as const)
    return new Map([...means, ...Object.entries(this.#ahead.get(kind) ?? {})])
  }
}

function nameOf({ kind, step }: Pick<BegunStage, 'kind' | 'step'>): string {
  return `${step}/${kind}`
}

function add(calls: Map<PromptName, number>, prompt: PromptName, count: number): void {
  calls.set(prompt, (calls.get(prompt) ?? 0) + count)
}

function sumOf(calls: ReadonlyMap<PromptName, number>): number {
  return [...calls.values()].reduce((sum, count) => sum + count, 0)
}
