/** Converts a dataset to columns of tables, and rows of them back. Every row has an ordinal, because LanceDB tables keep no order. */
import { Bool, Field, Float64, Int32, List, Schema, Utf8 } from 'apache-arrow'
import type { DataType } from 'apache-arrow'
import type { Dataset, DatasetSummary } from '#shared/vocabulary/datasets.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import type { InteractionHistory } from '#shared/vocabulary/interactions.ts'
import type { TableColumns } from './arrowTable.ts'

/** The tables of one dataset. */
export type TableName = 'summary' | 'items' | 'users' | 'interactions' | 'candidates'
/** A row as it was read. */
export type Row = Readonly<Record<string, unknown>>

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

/** Converts a dataset and its summary to columns. A timestamp is null where the dataset has none. */
export function tablesOf(
  dataset: Dataset,
  summary: DatasetSummary,
): Readonly<Record<TableName, TableColumns>> {
  const { histories } = dataset
  const given = [...(dataset.givenNegatives ?? [])]
  const row = { ...summary, givenCandidates: dataset.givenNegatives !== null }
  return {
    summary: numbered(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, [value]]))),
    items: numbered(columnsOf([...dataset.items.values()], ['id', 'title', 'category', 'description'])),
    users: numbered(columnsOf([...dataset.users.values()], ['id', 'text'])),
    interactions: numbered({
      user: histories.flatMap(({ user, items: taken }) => taken.map(() => user)),
      item: histories.flatMap(({ items: taken }) => taken),
      timestamp: histories.flatMap(
        ({ items: taken, timestamps }): readonly (number | null)[] => timestamps ?? taken.map(() => null),
      ),
    }),
    candidates: numbered({
      user: given.map(([user]) => user),
      negatives: given.map(([, negatives]) => negatives),
    }),
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

function columnsOf<Part extends object>(
  parts: readonly Part[],
  names: readonly (keyof Part & string)[],
): TableColumns {
  return Object.fromEntries(names.map((name) => [name, parts.map((part) => part[name])]))
}

/** Adds the ordinals, as many as the first column has values. */
function numbered(columns: TableColumns): TableColumns {
  const rows = Object.values(columns)[0]?.length ?? 0
  return { ordinal: Array.from({ length: rows }, (_, ordinal) => ordinal), ...columns }
}

function schemaOf(columns: Readonly<Record<string, DataType>>): Schema {
  const fields = Object.entries(columns).map(([name, type]) => new Field(name, type, name === 'timestamp'))
  return new Schema([new Field('ordinal', count, false), ...fields])
}
