/** Names the clients and routers that an event tells of. */
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { ClientId, RouterId } from '#shared/vocabulary/ids.ts'

/** A client or router of a run. */
export type Subject = ClientId | RouterId

const NOBODY: readonly Subject[] = []

/**
 * Returns the clients and routers of whose history an event is part. Two things are left out, because there are many: that
 * messages were delivered, which a client tells of when it drains its buffer; and the gradients that a user writes for routers,
 * which belong to a router's history once an optimization names them as its causes.
 */
export function subjectsOf(event: StampedEvent): readonly Subject[] {
  switch (event.type) {
    case 'interaction-judged':
      return [event.user, event.positiveItem, event.negativeItem]
    case 'client-described':
    case 'buffer-drained':
    case 'message-integrated':
    case 'profile-revised':
    case 'filter-memory-revised':
    case 'attributes-extracted':
      return [event.client]
    case 'credit-assigned':
      if (event.module.kind === 'router') return NOBODY
      return event.module.client === event.client ? [event.client] : [event.client, event.module.client]
    case 'private-memory-revised':
    case 'interests-listed':
      return [event.user]
    case 'interest-group-formed':
      return event.members
    case 'router-created':
      return [event.birth.router]
    case 'attributes-assigned':
    case 'router-rewritten':
    case 'router-summarized':
    case 'router-confirmed':
      return [event.router]
    case 'router-split':
      return [event.router, ...event.into.map(({ router }) => router)]
    case 'routers-merged':
      return [event.router, event.target]
    case 'message-delivered':
    case 'client-updated':
    case 'routing-table-built':
    case 'update-set-cleared':
    case 'recommender-fitted':
    case 'epoch-completed':
    case 'trial-completed':
    case 'evaluation-completed':
    case 'cold-start-evaluated':
    case 'difference-accepted':
    case 'stage-completed':
    case 'run-finished':
      return NOBODY
    default:
      event satisfies never
      return NOBODY
  }
}
