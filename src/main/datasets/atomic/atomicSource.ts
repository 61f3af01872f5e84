/**
 * Reads a source in atomic form: one `.inter` file with its `.item` file and, where there is one, its `.user` file
 * (design notes, §2.1-2.3).
 */
import type { ItemText, UserText } from '#shared/vocabulary/datasets.ts'
import { toItemId } from '#shared/vocabulary/ids.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import type { AtomicDatasetFiles } from '../datasetFiles.ts'
import type { InteractionSource, ReadInteractions, ReadItems } from '../interactionSource.ts'
import type { RowIssues } from '../rows/rowIssues.ts'
import { numberOf } from '../tables/cellValue.ts'
import { InteractionColumns } from '../tables/interactionColumns.ts'
import { readItemTexts, readUserTexts, titleCode } from '../texts/readClientTexts.ts'
import { TimeUnits } from '../rows/timeUnits.ts'
import { indexOfAny } from './atomicHeader.ts'
import { readAtomicFile } from './readAtomicFile.ts'

/** The source of interactions that have been read from these files. */
export function atomicSource(files: AtomicDatasetFiles, read: ReadInteractions): InteractionSource {
  return {
    ...read,
    readItems: ({ wanted, whole }, issues) => readItems(files, { ...read, wanted, whole }, issues),
    readUsers: (wanted, issues) =>
      files.user === null
        ? Promise.resolve(new Map<UserId, UserText>())
        : readUserTexts(files.user, wanted, issues),
  }
}

/**
 * Reads the interactions. Faulty rows are collected in `issues`.
 * @throws WorkbenchError `dataset-rows-invalid` where the header of a file cannot be read.
 */
export async function readAtomicInteractions(
  files: AtomicDatasetFiles,
  issues: RowIssues,
): Promise<ReadInteractions> {
  let columns: InteractionColumns | null = null
  const form = { required: [['user_id'], ['item_id']], numeric: ['timestamp'], reads: isRead }
  const units = new TimeUnits()
  let places = { user: 0, item: 0, time: -1, rating: -1 }
  for await (const row of readAtomicFile(files.inter, form, issues)) {
    if (columns === null) {
      const place = (name: string): number => indexOfAny(row.columns, [name])
      places = {
        ...{ user: place('user_id'), item: place('item_id') },
        ...{ time: place('timestamp'), rating: place('rating') },
      }
      columns = new InteractionColumns({ times: places.time >= 0, ratings: places.rating >= 0 })
    }
    const cell = (place: number): string => row.cells[place] ?? ''
    const time = places.time < 0 ? 0 : Number(cell(places.time))
    columns.add({
      ...{ user: cell(places.user), item: cell(places.item), time },
      ...{ rating: numberOf(cell(places.rating)), row: row.row },
    })
    if (places.time >= 0) units.add(row.row, time)
  }
  const fault = units.fault()
  if (fault !== null) issues.add({ file: files.inter.name, ...fault })
  const note = units.note()
  if (note !== null) issues.note(`${files.inter.name}: ${note}`)
  columns ??= new InteractionColumns({ times: false, ratings: false })
  return { table: columns.table(units.perSecond()), firstRows: columns.firstRows }
}

function isRead(column: string): boolean {
  return column === 'rating'
}

interface ItemsRead extends ReadInteractions {
  readonly wanted?: Uint8Array | undefined
  readonly whole: boolean
}

async function readItems(
  files: AtomicDatasetFiles,
  { table: { items }, firstRows, wanted, whole }: ItemsRead,
  issues: RowIssues,
): Promise<ReadItems> {
  const numbers = new Map<ItemId, number>(items.map((token, number) => [toItemId(token), number]))
  const titles = new Uint8Array(items.length)
  const onTitle = (item: ItemId, raw: string): void => {
    const number = numbers.get(item)
    if (number !== undefined && titles[number] === 0) titles[number] = titleCode(raw)
  }
  const isWanted = (item: ItemId): boolean => {
    const number = numbers.get(item)
    return number !== undefined && (wanted === undefined || wanted[number] === 1)
  }
  const texts: ReadonlyMap<ItemId, ItemText> = await readItemTexts(files.item, isWanted, issues, onTitle)
  items.forEach((token, number) => {
    const item = toItemId(token)
    if (!whole || titles[number] !== 0 || !isWanted(item) || issues.isRefused(item)) return
    const expected = `an item_id that ${files.item.name} describes`
    const row = firstRows[number] ?? 1
    issues.add({ file: files.inter.name, row, column: 'item_id', expected, found: token })
  })
  return { titles, texts }
}
