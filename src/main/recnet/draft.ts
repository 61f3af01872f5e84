/** The events of a router-centric update so far, and the network as it will be once they are committed. */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { applyNetworkEvents } from './applyNetworkEvents.ts'
import type { Network } from './network.ts'

/** An update under construction, which the stages of Stage 2 hand on and extend. */
export interface Draft {
  readonly network: Network
  readonly events: readonly NetworkEvent[]
}

/**
 * Returns the draft with more events, applied by `applyNetworkEvents`, so that no stage has its own notion of what an
 * event means.
 */
export function withEvents(draft: Draft, events: readonly NetworkEvent[], settings: Hyperparameters): Draft {
  if (events.length === 0) return draft
  return {
    network: applyNetworkEvents(draft.network, events, settings),
    events: [...draft.events, ...events],
  }
}
