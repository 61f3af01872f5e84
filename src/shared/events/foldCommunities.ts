/** §2.2.3: folds the communities: the clients that each router's messages reached under its newest routing table. */
import type { PreferenceMessage } from '../vocabulary/agents.ts'
import { byId, byNumber, type ClientId, type RouterId } from '../vocabulary/ids.ts'
import type { StampedEvent } from './runEvents.ts'

/** One client of a community, with the score of Eq. 4. */
export interface CommunityMember {
  readonly client: ClientId
  readonly routingScore: number
}

/** The community of one router. */
export interface Community {
  readonly router: RouterId
  /** The step of the routing table that it comes from. */
  readonly step: number
  readonly members: readonly CommunityMember[]
}

/** Whom a router reached under one routing table, counted from 1. */
interface Reached {
  readonly table: number
  readonly step: number
  readonly scores: Map<ClientId, number>
}

/** Takes the events of a whole run in order. A router that is gone has no community. */
export class CommunitiesFold {
  #table = 0
  #threshold: number | null = null
  #reached = new Map<RouterId, Reached>()
  /** The scores that no copy of this fold shares, so that they may be changed in place. */
  #own = new WeakSet<Reached['scores']>()

  /** The threshold τ of the newest routing table; null before the first. */
  get threshold(): number | null {
    return this.#threshold
  }

  /** Takes the next event. */
  add(event: StampedEvent): void {
    switch (event.type) {
      case 'routing-table-built':
        this.#table += 1
        this.#threshold = event.threshold
        return
      case 'message-delivered':
      case 'message-integrated':
        return this.#reach(event.client, event.message, event.step)
      case 'router-split':
      case 'routers-merged':
        this.#reached.delete(event.router)
        return
      default:
    }
  }

  /** Returns the same communities, which go on by themselves. */
  copy(): CommunitiesFold {
    const copy = new CommunitiesFold()
    copy.#table = this.#table
    copy.#threshold = this.#threshold
    copy.#reached = new Map(this.#reached)
    this.#own = new WeakSet()
    return copy
  }

  /** Returns the number of clients that the router reaches now. */
  sizeOf(router: RouterId): number {
    return this.#reached.get(router)?.scores.size ?? 0
  }

  /** Returns a router's community, the highest score first; null for a router that has not sent a message yet. */
  of(router: RouterId): Community | null {
    const found = this.#reached.get(router)
    if (!found) return null
    const members = [...found.scores].map(([client, routingScore]) => ({ client, routingScore }))
    return {
      router,
      step: found.step,
      members: members.sort((a, b) => b.routingScore - a.routingScore || byId(a.client, b.client)),
    }
  }

  /** Returns the communities that a client belongs to, the highest score first. */
  having(
    client: ClientId,
  ): readonly { readonly router: RouterId; readonly routingScore: number; readonly step: number }[] {
    return [...this.#reached]
      .flatMap(([router, { scores, step }]) => {
        const routingScore = scores.get(client)
        return routingScore === undefined ? [] : [{ router, routingScore, step }]
      })
      .sort((a, b) => b.routingScore - a.routingScore || byNumber(a.router, b.router))
  }

  #reach(client: ClientId, { from, routingScore }: PreferenceMessage, step: number): void {
    // In direct propagation clients send the messages, and there are no communities.
    if (!isRouterId(from)) return
    const known = this.#reached.get(from)
    const same = known?.table === this.#table ? known : null
    if (same && this.#own.has(same.scores)) {
      same.scores.set(client, routingScore)
      return
    }
    const scores = new Map(same?.scores).set(client, routingScore)
    this.#own.add(scores)
    this.#reached.set(from, { table: this.#table, step: same?.step ?? step, scores })
  }
}

function isRouterId(from: RouterId | ClientId): from is RouterId {
  return !from.includes(':')
}
