/** What the events of one router say of causes: the revisions of its profile, with the gradients and routers that they came from. */
import type { GradientId, RouterId, UserId } from '../../vocabulary/ids.ts'
import type { StampedEvent } from '../runEvents.ts'

export interface CausedRouter {
  readonly step: number
  /** Counted from 1. */
  readonly revision: number
  readonly text: string
  readonly reason: 'first' | 'summary' | 'rewrite' | 'merge' | 'split'
  readonly call: string | null
  /** The gradients, each with the user of its interaction, as far as the events tell of them. */
  readonly gradients: readonly { readonly gradient: GradientId; readonly user: UserId }[]
  /** Other routers that it came from: the one that was split, or that was merged into it. */
  readonly routers: readonly RouterId[]
}

/** Returns the revisions of a router, oldest first, from the events that name it and those of the gradients that these name. */
export function routerCauses(router: RouterId, events: readonly StampedEvent[]): readonly CausedRouter[] {
  const revisions: CausedRouter[] = []
  const users = new Map<GradientId, UserId>()
  const taken = (causes: readonly GradientId[]) =>
    causes.flatMap((gradient) => {
      const user = users.get(gradient)
      return user ? [{ gradient, user }] : []
    })
  const push = (revision: Omit<CausedRouter, 'revision'>) =>
    revisions.push({ ...revision, revision: revisions.length + 1 })
  let user: UserId | null = null
  for (const event of events) {
    const { step } = event
    switch (event.type) {
      case 'interaction-judged':
        user = event.user
        break
      case 'credit-assigned':
        if (user) users.set(event.gradient, user)
        break
      case 'router-created':
        if (event.birth.router === router)
          push({ step, text: event.birth.profile, reason: 'first', call: null, gradients: [], routers: [] })
        break
      case 'router-summarized':
        if (event.router === router)
          push({
            ...{ step, text: event.profile, reason: 'summary', call: event.call },
            ...{ gradients: [], routers: [] },
          })
        break
      case 'router-rewritten':
        if (event.router === router)
          push({
            ...{ step, text: event.profile, reason: 'rewrite', call: event.call },
            ...{ gradients: taken(event.causes), routers: [] },
          })
        break
      case 'router-split':
        for (const birth of event.into)
          if (birth.router === router)
            push({
              ...{ step, text: birth.profile, reason: 'split', call: event.call },
              ...{ gradients: taken(event.causes), routers: [event.router] },
            })
        break
      case 'routers-merged':
        if (event.target === router)
          push({
            ...{ step, text: event.profile, reason: 'merge', call: event.call },
            ...{ gradients: taken(event.causes), routers: [event.router] },
          })
        break
      default:
    }
  }
  return revisions
}
