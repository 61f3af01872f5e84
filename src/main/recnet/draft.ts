/** What a router-centric update has stated so far, and the network as it will be once that is committed. */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { applyNetworkEvents } from './applyNetworkEvents.ts'
import type { Network } from './network.ts'

export interface Draft {
  readonly network: Network
  readonly events: readonly NetworkEvent[]
}

/** The draft with more facts, seen through the one writer, so that no stage keeps an idea of its own of what they mean. */
export function withEvents(draft: Draft, events: readonly NetworkEvent[], settings: Hyperparameters): Draft {
  if (events.length === 0) return draft
  return {
    network: applyNetworkEvents(draft.network, events, settings),
    events: [...draft.events, ...events],
  }
}
