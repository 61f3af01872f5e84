/**
 * Reads a source in atomic form: an `.inter` file, or the parts of a split, with its `.item` file and, where there is one, its `.user` file
 * (design notes, §2.1-2.3).
 */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import type { ItemText, UserText } from '#shared/vocabulary/datasets.ts'
import { toItemId } from '#shared/vocabulary/ids.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import { interactionFiles, type AtomicDatasetFiles } from '../datasetFiles.ts'
import type { InteractionSource, ReadInteractions, ReadItems } from '../interactionSource.ts'
import type { RowIssues } from '../rows/rowIssues.ts'
import type { SourceFile } from '../textFiles.ts'
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
 * Reads the interactions. Faulty rows are collected in `issues`. Times and ratings count where the first file has them; then
 * the others must have times too.
 * @throws WorkbenchError `dataset-rows-invalid` where the header of a file cannot be read.
 */
export async function readAtomicInteractions(
  files: AtomicDatasetFiles,
  issues: RowIssues,
): Promise<ReadInteractions> {
  const parts = interactionFiles(files)
  const units = new TimeUnits()
  const firstFiles: string[] = []
  let columns: InteractionColumns | null = null
  let mixed = false
  for (const part of parts) {
    columns = await readPart(part, { columns, units, issues })
    const items: number = columns?.items.tokens.length ?? 0
    while (firstFiles.length < items) firstFiles.push(part.name)
    const fault = units.fault()
    if (fault !== null && !mixed) issues.add({ file: part.name, ...fault })
    mixed ||= fault !== null
  }
  const note = units.note()
  if (note !== null)
    issues.note(
      inEnglish('{names}: {sentence}', {
        names: parts.length === 1 ? files.inter.name : 'interactions',
        sentence: note,
      }),
    )
  columns ??= new InteractionColumns({ times: false, ratings: false })
  return { table: columns.table(units.perSecond()), firstRows: columns.firstRows, firstFiles }
}

interface PartReading {
  /** What the parts before gave; null where they had no rows. */
  readonly columns: InteractionColumns | null
  readonly units: TimeUnits
  readonly issues: RowIssues
}

async function readPart(
  file: SourceFile,
  { columns: before, units, issues }: PartReading,
): Promise<InteractionColumns | null> {
  let columns = before
  const timed = before?.hasTimes === true ? [['timestamp']] : []
  const form = {
    required: [['user_id'], ['item_id'], ...timed],
    numeric: before?.hasTimes === false ? [] : ['timestamp'],
    reads: isRead,
  }
  let places: { user: number; item: number; time: number; rating: number } | null = null
  for await (const row of readAtomicFile(file, form, issues)) {
    if (places === null) {
      const place = (name: string): number => indexOfAny(row.columns, [name])
      places = {
        ...{ user: place('user_id'), item: place('item_id') },
        ...{ time: place('timestamp'), rating: place('rating') },
      }
      columns ??= new InteractionColumns({ times: places.time >= 0, ratings: places.rating >= 0 })
    }
    const cell = (place: number): string => row.cells[place] ?? ''
    const time = places.time < 0 ? 0 : Number(cell(places.time))
    columns?.add({
      ...{ user: cell(places.user), item: cell(places.item), time },
      ...{ rating: numberOf(cell(places.rating)), row: row.row },
    })
    if (columns?.hasTimes === true) units.add(row.row, time)
  }
  return columns
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
  { table: { items }, firstRows, firstFiles = [], wanted, whole }: ItemsRead,
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
    const file = firstFiles[number] ?? files.inter.name
    issues.add({ file, row, column: 'item_id', expected, found: token })
  })
  return { titles, texts }
}
