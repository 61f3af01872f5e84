/** The state of a run after some event: its view, its agents and the communities of its routers. It can be copied and go on. */
import { emptyRunView, type RunView } from '#shared/events/foldRun.ts'
import { CommunitiesFold } from '#shared/events/foldCommunities.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import { GrowingView } from '#shared/events/view/growingView.ts'
import type { Agents, Learner } from '../../../methods/method.ts'
import type { LogPosition } from '../../runs/ports/runFolder.ts'
import { withoutReport } from '../../runs/runViews.ts'

/** For a method without agents, which leaves nothing to inspect. */
const NO_AGENTS: Agents = { clients: new Map(), routers: new Map() }

/** Where a moment stands: the step of its last event, and where the log goes on. */
interface Place {
  readonly step: number
  readonly position: LogPosition
}

/** A moment of a run. Only its owner adds events to it. */
export class RunMoment {
  readonly #learner: Learner
  readonly communities: CommunitiesFold
  readonly #growing: GrowingView
  #place: Place

  private constructor(learner: Learner, communities: CommunitiesFold, view: RunView, place: Place) {
    this.#learner = learner
    this.communities = communities
    this.#growing = new GrowingView(view)
    this.#place = place
  }

  /** The moment before the first event. */
  static first(learner: Learner): RunMoment {
    const place = { step: 0, position: { bytes: 0, seq: 0 } }
    return new RunMoment(learner, new CommunitiesFold(), emptyRunView(), place)
  }

  /** Where the log goes on. */
  get position(): LogPosition {
    return this.#place.position
  }

  get step(): number {
    return this.#place.step
  }

  /** The view without its report. A copy has only the rewards of the events that were added to it. */
  get view(): RunView {
    return withoutReport(this.#growing.view)
  }

  get agents(): Agents {
    return this.#learner.agents ?? NO_AGENTS
  }

  /** Returns the method in this state, which goes on by itself. */
  learner(): Learner {
    return this.#learner.copy()
  }

  /** Takes the next events, of which there is at least one; the last of them ends at byte `endsAt` of the log. */
  add(events: readonly StampedEvent[], endsAt: number): void {
    this.#learner.apply(events)
    for (const event of events) this.communities.add(event)
    this.#growing.add(events)
    const { step = 0, seq = 0 } = events.at(-1) ?? {}
    this.#place = { step, position: { bytes: endsAt, seq } }
  }

  /** Returns the same moment, which goes on by itself. Rewards grow with the run, so a copy leaves them to the original. */
  copy(): RunMoment {
    const view = { ...this.view, rewards: [] }
    return new RunMoment(this.#learner.copy(), this.communities.copy(), view, this.#place)
  }
}
