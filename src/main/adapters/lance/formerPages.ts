/** Pages of the items and histories of a dataset in memory, as those from before are read. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { tokenOf, type ItemId } from '#shared/vocabulary/ids.ts'
import type { HistoryRow, ItemRow } from '#shared/vocabulary/imports/imports.ts'
import type { Rows, RowsPage } from '../../datasets/datasetStore.ts'

/** As `itemsPage`. */
export function formerItemsPage(dataset: Dataset, page: RowsPage): Rows<ItemRow> {
  const counts = new Map<ItemId, number>()
  for (const history of dataset.histories)
    for (const item of history.items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return pageOf([...dataset.items.values()], page, {
    says: ({ id, title, category }) => `${tokenOf(id)}\n${title}\n${category}`,
    shown: ({ id, title, category, description }) => {
      return { item: tokenOf(id), title, category, description, interactions: counts.get(id) ?? 0 }
    },
  })
}

/** As `historiesPage`. */
export function formerHistoriesPage(dataset: Dataset, page: RowsPage): Rows<HistoryRow> {
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
