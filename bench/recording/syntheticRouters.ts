/** Routers that are rewritten, split and merged now and then, and always about as many. */
import type { RouterBirth } from '#shared/events/networkEvents.ts'
import type { RunEvent } from '#shared/events/runEvents.ts'
import { toRouterId, type GradientId, type RouterId } from '#shared/vocabulary/ids.ts'
import type { RandomFor } from '../../src/main/ports/random.ts'
import type { Texts } from './syntheticTexts.ts'

const ROUTERS = 24
/** As many gradients as a router keeps. */
const PENDING = 20

export class SyntheticRouters {
  readonly #texts: Texts
  readonly #random: ReturnType<RandomFor>
  readonly #pending = new Map<RouterId, readonly GradientId[]>()
  #living: readonly RouterId[] = []
  #next = 1

  constructor(texts: Texts, random: ReturnType<RandomFor>) {
    this.#texts = texts
    this.#random = random
  }

  get living(): readonly RouterId[] {
    return this.#living
  }

  created(): readonly RunEvent[] {
    return Array.from({ length: ROUTERS }, () => ({ type: 'router-created', birth: this.#birth() }))
  }

  /** Lets a gradient wait for the next update. */
  await(router: RouterId, gradient: GradientId): void {
    this.#pending.set(router, [...(this.#pending.get(router) ?? []), gradient].slice(-PENDING))
  }

  /** Returns what the optimizer does with the gradients that wait. */
  evolved(step: number): readonly RunEvent[] {
    return this.#living.flatMap((router) => {
      const causes = this.#pending.get(router) ?? []
      if (causes.length === 0 || !this.#living.includes(router)) return []
      this.#pending.delete(router)
      return [this.#decided(router, causes, `${step}/router-optimizer/${router}`)]
    })
  }

  #decided(router: RouterId, causes: readonly GradientId[], call: string): RunEvent {
    const chance = this.#random.next()
    const target = this.#living.find((other) => other !== router)
    const profile = this.#texts.community()
    if (chance < 0.03 && this.#living.length < ROUTERS) {
      this.#end(router)
      return { type: 'router-split', router, into: [this.#birth(), this.#birth()], causes, call }
    }
    if (chance > 0.97 && target && this.#living.length > ROUTERS / 2) {
      this.#end(router)
      const attributes = this.#texts.attributes()
      return { type: 'routers-merged', target, router, profile, attributes, causes, call }
    }
    if (chance > 0.9) return { type: 'router-confirmed', router, causes, refused: null, call }
    return { type: 'router-rewritten', router, profile, causes, call }
  }

  #end(router: RouterId): void {
    this.#living = this.#living.filter((one) => one !== router)
  }

  #birth(): RouterBirth {
    const router = toRouterId(this.#next)
    this.#next += 1
    this.#living = [...this.#living, router]
    return { router, profile: this.#texts.community(), attributes: this.#texts.attributes() }
  }
}
