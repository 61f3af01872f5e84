/** Guesses how the files of a source are to be read: which source it is, and what each file holds. */
import { WorkbenchError } from '#shared/errors.ts'
import type { FileReading, SourcePlan } from '#shared/vocabulary/imports/sourcePlan.ts'
import { baseName, type SizedFile } from '../textFiles.ts'
import { guessColumns, NO_COLUMNS } from './guessColumns.ts'
import { guessFormat } from './guessFormat.ts'
import { firstLines, headOfTable, type TableHead } from './headOfTable.ts'
import { knownReading } from './knownFiles.ts'
import { knownSource } from './knownSource.ts'
import { ratingsColumns } from './ratingsColumns.ts'

/** How files are called that hold tables. */
export const TABLE_SUFFIXES = ['.jsonl', '.json', '.csv', '.tsv', '.txt', '.dat', '.data'] as const

/** Returns whether a file is called as a table is. */
export function isTableName(name: string): boolean {
  return TABLE_SUFFIXES.some((suffix) => name.endsWith(suffix))
}

/** Lines that a guess reads. */
const READ_LINES = 50

/** Returns how the files are read; a file that is no table has the role `none`. Null where no file has interactions. */
export async function findPlan(files: readonly SizedFile[]): Promise<SourcePlan | null> {
  const guessed = await Promise.all(files.map(guessedReading))
  const readings = [...withoutDoubles(guessed.filter((one) => one !== null))].sort(byPart)
  if (!readings.some(({ role }) => role === 'interactions')) return null
  return {
    source: knownSource(readings),
    readings: readings.map(({ file, role, format, columns }) => ({ file, role, format, columns })),
  }
}

/** A reading with the size of its file. */
type SizedReading = FileReading & { readonly bytes: number; readonly chosen: boolean }

/** Returns why the first of these files that should be a table cannot be read as one; null where each can, or is none. */
export async function tableFault(files: readonly SizedFile[]): Promise<WorkbenchError | null> {
  for (const file of files.filter(({ name }) => isTableName(name))) {
    const fault = await readingOf(file).then(() => null, refusal)
    if (fault !== null) return fault
  }
  return null
}

/** What cannot be read at all is no table; an import says that it was left out. */
function guessedReading(file: SizedFile): Promise<SizedReading | null> {
  return readingOf(file).catch((error: unknown) => {
    refusal(error)
    return null
  })
}

function refusal(error: unknown): WorkbenchError {
  if (error instanceof WorkbenchError) return error
  throw error
}

async function readingOf(file: SizedFile): Promise<SizedReading | null> {
  const lines = await firstLines(file, READ_LINES)
  const known = knownReading(file.name, lines)
  const { bytes, chosen = false } = file
  if (known !== null) return { ...known, bytes, chosen }
  const format = guessFormat(lines)
  if (format === null) return null
  const head = headOfTable(file, lines, format)
  const guess = format.kind === 'delimited' && !format.header ? headless(head) : guessColumns(head.columns)
  return { file: file.name, bytes, chosen, format, ...guess }
}

function headless(head: TableHead): Pick<FileReading, 'role' | 'columns'> {
  const columns = ratingsColumns(head)
  return columns === null ? { role: 'none', columns: NO_COLUMNS } : { role: 'interactions', columns }
}

/**
 * Of several files of interactions only the largest counts, unless they are the parts of a split: a category is often
 * there twice, whole and in part, with and without texts. The same holds for items. A file that the user chose counts in
 * any case.
 */
function withoutDoubles(readings: readonly SizedReading[]): readonly SizedReading[] {
  return (['interactions', 'items', 'users'] as const).reduce((all, role) => {
    const chosen = all.find((reading) => reading.role === role && reading.chosen && !isPart(reading.file))
    if (chosen !== undefined)
      return all.map((one) => (one.role === role && one !== chosen ? { ...one, role: 'none' as const } : one))
    const some = all.filter((reading) => reading.role === role && !isPart(reading.file))
    const largest = some.reduce((most, one) => Math.max(most, one.bytes), 0)
    const first = some.find(({ bytes }) => bytes === largest)
    const parts = all.some((reading) => reading.role === role && isPart(reading.file))
    return all.map((reading) =>
      some.includes(reading) && (reading !== first || parts)
        ? { ...reading, role: 'none' as const }
        : reading,
    )
  }, readings)
}

/** The parts of a split in the order of time, as in `CDs_and_Vinyl.train.csv`, `valid.csv`. */
const PARTS = [
  /(?:^|[._-])train[._-]/i,
  /(?:^|[._-])(?:valid|validation|val|dev)[._-]/i,
  /(?:^|[._-])test[._-]/i,
]

/** The number of the part that a file is, or -1. */
function partOf(name: string): number {
  return PARTS.findIndex((part) => part.test(`${nameWithoutSuffix(name)}.`))
}

function isPart(name: string): boolean {
  return partOf(name) >= 0
}

/** What has no times is in the order of its parts; the sort is stable. */
function byPart(a: SizedReading, b: SizedReading): number {
  return partOf(a.file) - partOf(b.file)
}

/** Returns the beginning of a file's name, without what says its format or its part. */
export function nameOfTable(file: string): string {
  return nameWithoutSuffix(file).replace(/[._-](?:train|valid|validation|val|dev|test)$/i, '')
}

function nameWithoutSuffix(file: string): string {
  return TABLE_SUFFIXES.reduce<string>((name, suffix) => baseName(name, suffix) ?? name, file)
}
