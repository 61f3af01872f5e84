/** A run that can be looked at as of any step: one pass over its log, and from then on only what is new. */
import { ClientRowsFold } from '#shared/events/foldClientRows.ts'
import { RouterUsesFold } from '#shared/events/causes/foldRouterUses.ts'
import { MessageOutcomesFold } from '#shared/events/messages/foldMessageOutcomes.ts'
import { RouterLivesFold } from '#shared/events/foldRouterLives.ts'
import { glanceOf, type RunGlance } from '#shared/events/view/runGlance.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import type { Learner } from '../../../methods/method.ts'
import type { NewBreather } from '../../../ports/breather.ts'
import type { RecordedRun } from '../../runs/ports/runFolder.ts'
import { eventBatches } from './eventBatches.ts'
import { Ladder } from './ladder.ts'
import { LastRead } from './lastRead.ts'
import { LineIndex } from './lineIndex.ts'
import { RunMoment } from './runMoment.ts'
import type { Subject } from './subjectsOf.ts'
import { TextPool } from './textPool.ts'

/** How finely a recording is divided. */
export interface Grain {
  /** The number of events that are folded at a time. */
  readonly batch: number
  /** The bytes of the log between two moments that are kept, as long as they are not too many. */
  readonly distance: number
  /** The most moments that are kept along the log. */
  readonly most: number
  /** The most agents in all of these moments together: by them memory is bounded. */
  readonly agents: number
}

/** A million bytes are folded in about a hundredth of a second. */
const GRAIN: Grain = { batch: 500, distance: 1_048_576, most: 128, agents: 1_000_000 }
/** The fewest moments that a ladder may have to do with. */
const FEWEST = 4
/** The moments that were asked for last and are kept, because the next question is often about the same or a near one. */
const KEPT = 8
/** The histories that are kept as they were read: those of the three clients of an interaction. */
const KEPT_HISTORIES = 3

/** A run as of a step: everything is as if its log ended there. */
export interface RunAsOf extends Pick<RunMoment, 'agents' | 'communities' | 'position'> {
  /** The step of the last event. */
  readonly step: number
  readonly glance: RunGlance
  /** All clients, and the lives of all routers, also later ones; both are to be asked as of `step`. */
  readonly clients: ClientRowsFold
  readonly routers: RouterLivesFold
  /** What became of the messages of all routers, to be asked as of `step` too. */
  readonly messages: MessageOutcomesFold
  /** Which merges took up what routers sent, to be asked as of `step` too. */
  readonly routerUses: RouterUsesFold
  /** Returns the method as it was then, to go on by itself. */
  readonly learner: () => Learner
  /** Reads the events that are part of the history of a client or a router, in order. */
  readonly eventsOf: (subject: Subject) => Promise<readonly StampedEvent[]>
  /** Reads what such a history leaves out: the gradients that a client wrote for routers, in order. */
  readonly gradientsForRouters: (client: ClientId) => Promise<readonly StampedEvent[]>
}

/** Hears of the byte of the log up to which it was read. */
export type Passed = (bytes: number) => void

/** The recording of one run. */
export class Recording {
  readonly #newBreather: NewBreather
  readonly #clients = new ClientRowsFold()
  readonly #routers = new RouterLivesFold()
  readonly #messages = new MessageOutcomesFold()
  readonly #routerUses = new RouterUsesFold()
  readonly #lines = new LineIndex()
  readonly #texts = new TextPool()
  readonly #grain: Grain
  readonly #ladder: Ladder<RunMoment>
  /** Moments of the stretch of the log that was folded last, in which the next question is likely to be. */
  #stretch: Ladder<RunMoment>
  readonly #head: RunMoment
  readonly #first: RunMoment
  #kept: RunMoment[] = []
  readonly #histories = new LastRead<readonly StampedEvent[]>(KEPT_HISTORIES)
  /** Passes over the log wait for one another. */
  #pass: Promise<unknown> = Promise.resolve()

  /** `learner` is that of the run at its beginning. */
  constructor(learner: Learner, newBreather: NewBreather, grain = GRAIN) {
    this.#head = RunMoment.first(learner)
    this.#first = this.#head.copy()
    this.#newBreather = newBreather
    this.#grain = grain
    this.#ladder = new Ladder(grain.distance)
    this.#stretch = new Ladder(grain.distance)
  }

  /** The bytes of the log that were read. */
  get bytes(): number {
    return this.#head.position.bytes
  }

  /** Returns the run as of a step, or of now where none is given. `passed` hears how far the log was read for it. @throws WorkbenchError `run-corrupt`. */
  async asOf(step: number | undefined, folder: RecordedRun, passed?: Passed): Promise<RunAsOf> {
    const until = step ?? Infinity
    await this.#passed(until, folder, passed)
    const moment = await this.#momentAt(until, folder)
    this.#kept = [moment, ...this.#kept.filter((kept) => kept !== moment)].slice(0, KEPT)
    const { view, agents, communities, position } = moment
    return {
      step: moment.step,
      glance: glanceOf(view),
      agents,
      communities,
      position,
      learner: () => moment.learner(),
      clients: this.#clients,
      routers: this.#routers,
      messages: this.#messages,
      routerUses: this.#routerUses,
      eventsOf: (subject) =>
        this.#histories.of(`${position.bytes} ${subject}`, () =>
          folder.eventsAt(this.#lines.linesOf(subject, position.bytes)),
        ),
      gradientsForRouters: (client) =>
        this.#histories.of(`${position.bytes} for routers ${client}`, () =>
          folder.eventsAt(this.#lines.linesForRouters(client, position.bytes)),
        ),
    }
  }

  /** Resolves when all events up to a step were read, or all there are. */
  async #passed(until: number, folder: RecordedRun, passed?: Passed): Promise<void> {
    if (this.#head.step > until) return
    const pass = this.#pass.then(() => this.#read(until, folder, passed))
    // The caller hears of it; the next pass goes on where this one ended.
    this.#pass = pass.catch(() => undefined)
    await pass
  }

  async #read(until: number, folder: RecordedRun, passed?: Passed): Promise<void> {
    const head = this.#head
    if (head.step > until) return
    const rest = { from: head.position, until: Infinity, batch: this.#grain.batch }
    for await (const { events, beginAt, endsAt } of eventBatches(folder, rest, this.#newBreather)) {
      for (const [index, event] of events.entries()) {
        this.#clients.add(event)
        this.#routers.add(event)
        this.#messages.add(event)
        this.#routerUses.add(event)
        this.#lines.add(event, beginAt[index] ?? 0)
      }
      head.add(
        events.map((event) => this.#texts.shared(event)),
        endsAt,
      )
      passed?.(endsAt)
      if (this.#ladder.isDue(endsAt))
        this.#ladder.add({ bytes: endsAt, thing: head.copy() }, mostOf(head, this.#grain))
      if (head.step > until) return
    }
  }

  /** Folds what lies between the nearest moment that is kept and the step. */
  async #momentAt(until: number, folder: RecordedRun): Promise<RunMoment> {
    const near = this.#nearest(until)
    let moment = near
    const between = { from: near.position, until, batch: this.#grain.batch }
    const stretch = new Ladder<RunMoment>(this.#grain.distance)
    for await (const { events, endsAt } of eventBatches(folder, between, this.#newBreather)) {
      if (moment === near) moment = near.copy()
      moment.add(events, endsAt)
      if (stretch.isDue(endsAt))
        stretch.add({ bytes: endsAt, thing: moment.copy() }, mostOf(moment, this.#grain))
    }
    if (stretch.rungs.length > 1) this.#stretch = stretch
    return moment
  }

  /** The last moment that is not after the step. The head moves on, so a copy stands for it. */
  #nearest(until: number): RunMoment {
    const rungs = [...this.#ladder.rungs, ...this.#stretch.rungs].map(({ thing }) => thing)
    let near = this.#first
    for (const moment of [...rungs, ...this.#kept])
      if (moment.step <= until && moment.position.seq > near.position.seq) near = moment
    const { step, position } = this.#head
    return step <= until && position.seq > near.position.seq ? this.#head.copy() : near
  }
}

/** The most moments of so many agents each. */
function mostOf({ agents }: RunMoment, { most, agents: inAll }: Grain): number {
  return Math.max(FEWEST, Math.min(most, Math.floor(inAll / Math.max(1, agents.clients.size))))
}
