/** Converts a dataset to columns of tables. */
import type { Dataset, DatasetSummary } from '#shared/vocabulary/datasets.ts'
import { tokenOf, type ItemId } from '#shared/vocabulary/ids.ts'
import type { TableColumns } from './arrowTables.ts'
import type { TableName } from './datasetTables.ts'
import { numberListsOf } from './numberListsOf.ts'

/** The columns of one table, without its ordinals, and how long they are. */
export interface CountedColumns {
  readonly rows: number
  readonly columns: TableColumns
}

/**
 * Returns what makes the columns of each table, so that no two tables need be in memory at once.
 * @throws Error where an interaction or a negative names an item that the dataset does not describe.
 */
export function datasetColumns(
  dataset: Dataset,
  summary: DatasetSummary,
): Readonly<Record<TableName, () => CountedColumns>> {
  const { histories } = dataset
  const items = [...dataset.items.values()]
  const numbers = new Map(items.map(({ id }, number) => [id, number]))
  const numberOf = (item: ItemId): number => {
    const number = numbers.get(item)
    if (number === undefined) throw new Error(`The item ${item} is not described.`)
    return number
  }
  return {
    summary: () => ({ rows: 1, columns: summaryColumns(dataset, summary) }),
    items: () => {
      const interactions = new Int32Array(items.length)
      for (const history of histories)
        for (const item of history.items) {
          const number = numberOf(item)
          interactions[number] = (interactions[number] ?? 0) + 1
        }
      const columns = {
        id: items.map(({ id }) => id),
        title: items.map(({ title }) => title),
        category: items.map(({ category }) => category),
        description: items.map(({ description }) => description),
        interactions,
        searchedTitle: items.map(({ title }) => title.toLowerCase()),
        searched: items.map(({ id, category }) => `${tokenOf(id)}\n${category}`.toLowerCase()),
      }
      return { rows: items.length, columns }
    },
    users: () => {
      const users = [...dataset.users.values()]
      const columns = { id: users.map(({ id }) => id), text: users.map(({ text }) => text) }
      return { rows: users.length, columns }
    },
    histories: () => {
      const textOf = (user: `u:${string}`) => dataset.users.get(user)?.text ?? ''
      const columns = {
        user: histories.map(({ user }) => user),
        items: numberListsOf(
          histories.map(({ items: taken }) => taken),
          Int32Array,
          numberOf,
        ),
        times: numberListsOf(
          histories.map(({ timestamps }) => timestamps),
          Float64Array,
          (time) => time,
        ),
        searched: histories.map(({ user }) => `${tokenOf(user)}\n${textOf(user)}`.toLowerCase()),
      }
      return { rows: histories.length, columns }
    },
    negatives: () => {
      const given = [...(dataset.givenNegatives ?? [])]
      const columns = {
        user: given.map(([user]) => user),
        items: numberListsOf(
          given.map(([, negatives]) => negatives),
          Int32Array,
          numberOf,
        ),
      }
      return { rows: given.length, columns }
    },
    facts: () => {
      const facts = dataset.graph?.facts ?? []
      const columns = {
        head: facts.map(([head]) => head),
        relation: facts.map(([, relation]) => relation),
        tail: facts.map(([, , tail]) => tail),
      }
      return { rows: facts.length, columns }
    },
    links: () => {
      const links = [...(dataset.graph?.entityOf ?? [])]
      const columns = { item: links.map(([item]) => item), entity: links.map(([, entity]) => entity) }
      return { rows: links.length, columns }
    },
  }
}

function summaryColumns(dataset: Dataset, summary: DatasetSummary): TableColumns {
  const row = { ...summary, givenCandidates: dataset.givenNegatives !== null }
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, [value]]))
}
