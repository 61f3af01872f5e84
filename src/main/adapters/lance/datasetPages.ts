/** Pages of the items and histories of a stored dataset, searched and cut by LanceDB: none needs the whole dataset in memory. */
import type { Connection, Query } from '@lancedb/lancedb'
import { tokenOf, type ItemId, type UserId } from '#shared/vocabulary/ids.ts'
import type { HistoryRow, ItemRow } from '#shared/vocabulary/imports/imports.ts'
import type { Rows, RowsPage } from '../../datasets/datasetStore.ts'
import type { TableName } from './datasetTables.ts'
import { readColumns, type ReadColumns } from './readColumns.ts'

/** Reads columns of the rows of one table for which a condition holds; of all where there is none. */
export type ReadTable = (
  table: TableName,
  columns: readonly string[],
  condition?: string,
) => Promise<ReadColumns>

/** Reads from an open dataset. */
export function readTables(connection: Connection): ReadTable {
  return async (name, columns, condition) => {
    const table = await connection.openTable(name)
    try {
      const query: Query = table.query()
      return await readColumns(condition === undefined ? query : query.where(condition), columns)
    } finally {
      table.close()
    }
  }
}

/** Returns items in the order of the source. The search covers token, title and category. */
export async function itemsPage(
  read: ReadTable,
  { search, offset, limit }: RowsPage,
): Promise<Rows<ItemRow>> {
  const wanted = search.trim().toLowerCase()
  const says = `${contains('searchedTitle', wanted)} OR ${contains('searched', wanted)}`
  const { ordinals } = await read('items', [], wanted === '' ? undefined : says)
  const columns = ['id', 'title', 'category', 'description', 'interactions']
  const page = await read('items', columns, among(ordinals.subarray(offset, offset + limit)))
  const [titles, categories, descriptions] = [
    page.texts('title'),
    page.texts('category'),
    page.texts('description'),
  ]
  const interactions = page.numbers('interactions')
  const rows = (page.texts('id') as readonly ItemId[]).map((id, row) => ({
    item: tokenOf(id),
    title: titles[row] ?? '',
    category: categories[row] ?? '',
    description: descriptions[row] ?? '',
    interactions: interactions[row] ?? 0,
  }))
  return { total: ordinals.length, rows }
}

/** Returns histories in the order of the source. The search covers token and text of the user, and titles of the items. */
export async function historiesPage(
  read: ReadTable,
  { search, offset, limit }: RowsPage,
): Promise<Rows<HistoryRow>> {
  const wanted = search.trim().toLowerCase()
  const ordinals = wanted === '' ? (await read('histories', [])).ordinals : await foundHistories(read, wanted)
  const page = await read(
    'histories',
    ['user', 'items', 'times'],
    among(ordinals.subarray(offset, offset + limit)),
  )
  const users = page.texts('user') as readonly UserId[]
  const [taken, times] = [page.lists('items'), page.lists('times')]
  const titled = await read(
    'items',
    ['id', 'title'],
    among(new Set(taken.flatMap((list) => [...(list ?? [])]))),
  )
  const [ids, titles] = [titled.texts('id') as readonly ItemId[], titled.texts('title')]
  const placeOf = new Map(Array.from(titled.ordinals, (number, place) => [number, place]))
  const described = await read('users', ['id', 'text'], `id IN (${['', ...users].map(quoted).join(',')})`)
  const texts = described.texts('text')
  const textOf = new Map(described.texts('id').map((id, row) => [id, texts[row] ?? '']))
  const rows = users.map((user, row) => ({
    user: tokenOf(user),
    text: textOf.get(user) ?? '',
    items: Array.from(taken[row] ?? [], (number, index) => {
      const place = placeOf.get(number) ?? -1
      const timestamp = times[row]?.[index] ?? null
      return { item: tokenOf(ids[place] ?? 'i:?'), title: titles[place] ?? '', timestamp }
    }),
  }))
  return { total: ordinals.length, rows }
}

/** The histories of users who are found, or who took an item whose title is found. */
async function foundHistories(read: ReadTable, wanted: string): Promise<Int32Array> {
  const users = (await read('histories', [], contains('searched', wanted))).ordinals
  const items = (await read('items', [], contains('searchedTitle', wanted))).ordinals
  if (items.length === 0) return users
  const isFound = new Uint8Array((items.at(-1) ?? 0) + 1)
  for (const item of items) isFound[item] = 1
  const histories = await read('histories', ['items'])
  const found = new Set(users)
  histories.lists('items').forEach((list, row) => {
    if (list?.some((item) => isFound[item] === 1)) found.add(histories.ordinals[row] ?? 0)
  })
  return Int32Array.from(found).sort()
}

function contains(column: string, wanted: string): string {
  return `contains(${column}, ${quoted(wanted)})`
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** The condition for these ordinals; none has a negative one, so that there is something in the list. */
function among(ordinals: Iterable<number>): string {
  return `ordinal IN (${[-1, ...ordinals].join(',')})`
}
