/** Algorithm 1 as a function of where the network stands, so that a run goes on after a kill exactly where it was. */
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import type { Network } from '../network.ts'

export type Update =
  | { readonly kind: 'client-centric'; readonly interaction: InteractionRecord }
  | { readonly kind: 'router-centric' }

/** Lines 2-22: Stage 2 when enough clients changed, else the next record; one last Stage 2; then null. */
export function nextUpdate(
  network: Network,
  interactions: readonly InteractionRecord[],
  settings: Pick<Hyperparameters, 'updateSize' | 'flushAtEnd'>,
): Update | null {
  if (network.updatedClients.size >= settings.updateSize) return { kind: 'router-centric' }
  const interaction = interactions[network.step]
  if (interaction) return { kind: 'client-centric', interaction }
  return settings.flushAtEnd && network.updatedClients.size > 0 ? { kind: 'router-centric' } : null
}
