/**
 * Reads a dataset in the benchmark form of AgentCF: three files of (user, history, target) and given candidates (design
 * notes, §1.2 and §2.7).
 */
import type { UserText } from '#shared/vocabulary/datasets.ts'
import { toItemId, toUserId } from '#shared/vocabulary/ids.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import type { ReadDataset } from './readDataset.ts'
import { readGivenNegatives, type Place } from './atomic/readGivenNegatives.ts'
import { cellOf, readAtomicFile } from './atomic/readAtomicFile.ts'
import type { AtomicForm } from './atomic/readAtomicFile.ts'
import { readItemTexts, readUserTexts } from './texts/readClientTexts.ts'
import type { RowIssues } from './rows/rowIssues.ts'
import type { SourceFile } from './textFiles.ts'

/** The files of a dataset in benchmark form. */
export interface BenchmarkFiles {
  readonly train: SourceFile
  readonly valid: SourceFile
  readonly test: SourceFile
  /**
   * The given candidates, one line per user: token, TAB, item tokens separated by spaces. Null where none are given.
   */
  readonly random: SourceFile | null
  readonly item: SourceFile
  readonly user: SourceFile | null
}

/**
 * Reads and cross-checks the files. Faulty rows are collected in `issues`. Histories have no timestamps.
 * @throws WorkbenchError `dataset-rows-invalid` where the header of a file cannot be read.
 */
export async function readBenchmarkDataset(files: BenchmarkFiles, issues: RowIssues): Promise<ReadDataset> {
  const places = new Map<ItemId, Place>()
  const sequences = await readTestFile(files.test, places, issues)
  for (const file of [files.train, files.valid]) await checkPrefixes(file, sequences, issues)
  const givenNegatives =
    files.random === null
      ? null
      : await readGivenNegatives(files.random, {
          sequences,
          issues,
          onItem: (item, place) => notePlace(places, item, place),
        })
  const items = await readItemTexts(files.item, (item) => places.has(item), issues)
  for (const [item, place] of places) {
    if (items.has(item) || issues.isRefused(item)) continue
    issues.add({ ...place, expected: `an item_id that ${files.item.name} describes`, found: item.slice(2) })
  }
  const isUser = (user: UserId): boolean => sequences.has(user)
  const users =
    files.user === null ? new Map<UserId, UserText>() : await readUserTexts(files.user, isUser, issues)
  const histories = [...sequences].map(([user, sequence]) => ({ user, items: sequence, timestamps: null }))
  return { histories, items, users, givenNegatives }
}

const FORM = { required: [['user_id'], ['item_id']], present: [['item_id_list']] }

/** Reads the whole sequence of each user: history and target of the test row, oldest first. */
async function readTestFile(
  file: SourceFile,
  places: Map<ItemId, Place>,
  issues: RowIssues,
): Promise<ReadonlyMap<UserId, readonly ItemId[]>> {
  const sequences = new Map<UserId, readonly ItemId[]>()
  const form: AtomicForm = { ...FORM, onRefused: (row) => issues.refuse(toUserId(cellOf(row, 'user_id'))) }
  for await (const row of readAtomicFile(file, form, issues)) {
    const user = toUserId(cellOf(row, 'user_id'))
    if (sequences.has(user)) {
      const found = `another row of ${user.slice(2)}`
      issues.add({ file: file.name, row: row.row, column: 'user_id', expected: 'one row per user', found })
      continue
    }
    const target = toItemId(cellOf(row, 'item_id'))
    const history = itemsOf(cellOf(row, 'item_id_list'))
    sequences.set(user, [...history, target])
    for (const item of history)
      notePlace(places, item, { file: file.name, row: row.row, column: 'item_id_list' })
    notePlace(places, target, { file: file.name, row: row.row, column: 'item_id' })
  }
  return sequences
}

/**
 * Checks that every train and validation row is a prefix of the user's test sequence; otherwise the files do not belong
 * together.
 */
async function checkPrefixes(
  file: SourceFile,
  sequences: ReadonlyMap<UserId, readonly ItemId[]>,
  issues: RowIssues,
): Promise<void> {
  for await (const row of readAtomicFile(file, FORM, issues)) {
    const token = cellOf(row, 'user_id')
    const user = toUserId(token)
    const sequence = sequences.get(user)
    const place = { file: file.name, row: row.row }
    if (sequence === undefined) {
      if (issues.isRefused(user)) continue
      issues.add({ ...place, column: 'user_id', expected: 'a user_id that the test file has', found: token })
      continue
    }
    const prefix = [...itemsOf(cellOf(row, 'item_id_list')), toItemId(cellOf(row, 'item_id'))]
    if (prefix.every((item, index) => sequence[index] === item)) continue
    const start = sequence.slice(0, prefix.length).map((item) => item.slice(2))
    issues.add({
      ...place,
      column: 'item_id_list',
      expected: `the first items of the test row of ${token}: ${start.join(' ')}`,
      found: prefix.map((item) => item.slice(2)).join(' '),
    })
  }
}

function itemsOf(list: string): readonly ItemId[] {
  return list
    .split(' ')
    .filter((token) => token !== '')
    .map(toItemId)
}

function notePlace(places: Map<ItemId, Place>, item: ItemId, place: Place): void {
  if (!places.has(item)) places.set(item, place)
}
