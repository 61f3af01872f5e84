/** Converts a dataset to rows of tables and back. Every row has an ordinal, because LanceDB tables keep no order. */
import { Bool, Field, Float64, Int32, List, Schema, Utf8 } from 'apache-arrow'
import type { DataType } from 'apache-arrow'
import type { Dataset, DatasetSummary } from '#shared/vocabulary/datasets.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import type { InteractionHistory } from '#shared/vocabulary/interactions.ts'

/** The tables of one dataset. */
export type TableName = 'summary' | 'items' | 'users' | 'interactions' | 'candidates'
/** A row as it was read. */
export type Row = Readonly<Record<string, unknown>>
/** The rows of every table, with their ordinals. */
export type TableRows = Readonly<Record<TableName, readonly Record<string, unknown>[]>>

const text = new Utf8()
const count = new Int32()
const items = new List(new Field('item', new Utf8(), true))

/** The schema of each table. Schemas are explicit, because they cannot be inferred from a table without rows or with nulls only. */
export const TABLES: Readonly<Record<TableName, Schema>> = {
  summary: schemaOf({
    name: text,
    domainWord: text,
    users: count,
    items: count,
    interactions: count,
    sparsity: new Float64(),
    hash: text,
    source: text,
    givenCandidates: new Bool(),
    notes: items,
  }),
  items: schemaOf({ id: text, title: text, category: text, description: text }),
  users: schemaOf({ id: text, text }),
  interactions: schemaOf({ user: text, item: text, timestamp: new Float64() }),
  candidates: schemaOf({ user: text, negatives: items }),
}

/** Converts a dataset and its summary to rows. A timestamp is null where the dataset has none. */
export function tablesOf(dataset: Dataset, summary: DatasetSummary): TableRows {
  const interactions = dataset.histories.flatMap(({ user, items: taken, timestamps }) =>
    taken.map((item, index) => ({ user, item, timestamp: timestamps?.[index] ?? null })),
  )
  const candidates = Array.from(dataset.givenNegatives ?? [], ([user, given]) => ({
    user,
    negatives: [...given],
  }))
  return {
    summary: numbered([
      { ...summary, givenCandidates: dataset.givenNegatives !== null, notes: [...summary.notes] },
    ]),
    items: numbered([...dataset.items.values()]),
    users: numbered([...dataset.users.values()]),
    interactions: numbered(interactions),
    candidates: numbered(candidates),
  }
}

/** Converts the rows back to a dataset. They must be sorted by their ordinals. */
export function datasetFrom(rows: Readonly<Record<TableName, readonly Row[]>>): Dataset {
  const { name, domainWord, hash, givenCandidates } = summaryFrom(rows.summary[0] ?? {})
  const itemTexts = rows.items.map((row) => {
    const id = row.id as ItemId
    const { title, category, description } = row
    return [
      id,
      { id, title: String(title), category: String(category), description: String(description) },
    ] as const
  })
  const userTexts = rows.users.map((row) => {
    const id = row.id as UserId
    return [id, { id, text: String(row.text) }] as const
  })
  const negatives = rows.candidates.map((row) => {
    return [row.user as UserId, Array.from(row.negatives as Iterable<ItemId>)] as const
  })
  return {
    name,
    domainWord,
    histories: historiesFrom(rows.interactions),
    items: new Map(itemTexts),
    users: new Map(userTexts),
    givenNegatives: givenCandidates ? new Map(negatives) : null,
    hash,
  }
}

/** Reads the summary of a dataset from its row. */
export function summaryFrom(row: Row): DatasetSummary {
  return {
    name: String(row.name),
    domainWord: String(row.domainWord),
    users: Number(row.users),
    items: Number(row.items),
    interactions: Number(row.interactions),
    sparsity: Number(row.sparsity),
    hash: String(row.hash),
    source: row.source === 'benchmark' || row.source === 'table' ? row.source : 'atomic',
    givenCandidates: row.givenCandidates === true,
    // Datasets from before there were notes have no such column.
    notes: Array.from((row.notes ?? []) as Iterable<string>),
  }
}

function historiesFrom(rows: readonly Row[]): readonly InteractionHistory[] {
  const histories = new Map<UserId, { readonly items: ItemId[]; readonly times: (number | null)[] }>()
  for (const row of rows) {
    const user = row.user as UserId
    const history = histories.get(user) ?? { items: [], times: [] }
    histories.set(user, history)
    history.items.push(row.item as ItemId)
    history.times.push(row.timestamp as number | null)
  }
  return Array.from(histories, ([user, history]) => {
    const timestamps = history.times.filter((time) => time !== null)
    return { user, items: history.items, timestamps: timestamps.length === 0 ? null : timestamps }
  })
}

function numbered(rows: readonly object[]): readonly Record<string, unknown>[] {
  return rows.map((row, ordinal) => ({ ordinal, ...row }))
}

function schemaOf(columns: Readonly<Record<string, DataType>>): Schema {
  const fields = Object.entries(columns).map(([name, type]) => new Field(name, type, name === 'timestamp'))
  return new Schema([new Field('ordinal', count, false), ...fields])
}
