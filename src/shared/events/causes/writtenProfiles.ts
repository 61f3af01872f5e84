/** Which routers an event gives a profile; each time is one revision of the router, counted from 1. */
import type { RouterId } from '../../vocabulary/ids.ts'
import type { StampedEvent } from '../runEvents.ts'

/** The profile that a router has from an event on. */
export interface WrittenProfile {
  readonly router: RouterId
  readonly text: string
}

/** Returns the profiles in the order in which the event tells of them; none for most events. */
export function writtenProfiles(event: StampedEvent): readonly WrittenProfile[] {
  switch (event.type) {
    case 'router-created':
      return [written(event.birth)]
    case 'router-summarized':
    case 'router-rewritten':
      return [written(event)]
    case 'router-split':
      return event.into.map(written)
    case 'routers-merged':
      return [written({ router: event.target, profile: event.profile })]
    default:
      return []
  }
}

function written({
  router,
  profile: text,
}: {
  readonly router: RouterId
  readonly profile: string
}): WrittenProfile {
  return { router, text }
}
