/**
 * The text that a dataset's hash is taken over: one JSON row per fact, whatever the order of rows in the
 * files.
 */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { byId } from '#shared/vocabulary/ids.ts'

/**
 * Histories by user, items by id, users by id, given negatives by user; within a history the order is
 * content.
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
