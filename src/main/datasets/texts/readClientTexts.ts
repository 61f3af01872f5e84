/** Reads and cleans what an `.item` and a `.user` file say about the clients of a dataset. */
import type { ItemText, UserText } from '#shared/vocabulary/datasets.ts'
import { toItemId, toUserId } from '#shared/vocabulary/ids.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import { TITLE } from '../interactionTable.ts'
import { cleanText } from './cleanText.ts'
import { isDirtyTitle } from './isDirtyTitle.ts'
import { ownText } from './ownText.ts'
import { untitled } from './untitled.ts'
import { cellOf, readAtomicFile } from '../atomic/readAtomicFile.ts'
import type { AtomicColumn } from '../atomic/atomicHeader.ts'
import type { AtomicForm, AtomicRow } from '../atomic/readAtomicFile.ts'
import type { RowIssues } from '../rows/rowIssues.ts'
import type { SourceFile } from '../textFiles.ts'

/**
 * The columns of an `.item` file that are read for each part of an item's text; the first one that the file has is
 * used.
 */
export const ITEM_COLUMNS = {
  title: ['title', 'movie_title', 'name'],
  category: ['category', 'categories', 'class', 'genre'],
  description: ['description', 'review', 'summary', 'text'],
} as const

/**
 * Further columns that are added to the description of an item, each with its name. Any other column is left out: what
 * nobody knows the meaning of must not come into profiles unseen.
 */
const DESCRIBING_COLUMNS: readonly string[] = ['brand', 'store', 'artist', 'author', 'director', 'features']

const READ_OF_ITEM = new Set<string>([...Object.values(ITEM_COLUMNS).flat(), ...DESCRIBING_COLUMNS])
const USER_FORM: AtomicForm = { required: [['user_id']], lastMayLack: true, reads: () => true }

/** Returns what a raw title is: see `TITLE`. */
export function titleCode(raw: string): number {
  if (cleanText(raw) === '') return TITLE.empty
  return isDirtyTitle(raw) ? TITLE.dirty : TITLE.sound
}

/**
 * Reads the texts of the items for which `wanted` returns true; the first row of an item counts. `onTitle` is told of the
 * raw title in every sound row.
 */
export async function readItemTexts(
  file: SourceFile,
  wanted: (item: ItemId) => boolean,
  issues: RowIssues,
  onTitle: (item: ItemId, raw: string) => void = () => undefined,
): Promise<ReadonlyMap<ItemId, ItemText>> {
  const form: AtomicForm = {
    required: [['item_id']],
    present: [ITEM_COLUMNS.title],
    lastMayLack: true,
    reads: (column) => READ_OF_ITEM.has(column),
    onRefused: (row) => issues.refuse(toItemId(cellOf(row, 'item_id'))),
  }
  const texts = new Map<ItemId, ItemText>()
  for await (const row of readAtomicFile(file, form, issues)) {
    const id = toItemId(cellOf(row, 'item_id'))
    onTitle(id, cellOf(row, ...ITEM_COLUMNS.title))
    if (wanted(id) && !texts.has(id)) texts.set(id, itemText(id, row))
  }
  return texts
}

/**
 * Reads the users for whom `wanted` returns true: all fields of a `.user` file as `field: value`, joined by `; `, or the one
 * field `text` as it is. Numbers that are missing (`nan`) say nothing.
 */
export async function readUserTexts(
  file: SourceFile,
  wanted: (user: UserId) => boolean,
  issues: RowIssues,
): Promise<ReadonlyMap<UserId, UserText>> {
  const texts = new Map<UserId, UserText>()
  for await (const row of readAtomicFile(file, USER_FORM, issues)) {
    const id = toUserId(cellOf(row, 'user_id'))
    if (!wanted(id) || texts.has(id)) continue
    const isText = (column: AtomicColumn): boolean => column.name !== 'user_id'
    const [text, ...others] = row.columns.filter(isText)
    // A text that has no other field beside it is the whole of what is said.
    const alone = text?.name === 'text' && others.length === 0
    const said = alone ? cellOf(row, 'text') : fieldsOf(row, isText, saysSomething).join('; ')
    texts.set(id, { id, text: ownText(cleanText(said)) })
  }
  return texts
}

function itemText(id: ItemId, row: AtomicRow): ItemText {
  const further = fieldsOf(
    row,
    ({ name, type }) => DESCRIBING_COLUMNS.includes(name) && !type.startsWith('float'),
    isText,
  )
  return {
    id,
    title: ownText(cleanText(cellOf(row, ...ITEM_COLUMNS.title))) || untitled(id),
    category: ownText(cleanText(cellOf(row, ...ITEM_COLUMNS.category))),
    // Once more, since two parts side by side may look like markup.
    description: ownText(
      cleanText(
        [cleanText(cellOf(row, ...ITEM_COLUMNS.description)), ...further]
          .filter((part) => part !== '')
          .join(' '),
      ),
    ),
  }
}

function fieldsOf(
  row: AtomicRow,
  include: (column: AtomicColumn) => boolean,
  says: (value: string, column: AtomicColumn) => boolean,
): readonly string[] {
  return row.columns.flatMap((column, index) => {
    const value = include(column) ? cleanText(row.cells[index] ?? '') : ''
    return says(value, column) ? [`${column.name}: ${value}`] : []
  })
}

/** Whether a field is filled; `nan` in a column of numbers is how a missing one is written. */
function saysSomething(value: string, { type }: AtomicColumn): boolean {
  return value !== '' && !(type.startsWith('float') && /^nan$/i.test(value))
}

/** Whether a value contains words; ranks, prices and ids do not. */
function isText(value: string): boolean {
  return /\p{L}/u.test(value)
}
