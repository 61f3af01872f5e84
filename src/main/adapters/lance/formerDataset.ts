/** Reads datasets that were stored before histories were lists: one row for each interaction, and items by their ids. */
import type { Connection } from '@lancedb/lancedb'
import type { Dataset, DatasetSummary } from '#shared/vocabulary/datasets.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import type { InteractionHistory } from '#shared/vocabulary/interactions.ts'
import type { Row } from './summaryRow.ts'

export async function formerDataset(
  connection: Connection,
  { name, domainWord, hash, givenCandidates }: DatasetSummary,
): Promise<Dataset> {
  const rowsOf = (table: string) => readRows(connection, table)
  const items = (await rowsOf('items')).map((row) => {
    const id = row['id'] as ItemId
    const { title, category, description } = row
    return [
      id,
      { id, title: String(title), category: String(category), description: String(description) },
    ] as const
  })
  const users = (await rowsOf('users')).map((row) => {
    const id = row['id'] as UserId
    return [id, { id, text: String(row['text']) }] as const
  })
  const negatives = (await rowsOf('candidates')).map((row) => {
    return [row['user'] as UserId, Array.from(row['negatives'] as Iterable<ItemId>)] as const
  })
  return {
    name,
    domainWord,
    histories: historiesFrom(await rowsOf('interactions')),
    items: new Map(items),
    users: new Map(users),
    givenNegatives: givenCandidates ? new Map(negatives) : null,
    hash,
  }
}

/** The rows in the order in which they were written. */
async function readRows(connection: Connection, name: string): Promise<readonly Row[]> {
  const table = await connection.openTable(name)
  try {
    const rows: readonly { toJSON(): Row }[] = await table.query().toArray()
    return rows.map((row) => row.toJSON()).sort((a, b) => Number(a['ordinal']) - Number(b['ordinal']))
  } finally {
    table.close()
  }
}

function historiesFrom(rows: readonly Row[]): readonly InteractionHistory[] {
  const histories = new Map<UserId, { readonly items: ItemId[]; readonly times: (number | null)[] }>()
  for (const row of rows) {
    const user = row['user'] as UserId
    const history = histories.get(user) ?? { items: [], times: [] }
    histories.set(user, history)
    history.items.push(row['item'] as ItemId)
    history.times.push(row['timestamp'] as number | null)
  }
  return Array.from(histories, ([user, history]) => {
    const timestamps = history.times.filter((time) => time !== null)
    return { user, items: history.items, timestamps: timestamps.length === 0 ? null : timestamps }
  })
}
