/** Previews what an import would make of some files, before any file is read whole. */
import type { DatasetPreview, FilePreview } from '#shared/vocabulary/imports/imports.ts'
import type { SourcePlan, TableFormat } from '#shared/vocabulary/imports/sourcePlan.ts'
import { datasetFiles, type DatasetFiles } from './datasetFiles.ts'
import { RowIssues } from './rows/rowIssues.ts'
import { nameOfTable } from './tables/findPlan.ts'
import { firstLines, headOfTable } from './tables/headOfTable.ts'
import { filesOfRole } from './tables/planFiles.ts'
import { readItems } from './tables/readItems.ts'
import { guessedDomainWord } from './texts/domainWord.ts'
import { readItemTexts } from './texts/readClientTexts.ts'
import { baseName, type FilesAt, type SizedFile, type SourceFile } from './textFiles.ts'
import { usedFiles } from './usedFiles.ts'

const SHOWN_ROWS = 20
const SHOWN_CHARACTERS = 200
/** Rows of the item file that are read to guess what one item is called. */
const GUESSING_ROWS = 200

/**
 * Returns the form, the suggested name and the first facts of the files that an import would read; by a plan, where one is
 * given.
 * @throws WorkbenchError `dataset-files-missing` where the files make up no dataset.
 */
export async function previewDataset(
  at: FilesAt<SizedFile>,
  given: SourcePlan | null = null,
): Promise<DatasetPreview> {
  const found = await datasetFiles(at, given)
  const plan = found.source === 'table' ? found.plan : null
  const used = usedFiles(at, found)
  const unread = (plan?.readings ?? []).flatMap(({ file, role }) => (role === 'none' ? [file] : []))
  const shown = [...used, ...at.files.filter(({ name }) => unread.includes(name))]
  return {
    form: found.source,
    plan,
    files: await Promise.all(shown.map((file) => previewFile(file, formatOf(file, plan)))),
    ignored: at.files.filter((file) => !used.includes(file)).map(({ name }) => name),
    suggestedName: suggestedName(found),
    suggestedDomainWord: await domainWord(at, found),
  }
}

const ATOMIC: TableFormat = { kind: 'delimited', delimiter: '\t', header: true, quoted: false, names: [] }
/** The file of given candidates has no header. */
const CANDIDATES: TableFormat = { ...ATOMIC, header: false, names: ['user', 'items'] }

function formatOf({ name }: SourceFile, plan: SourcePlan | null): TableFormat {
  const planned = plan?.readings.find(({ file }) => file === name)?.format
  return planned ?? (baseName(name, '.random') === null ? ATOMIC : CANDIDATES)
}

async function previewFile(file: SizedFile, format: TableFormat): Promise<FilePreview> {
  const { name, bytes } = file
  const head = headOfTable(file, await firstLines(file, SHOWN_ROWS + 1), format)
  const rows = head.rows.slice(0, SHOWN_ROWS)
  return {
    name,
    bytes,
    columns: head.columns,
    rows: rows.map((row) => row.map((cell) => cell.slice(0, SHOWN_CHARACTERS))),
  }
}

/** Suggests a name that an import accepts: `CDs-100-user-dense.train.inter` becomes `cds-100-user-dense`. */
function suggestedName(found: DatasetFiles): string {
  const name = baseOf(found)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return name.slice(0, 63).replace(/-+$/, '') || 'dataset'
}

const RELEASES: Partial<Record<SourcePlan['source'], string>> = {
  'movielens-100k': 'ml-100k',
  'movielens-1m': 'ml-1m',
  movielens: 'movielens',
}

function baseOf(found: DatasetFiles): string {
  if (found.source === 'benchmark') return found.train.name.replace(/\.train\.inter$/, '')
  if (found.source === 'atomic') return found.inter.name.replace(/(?:\.train)?\.inter$/, '')
  const file = found.plan.readings.find(({ role }) => role === 'interactions')?.file ?? ''
  return RELEASES[found.plan.source] ?? nameOfTable(file)
}

/** Guesses the domain word. A file that cannot be read raises no error here, but when it is imported. */
async function domainWord(at: FilesAt<SizedFile>, found: DatasetFiles): Promise<string> {
  const names = at.files.map(({ name }) => name)
  // The word is only a guess; a file that cannot be read says so when it is imported.
  const texts = await firstTexts(at, found).catch(() => [])
  return guessedDomainWord(names, texts)
}

async function firstTexts(at: FilesAt<SizedFile>, found: DatasetFiles) {
  if (found.source === 'table') {
    const [planned] = filesOfRole(at, found.plan, 'items')
    if (planned === undefined) return []
    const head = await headFile(planned.file)
    const tokens = headOfTable(
      planned.file,
      await firstLines(planned.file, GUESSING_ROWS),
      planned.reading.format,
    )
    const column = tokens.columns.indexOf(planned.reading.columns.item ?? '')
    const items = tokens.rows.map((row) => row[column] ?? '')
    const reading = [{ file: head, reading: planned.reading }]
    return [...(await readItems(reading, { items }, new RowIssues())).texts.values()]
  }
  return [...(await readItemTexts(await headFile(found.item), () => true, new RowIssues())).values()]
}

/** The beginning of a file as a file of its own. */
async function headFile(file: SourceFile): Promise<SourceFile> {
  const lines = await firstLines(file, GUESSING_ROWS)
  return { name: file.name, lines: () => iterated(lines) }
}

async function* iterated(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}
