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

/** Takes the events of a whole run in order. A router that is gone has no community. */
export class CommunitiesFold {
  #table = 0
  #threshold: number | null = null
  readonly #reached = new Map<RouterId, { table: number; step: number; scores: Map<ClientId, number> }>()

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
    const reached =
      known?.table === this.#table ? known : { table: this.#table, step, scores: new Map<ClientId, number>() }
    reached.scores.set(client, routingScore)
    this.#reached.set(from, reached)
  }
}

function isRouterId(from: RouterId | ClientId): from is RouterId {
  return !from.includes(':')
}
