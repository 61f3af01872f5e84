/**
 * The text over which a dataset's hash is taken: one JSON row per fact, independent of the order of rows in the files.
 */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { byId, type ClientId } from '#shared/vocabulary/ids.ts'

/**
 * Yields the rows, separated by line feeds, in pieces of about 64 thousand characters: histories by user, items by id, users by
 * id, given negatives by user, and the facts and links of a knowledge graph where there is one. Within a history the order is
 * part of the content.
 */
export function* canonicalRows(
  dataset: Pick<Dataset, 'histories' | 'items' | 'users' | 'givenNegatives' | 'graph'>,
): Generator<string> {
  const { histories, items, users } = dataset
  const given = [...(dataset.givenNegatives ?? [])]
  const parts: readonly SortedRows[] = [
    sorted(histories, ({ user, items: taken, timestamps }) => [user, 'history', taken, timestamps]),
    sorted([...items.values()], ({ id, title, category, description }) => [id, title, category, description]),
    sorted([...users.values()], ({ id, text }) => [id, 'text', text]),
    sorted(given, ([user, negatives]) => [user, 'negatives', negatives]),
    sorted([...(dataset.graph?.entityOf ?? [])], ([item, entity]) => [item, 'entity', entity]),
    (dataset.graph?.facts ?? []).map((fact) => JSON.stringify(['fact', ...fact])).sort(byId),
  ]
  let piece = ''
  let separator = ''
  for (const part of parts)
    for (const row of part) {
      piece += separator + row
      separator = '\n'
      if (piece.length < PIECE) continue
      yield piece
      piece = ''
    }
  yield piece
}

const PIECE = 1 << 16

type SortedRows = Iterable<string>

/**
 * The rows as JSON, in the order of their texts. That is the order of their first cells, since these are different, and none
 * is the beginning of another as its quotes end it; so that a row is made when it is taken.
 */
function* sorted<Entry>(
  entries: readonly Entry[],
  rowOf: (entry: Entry) => readonly [ClientId, ...unknown[]],
): Generator<string> {
  const keyed = entries.map((entry) => ({ key: JSON.stringify(rowOf(entry)[0]), entry }))
  for (const { entry } of keyed.sort((a, b) => byId(a.key, b.key))) yield JSON.stringify(rowOf(entry))
}
