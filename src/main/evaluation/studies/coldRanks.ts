/** §3.4.3: the ranks of cold clients with and without augmentation, packed. */
import type { ClientId } from '#shared/vocabulary/ids.ts'
import type { ColdClients } from '#shared/vocabulary/studies/coldStart.ts'
import { rankTable, type RankTable } from './rankTable.ts'

/** One row for each cold client that was ranked, in the order of their ids. */
export interface ColdRanks {
  readonly clients: readonly ClientId[]
  readonly plain: RankTable
  readonly augmented: RankTable
  /** How many clients took the nearest router, because none passed the threshold. */
  readonly fallbacks: number
}

/** Packs the cold clients of one kind. */
export function coldRanksOf({ fallbacks, outcomes }: ColdClients): ColdRanks {
  const byClient = Map.groupBy(outcomes, ({ client }) => client)
  const clients = [...byClient.keys()].sort()
  const ranked = clients.map((client) => byClient.get(client) ?? [])
  return {
    clients,
    plain: rankTable(ranked.map((rows) => rows.map(({ plain }) => plain))),
    augmented: rankTable(ranked.map((rows) => rows.map(({ augmented }) => augmented))),
    fallbacks: fallbacks.length,
  }
}
