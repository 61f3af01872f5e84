/** Makes a dataset of what was read of its tables. */
import type { Dataset, DatasetSummary, GivenGraph } from '#shared/vocabulary/datasets.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import type { TableName } from './datasetTables.ts'
import type { ReadColumns } from './readColumns.ts'

/** The columns that a whole dataset is made of. */
export const DATASET_COLUMNS = {
  items: ['id', 'title', 'category', 'description'],
  users: ['id', 'text'],
  histories: ['user', 'items', 'times'],
  negatives: ['user', 'items'],
  facts: ['head', 'relation', 'tail'],
  links: ['item', 'entity'],
} as const satisfies Partial<Record<TableName, readonly string[]>>

export function datasetFromColumns(
  { name, domainWord, hash, givenCandidates }: DatasetSummary,
  read: Readonly<Record<Exclude<keyof typeof DATASET_COLUMNS, 'facts' | 'links'>, ReadColumns>> & {
    /** Null in a dataset from before there were graphs. */
    readonly facts: ReadColumns | null
    readonly links: ReadColumns | null
  },
): Dataset {
  const ids = read.items.texts('id') as readonly ItemId[]
  const [titles, categories, descriptions] = [
    read.items.texts('title'),
    read.items.texts('category'),
    read.items.texts('description'),
  ]
  const items = ids.map((id, row) => {
    const [title = '', category = '', description = ''] = [titles[row], categories[row], descriptions[row]]
    return [id, { id, title, category, description }] as const
  })
  const texts = read.users.texts('text')
  const users = (read.users.texts('id') as readonly UserId[]).map((id, row) => {
    return [id, { id, text: texts[row] ?? '' }] as const
  })
  const itemsOf = (numbers: Int32Array | Float64Array | null | undefined): readonly ItemId[] =>
    Array.from(numbers ?? [], (number) => ids[number] ?? 'i:?')
  const [taken, times] = [read.histories.lists('items'), read.histories.lists('times')]
  const histories = (read.histories.texts('user') as readonly UserId[]).map((user, row) => {
    const timestamps = times[row] ?? null
    return {
      user,
      items: itemsOf(taken[row]),
      timestamps: timestamps === null ? null : Array.from(timestamps),
    }
  })
  const given = read.negatives.lists('items')
  const negatives = (read.negatives.texts('user') as readonly UserId[]).map(
    (user, row) => [user, itemsOf(given[row])] as const,
  )
  const graph = graphFrom(read.facts, read.links)
  return {
    name,
    domainWord,
    histories,
    items: new Map(items),
    users: new Map(users),
    givenNegatives: givenCandidates ? new Map(negatives) : null,
    ...(graph === null ? {} : { graph }),
    hash,
  }
}

/** Null where the source had no graph. */
function graphFrom(facts: ReadColumns | null, links: ReadColumns | null): GivenGraph | null {
  if (facts === null || links === null) return null
  const items = links.texts('item') as readonly ItemId[]
  if (items.length === 0) return null
  const entities = links.texts('entity')
  const [relations, tails] = [facts.texts('relation'), facts.texts('tail')]
  return {
    facts: facts.texts('head').map((head, row) => [head, relations[row] ?? '', tails[row] ?? ''] as const),
    entityOf: new Map(items.map((item, row) => [item, entities[row] ?? ''])),
  }
}
