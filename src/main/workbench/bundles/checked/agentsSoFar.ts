/** The agents that a log has introduced so far: no event may speak of others. */
import type { StampedEvent } from '#shared/events/runEvents.ts'

/** Returns a function that takes the events in order, and names the agent of which nobody has heard; null where all are known. */
export function agentsSoFar(): (event: StampedEvent) => string | null {
  const known = new Set<string>()
  return (event) => {
    if (event.type === 'client-described') known.add(event.client)
    if (event.type === 'router-created') known.add(event.birth.router)
    if (event.type === 'router-split') for (const { router } of event.into) known.add(router)
    const spokenOf = [
      'client' in event ? event.client : null,
      'router' in event ? event.router : null,
      'target' in event ? event.target : null,
    ]
    return spokenOf.find((agent) => agent !== null && !known.has(agent)) ?? null
  }
}
