/**
 * Reads a dataset in atomic form: one `.inter` file with its `.item` file and, where there is one, its `.user` file
 * (design notes, §2.1-2.3).
 */
import type { ItemText, UserText } from '#shared/vocabulary/datasets.ts'
import { toItemId, toUserId } from '#shared/vocabulary/ids.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import type { InteractionHistory } from '#shared/vocabulary/interactions.ts'
import { cellOf, readAtomicFile } from './readAtomicFile.ts'
import { readItemTexts, readUserTexts } from '../texts/readClientTexts.ts'
import { RepeatedRows } from '../repeatedRows.ts'
import type { RowIssues } from '../rowIssues.ts'
import type { SourceFile } from '../textFiles.ts'
import { TimeUnits } from '../timeUnits.ts'

/** What a dataset of either form is read into. */
export interface ReadDataset {
  readonly histories: readonly InteractionHistory[]
  readonly items: ReadonlyMap<ItemId, ItemText>
  readonly users: ReadonlyMap<UserId, UserText>
  readonly givenNegatives: ReadonlyMap<UserId, readonly ItemId[]> | null
}

/** The files of a dataset in atomic form. */
export interface AtomicDatasetFiles {
  readonly inter: SourceFile
  readonly item: SourceFile
  readonly user: SourceFile | null
}

/** What becomes of repeated interactions of a user with the same item: `first` keeps the earliest, `keep` keeps all. */
export type Duplicates = 'first' | 'keep'

/** The rows of one user in file order. `times` is null where the file has no timestamp column. */
interface UserRows {
  readonly items: ItemId[]
  readonly times: number[] | null
}

/**
 * Reads the files. Faulty rows are collected in `issues`; `duplicates` is `first` by default.
 * @throws WorkbenchError `dataset-rows-invalid` where the header of a file cannot be read.
 */
export async function readAtomicDataset(
  files: AtomicDatasetFiles,
  issues: RowIssues,
  options: { readonly duplicates?: Duplicates } = {},
): Promise<ReadDataset> {
  const rowsOfUsers = new Map<UserId, UserRows>()
  const firstRows = new Map<ItemId, number>()
  const form = { required: [['user_id'], ['item_id']], numeric: ['timestamp'] }
  const units = new TimeUnits()
  const repeated = new RepeatedRows(options.duplicates === 'keep')
  for await (const row of readAtomicFile(files.inter, form, issues)) {
    const user = toUserId(cellOf(row, 'user_id'))
    const item = toItemId(cellOf(row, 'item_id'))
    let rows = rowsOfUsers.get(user)
    if (rows === undefined) {
      const timed = row.columns.some((column) => column.name === 'timestamp')
      rows = { items: [], times: timed ? [] : null }
      rowsOfUsers.set(user, rows)
    }
    rows.items.push(item)
    if (rows.times !== null) {
      const time = Number(cellOf(row, 'timestamp'))
      rows.times.push(time)
      units.add(row.row, time)
    }
    if (!firstRows.has(item)) firstRows.set(item, row.row)
  }
  const all = [...rowsOfUsers].map(([user, rows]) =>
    historyOf(user, rows, { duplicates: options.duplicates ?? 'first', repeated }),
  )
  const fault = units.fault()
  if (fault !== null) issues.add({ file: files.inter.name, ...fault })
  for (const note of [units.note(), ...repeated.notes()])
    if (note !== null) issues.note(`${files.inter.name}: ${note}`)
  const items = await readItemTexts(files.item, (item) => firstRows.has(item), issues)
  for (const [item, row] of firstRows) {
    if (items.has(item) || issues.isRefused(item)) continue
    const expected = `an item_id that ${files.item.name} describes`
    issues.add({ file: files.inter.name, row, column: 'item_id', expected, found: item.slice(2) })
  }
  const isUser = (user: UserId): boolean => rowsOfUsers.has(user)
  const users =
    files.user === null ? new Map<UserId, UserText>() : await readUserTexts(files.user, isUser, issues)
  const { histories, left } = describedHistories(all, items)
  if (left > 0)
    issues.note(`${files.inter.name}: ${left} interactions were left out with items that were rejected.`)
  return { histories, items, users, givenNegatives: null }
}

/** Leaves out interactions with items that nothing describes, since their rows were rejected; also users without any other. */
function describedHistories(
  histories: readonly InteractionHistory[],
  items: ReadonlyMap<ItemId, ItemText>,
): { readonly histories: readonly InteractionHistory[]; readonly left: number } {
  const described = histories.map((history): InteractionHistory => {
    if (history.items.every((item) => items.has(item))) return history
    const kept = history.items.flatMap((item, index) => (items.has(item) ? [index] : []))
    return {
      user: history.user,
      items: kept.flatMap((index) => history.items[index] ?? []),
      timestamps: history.timestamps === null ? null : kept.map((index) => history.timestamps?.[index] ?? 0),
    }
  })
  const size = (some: readonly InteractionHistory[]): number =>
    some.reduce((sum, history) => sum + history.items.length, 0)
  return {
    histories: described.filter((history) => history.items.length > 0),
    left: size(histories) - size(described),
  }
}

/**
 * The user's history, oldest first. The sort is stable and compares integers exactly up to 53 bits, so present-day
 * timestamps do not tie.
 */
function historyOf(
  user: UserId,
  rows: UserRows,
  { duplicates, repeated }: { readonly duplicates: Duplicates; readonly repeated: RepeatedRows },
): InteractionHistory {
  const { items, times } = rows
  const order = items.map((_, index) => index)
  if (times !== null) order.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0))
  repeated.add(
    order.flatMap((index) => items[index] ?? []),
    times === null ? null : order.map((index) => times[index] ?? 0),
  )
  const seen = new Set<ItemId>()
  const kept = order.filter((index) => {
    const item = items[index]
    if (item === undefined || (duplicates === 'first' && seen.has(item))) return false
    seen.add(item)
    return true
  })
  return {
    user,
    items: kept.flatMap((index) => items[index] ?? []),
    timestamps: times === null ? null : kept.map((index) => times[index] ?? 0),
  }
}
