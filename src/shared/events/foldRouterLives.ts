/**
 * Figure 5 in full: folds the life of every router from birth to end, its parents and successors, and how many clients
 * it reached.
 */
import { byNumber, type RouterId } from '../vocabulary/ids.ts'
import type { RouterLife } from '../vocabulary/inspection.ts'
import { CommunitiesFold } from './foldCommunities.ts'
import type { StampedEvent } from './runEvents.ts'

type Life = {
  -readonly [K in keyof RouterLife]: RouterLife[K] extends readonly (infer T)[] ? T[] : RouterLife[K]
}

/** Takes the events of a whole run in order. */
export class RouterLivesFold {
  readonly communities = new CommunitiesFold()
  readonly #lives = new Map<RouterId, Life>()
  /**
   * Routers that sent messages in the current transaction; a community's size is known once all of its messages have
   * arrived.
   */
  readonly #spoke = new Set<RouterId>()

  /** Takes the next event. */
  add(event: StampedEvent): void {
    this.communities.add(event)
    const { step } = event
    switch (event.type) {
      case 'router-created':
        return this.#begin(event.birth.router, [], step)
      case 'router-split':
        this.#end(event.router, { step, end: 'split', into: event.into.map((birth) => birth.router) })
        for (const birth of event.into) this.#begin(birth.router, [event.router], step)
        return
      case 'routers-merged':
        this.#end(event.router, { step, end: 'merged', into: [event.target] })
        this.#lives.get(event.target)?.parents.push(event.router)
        return
      case 'message-delivered':
      case 'message-integrated':
        if (this.#lives.has(event.message.from as RouterId)) this.#spoke.add(event.message.from as RouterId)
        return
      case 'stage-completed':
        for (const router of this.#spoke) this.#measure(router, step)
        this.#spoke.clear()
        return
      default:
    }
  }

  /** Returns the life of a router as of a step; null where it was not there yet. */
  of(router: RouterId, step = Infinity): RouterLife | null {
    const life = this.#lives.get(router)
    return life && life.born <= step ? this.#upTo(life, step) : null
  }

  /** The lives so far, in the order of the routers' numbers. */
  get lives(): readonly RouterLife[] {
    return this.livesAsOf(Infinity)
  }

  /** Returns the lives as of a step, in the order of the routers' numbers: all, or those that changed since another step or at it. */
  livesAsOf(step: number, since = 0): readonly RouterLife[] {
    return [...this.#lives.values()]
      .filter((life) => life.born <= step && this.#changedAt(life) >= since)
      .sort((a, b) => byNumber(a.router, b.router))
      .map((life) => this.#upTo(life, step))
  }

  /** Returns the step at which a router was born; 0 where it never was. */
  birthOf(router: RouterId): number {
    return this.#lives.get(router)?.born ?? 0
  }

  /** Returns the number of lives that had begun at a step. */
  countAsOf(step: number): number {
    return [...this.#lives.values()].filter(({ born }) => born <= step).length
  }

  /** The step of the newest change, also of a later one than is asked about. A router takes another in when that one ends. */
  #changedAt({ born, ended, sizes, parents }: Life): number {
    const taken = this.#lives.get(parents.at(-1) ?? 'r0')?.ended ?? 0
    return Math.max(born, ended ?? 0, sizes.at(-1)?.step ?? 0, taken)
  }

  /** A copy, so that a returned life does not change as the fold continues. A parent ends with the birth or the merge that makes it one. */
  #upTo({ router, parents, born, ended, end, into, sizes }: Life, step: number): RouterLife {
    const isOver = ended !== null && ended <= step
    return {
      router,
      parents: parents.filter((parent) => (this.#lives.get(parent)?.ended ?? 0) <= step),
      born,
      ended: isOver ? ended : null,
      end: isOver ? end : null,
      into: isOver ? [...into] : [],
      sizes: sizes.filter((size) => size.step <= step),
    }
  }

  #begin(router: RouterId, parents: readonly RouterId[], born: number): void {
    this.#lives.set(router, {
      router,
      parents: [...parents],
      born,
      ended: null,
      end: null,
      into: [],
      sizes: [],
    })
  }

  #end(
    router: RouterId,
    { step, end, into }: { step: number; end: 'split' | 'merged'; into: RouterId[] },
  ): void {
    const life = this.#lives.get(router)
    if (life) Object.assign(life, { ended: step, end, into })
  }

  #measure(router: RouterId, step: number): void {
    const sizes = this.#lives.get(router)?.sizes
    const clients = this.communities.sizeOf(router)
    if (sizes && sizes.at(-1)?.clients !== clients) sizes.push({ step, clients })
  }
}
