/** Client-centric updates side by side whose facts equal those of one after the other. */
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import type { Network } from '../recnet/network.ts'

/**
 * The interactions up to and with the one after which a router-centric update or an evaluation is due. Both follow from
 * the interactions alone: an update makes its three clients updated clients, whatever a model says.
 */
export function interactionsUntilBarrier(
  network: Network,
  interactions: readonly InteractionRecord[],
  { updateSize, evaluateEvery }: Pick<Hyperparameters, 'updateSize' | 'evaluateEvery'>,
): readonly InteractionRecord[] {
  const updated = new Set(network.updatedClients)
  for (let index = network.step; index < interactions.length; index++) {
    for (const client of clientsOf(interactions[index])) updated.add(client)
    const isDue = evaluateEvery > 0 && (index + 1) % evaluateEvery === 0
    if (updated.size >= updateSize || isDue) return interactions.slice(network.step, index + 1)
  }
  return interactions.slice(network.step)
}

export interface Together<Facts> {
  readonly interactions: readonly InteractionRecord[]
  /** Updates under way at once. */
  readonly parallel: number
  readonly update: (interaction: InteractionRecord) => Promise<Facts>
  readonly commit: (interaction: InteractionRecord, facts: Facts) => Promise<void>
}

/**
 * Stage 1 reads no more of the network than its user and its two items, and routers, which only Stage 2 changes. So an
 * update may begin as soon as every earlier one that shares a client with it is committed. Commits come in order.
 *
 * Rejects with the failure of the earliest update that failed, after all before it are committed and all that had begun
 * have ended.
 */
export async function updateTogether<Facts>({
  interactions,
  parallel,
  update,
  commit,
}: Together<Facts>): Promise<void> {
  const slots = interactions.map(() => Promise.withResolvers<Facts>())
  // A failure may come long before its turn to be awaited.
  for (const { promise } of slots) promise.catch(() => undefined)
  const begun = new Set<number>()
  let committed = 0
  let running = 0
  let firstFailure = Infinity
  const begin = (index: number, interaction: InteractionRecord): void => {
    begun.add(index)
    running += 1
    update(interaction)
      .then(slots[index]?.resolve, (error: unknown) => {
        firstFailure = Math.min(firstFailure, index)
        slots[index]?.reject(error)
      })
      .finally(() => {
        running -= 1
        beginWhatMay()
      })
  }
  const beginWhatMay = (): void => {
    const taken = new Set<ClientId>()
    for (const [index, interaction] of interactions.entries()) {
      if (index < committed) continue
      if (running >= parallel || index >= firstFailure) return
      const clients = clientsOf(interaction)
      if (!begun.has(index) && clients.every((client) => !taken.has(client))) begin(index, interaction)
      for (const client of clients) taken.add(client)
    }
  }
  try {
    for (const [index, interaction] of interactions.entries()) {
      beginWhatMay()
      await commit(interaction, (await slots[index]?.promise) as Facts)
      committed = index + 1
    }
  } finally {
    firstFailure = -1
    await Promise.allSettled([...begun].flatMap((index) => slots[index]?.promise ?? []))
  }
}

function clientsOf(interaction: InteractionRecord | undefined): readonly ClientId[] {
  return interaction ? [interaction.user, interaction.positiveItem, interaction.negativeItem] : []
}
