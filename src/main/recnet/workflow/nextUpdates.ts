/** Algorithm 1 as a function of the network's state, so that a run resumes after a kill exactly where it was. */
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import type { Network } from '../network.ts'

/** Stage 1 for one interaction record, or Stage 2. `agents` are the clients that Stage 1 reads and changes. */
export interface Update {
  readonly kind: 'client-centric' | 'router-centric'
  readonly step: number
  readonly agents: readonly ClientId[]
}

/**
 * Lines 2-22: returns Stage 2 alone when enough clients are updated; else Stage 1 of every record up to the one that
 * makes Stage 2 due; at the end one last Stage 2 where `flushAtEnd` is set; then nothing.
 */
export function nextUpdates(
  network: Network,
  interactions: readonly InteractionRecord[],
  { updateSize, flushAtEnd }: Pick<Hyperparameters, 'updateSize' | 'flushAtEnd'>,
): readonly Update[] {
  const { updatedClients, step } = network
  const routerCentric: Update = { kind: 'router-centric', step, agents: [] }
  if (updatedClients.size >= updateSize) return [routerCentric]
  if (step >= interactions.length) return flushAtEnd && updatedClients.size > 0 ? [routerCentric] : []
  const { until } = nextUpdateSet(updatedClients, interactions, { from: step, updateSize })
  return interactions.slice(step, until).map((interaction) => {
    return { kind: 'client-centric', step: interaction.step, agents: clientsOf(interaction) }
  })
}

/** How far Stage 1 goes before the next Stage 2. */
export interface UpdateSet {
  /** S_update of Algorithm 1 after the last of the interactions. */
  readonly clients: ReadonlySet<ClientId>
  /** The index after the last interaction of the set. */
  readonly until: number
  /** Whether Stage 2 is due because of the set's size; false where the interactions ended first. */
  readonly isFull: boolean
}

/**
 * The barrier of Algorithm 1, line 13: finds the interactions, beginning at index `from`, after which `updateSize`
 * clients are updated. It follows from the interactions alone, since a client-centric update updates its three clients
 * whatever a model answers.
 */
export function nextUpdateSet(
  updated: ReadonlySet<ClientId>,
  interactions: readonly InteractionRecord[],
  { from, updateSize }: { readonly from: number; readonly updateSize: number },
): UpdateSet {
  const clients = new Set(updated)
  for (let index = from; index < interactions.length; index++) {
    for (const client of clientsOf(interactions[index])) clients.add(client)
    if (clients.size >= updateSize) return { clients, until: index + 1, isFull: true }
  }
  return { clients, until: interactions.length, isFull: false }
}

function clientsOf(interaction: InteractionRecord | undefined): readonly ClientId[] {
  return interaction ? [interaction.user, interaction.positiveItem, interaction.negativeItem] : []
}
