/**
 * The text over which a dataset's hash is taken: one JSON row per fact, independent of the order of rows in the files.
 */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { byId } from '#shared/vocabulary/ids.ts'

/**
 * Returns the rows: histories by user, items by id, users by id, given negatives by user. Within a history the order is
 * part of the content.
 */
export function canonicalRows(
  dataset: Pick<Dataset, 'histories' | 'items' | 'users' | 'givenNegatives'>,
): string {
  const histories = dataset.histories.map(({ user, items, timestamps }) => [
    user,
    'history',
    items,
    timestamps,
  ])
  const items = [...dataset.items.values()].map((item) => [
    item.id,
    item.title,
    item.category,
    item.description,
  ])
  const users = [...dataset.users.values()].map((user) => [user.id, 'text', user.text])
  const given = [...(dataset.givenNegatives ?? [])].map(([user, negatives]) => [user, 'negatives', negatives])
  const rows = [histories, items, users, given].flatMap((part) =>
    part.map((row) => JSON.stringify(row)).sort(byId),
  )
  return rows.join('\n')
}
