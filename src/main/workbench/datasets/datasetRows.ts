/** Lists items and histories of a dataset in pages. A search covers what is shown of them. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { tokenOf, type ItemId } from '#shared/vocabulary/ids.ts'
import type { HistoryRow, ItemRow } from '#shared/vocabulary/imports/imports.ts'

/** Which rows to return. An empty `search` matches all. */
export interface RowsPage {
  readonly search: string
  readonly offset: number
  readonly limit: number
}

/** One page of rows, and the number of matches in all. */
export interface Rows<Row> {
  readonly total: number
  readonly rows: readonly Row[]
}

/** Returns items in the order of the source. The search covers token, title and category. */
export function itemRows(dataset: Dataset, page: RowsPage): Rows<ItemRow> {
  const counts = interactionCounts(dataset)
  return pageOf([...dataset.items.values()], page, {
    says: ({ id, title, category }) => `${tokenOf(id)}\n${title}\n${category}`,
    shown: ({ id, title, category, description }) => {
      return { item: tokenOf(id), title, category, description, interactions: counts.get(id) ?? 0 }
    },
  })
}

/** Returns histories in the order of the source. The search covers token and text of the user, and titles of the items. */
export function historyRows(dataset: Dataset, page: RowsPage): Rows<HistoryRow> {
  const titleOf = (item: ItemId) => dataset.items.get(item)?.title ?? ''
  const textOf = (user: HistoryRow['user']) => dataset.users.get(`u:${user}`)?.text ?? ''
  return pageOf(dataset.histories, page, {
    says: ({ user, items }) => [tokenOf(user), textOf(tokenOf(user)), ...items.map(titleOf)].join('\n'),
    shown: ({ user, items, timestamps }) => ({
      user: tokenOf(user),
      text: textOf(tokenOf(user)),
      items: items.map((item, index) => ({
        item: tokenOf(item),
        title: titleOf(item),
        timestamp: timestamps?.[index] ?? null,
      })),
    }),
  })
}

function pageOf<Entry, Row>(
  entries: readonly Entry[],
  { search, offset, limit }: RowsPage,
  { says, shown }: { readonly says: (entry: Entry) => string; readonly shown: (entry: Entry) => Row },
): Rows<Row> {
  const wanted = search.trim().toLowerCase()
  const found =
    wanted === '' ? entries : entries.filter((entry) => says(entry).toLowerCase().includes(wanted))
  return { total: found.length, rows: found.slice(offset, offset + limit).map(shown) }
}

/** Counts of interactions by dataset, which does not change. */
const counted = new WeakMap<Dataset, ReadonlyMap<ItemId, number>>()

function interactionCounts(dataset: Dataset): ReadonlyMap<ItemId, number> {
  const known = counted.get(dataset)
  if (known) return known
  const counts = new Map<ItemId, number>()
  for (const item of dataset.histories.flatMap((history) => history.items))
    counts.set(item, (counts.get(item) ?? 0) + 1)
  counted.set(dataset, counts)
  return counts
}
