/** Makes the content of a dataset from a source: preprocessing, histories, and the texts of those that are left. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { counted } from '#shared/vocabulary/imports/counted.ts'
import type { ItemText } from '#shared/vocabulary/datasets.ts'
import { toItemId, toUserId } from '#shared/vocabulary/ids.ts'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { Preprocessing, StepCount } from '#shared/vocabulary/imports/preprocessing.ts'
import type { InteractionHistory } from '#shared/vocabulary/interactions.ts'
import type { RandomFor } from '../ports/random.ts'
import type { InteractionSource } from './interactionSource.ts'
import type { InteractionTable } from './interactionTable.ts'
import { orderedRows } from './preprocessing/orderedRows.ts'
import { preprocess } from './preprocessing/preprocess.ts'
import { survivors } from './preprocessing/survivors.ts'
import type { ReadDataset } from './readDataset.ts'
import { repeatedRows } from './rows/repeatedRows.ts'
import type { RowIssues } from './rows/rowIssues.ts'
import { untitled } from './texts/untitled.ts'

/** How the content is made. */
export interface ContentOptions {
  readonly preprocessing: Preprocessing
  readonly randomFor: RandomFor
  readonly issues: RowIssues
  /** The name of the interactions for notes, such as that of their file. */
  readonly label: string
}

/** Reads the texts, takes the steps of preprocessing, and makes histories of the rows that are left. */
export async function datasetFromSource(
  source: InteractionSource,
  { preprocessing, randomFor, issues, label }: ContentOptions,
): Promise<{ readonly read: ReadDataset; readonly steps: readonly StepCount[] }> {
  const { table } = source
  const ordered = orderedRows(table)
  const keeps = preprocessing.duplicates === 'keep'
  for (const note of repeatedRows(table, ordered, keeps))
    issues.note(inEnglish('{names}: {sentence}', { names: label, sentence: note }))
  const wanted = survivors(table, preprocessing, ordered)
  const whole = preprocessing.titles === 'any'
  const { titles, texts } = await source.readItems({ wanted, whole }, issues)
  const { rows, steps } = preprocess(table, titles, preprocessing, randomFor, ordered)
  const { histories, left } = withoutRefused(historiesOf(table, rows), texts, issues)
  if (left > 0)
    issues.note(
      inEnglish('{file}: {interactions} left out with items that were rejected.', {
        ...{ file: label, interactions: counted(left, 'interaction was', 'interactions were') },
      }),
    )
  const items = describedItems(histories, texts)
  const userIds = new Set(histories.map(({ user }) => user))
  const users = await source.readUsers((user) => userIds.has(user), issues)
  return { read: { histories, items, users, givenNegatives: null }, steps }
}

/** The texts of the items that are taken, in the order of the files; those without any come last. */
function describedItems(
  histories: readonly InteractionHistory[],
  texts: ReadonlyMap<ItemId, ItemText>,
): ReadonlyMap<ItemId, ItemText> {
  const taken = new Set<ItemId>()
  for (const { items } of histories) for (const item of items) taken.add(item)
  const described = [...texts].filter(([item]) => taken.has(item))
  const others = [...taken].filter((item) => !texts.has(item))
  return new Map([...described, ...others.map((item) => [item, undescribed(item)] as const)])
}

function undescribed(item: ItemId): ItemText {
  return { id: item, title: untitled(item), category: '', description: '' }
}

/** The histories of rows that are grouped by user, each user's oldest first. */
function historiesOf(table: InteractionTable, rows: Int32Array): readonly InteractionHistory[] {
  const { userOf, itemOf, times } = table
  const ids = table.items.map(toItemId)
  const histories: InteractionHistory[] = []
  for (let from = 0; from < rows.length;) {
    const user = userOf[rows[from] ?? 0] ?? 0
    const items: ItemId[] = []
    const timestamps: number[] = []
    for (; from < rows.length && userOf[rows[from] ?? 0] === user; from++) {
      const row = rows[from] ?? 0
      items.push(ids[itemOf[row] ?? 0] ?? toItemId(''))
      if (times !== null) timestamps.push(times[row] ?? 0)
    }
    const id = toUserId(table.users[user] ?? '')
    histories.push({ user: id, items, timestamps: times === null ? null : timestamps })
  }
  return histories
}

/** Leaves out interactions with items whose only description was rejected; also users without any other. */
function withoutRefused(
  histories: readonly InteractionHistory[],
  texts: ReadonlyMap<ItemId, ItemText>,
  issues: RowIssues,
): { readonly histories: readonly InteractionHistory[]; readonly left: number } {
  const isLost = (item: ItemId): boolean => issues.isRefused(item) && !texts.has(item)
  const kept = histories.map((history): InteractionHistory => {
    if (!history.items.some(isLost)) return history
    const places = history.items.flatMap((item, index) => (isLost(item) ? [] : [index]))
    return {
      user: history.user,
      items: places.flatMap((index) => history.items[index] ?? []),
      timestamps:
        history.timestamps === null ? null : places.map((index) => history.timestamps?.[index] ?? 0),
    }
  })
  const size = (some: readonly InteractionHistory[]): number =>
    some.reduce((sum, history) => sum + history.items.length, 0)
  return { histories: kept.filter(({ items }) => items.length > 0), left: size(histories) - size(kept) }
}
