/** Previews what an import would make of some files, before any file is read whole. */
import type { DatasetPreview, FilePreview } from '#shared/vocabulary/imports/imports.ts'
import { datasetFiles, type FilesAt } from './datasetFiles.ts'
import { guessedDomainWord } from './texts/domainWord.ts'
import { readItemTexts } from './texts/readClientTexts.ts'
import { RowIssues } from './rowIssues.ts'
import { baseName, type SizedFile, type SourceFile } from './textFiles.ts'
import { usedFiles } from './usedFiles.ts'

const SHOWN_ROWS = 20
const SHOWN_CHARACTERS = 200
/** Rows of the item file that are read to guess what one item is called. */
const GUESSING_ROWS = 200

/**
 * Returns the form, the suggested name and the first facts of the files that an import would read.
 * @throws WorkbenchError `dataset-files-missing` where the files make up no dataset.
 */
export async function previewDataset(at: FilesAt<SizedFile>): Promise<DatasetPreview> {
  const { files } = at
  const used = usedFiles(at)
  const found = datasetFiles(at)
  return {
    form: found.source,
    files: await Promise.all(used.map(previewFile)),
    ignored: files.filter((file) => !used.includes(file)).map(({ name }) => name),
    suggestedName: suggestedName(found.source === 'benchmark' ? found.train.name : found.inter.name),
    suggestedDomainWord: await domainWord(found.item, files),
  }
}

async function previewFile(file: SizedFile): Promise<FilePreview> {
  const lines = await firstLines(file, SHOWN_ROWS + 1)
  const rows = lines.map((line) => line.split('\t').map((cell) => cell.slice(0, SHOWN_CHARACTERS)))
  const { name, bytes } = file
  // The file of given candidates has no header.
  if (baseName(name, '.random') !== null)
    return { name, bytes, columns: ['user', 'items'], rows: rows.slice(0, SHOWN_ROWS) }
  const [columns = [], ...rest] = rows
  return { name, bytes, columns, rows: rest }
}

async function firstLines(file: SourceFile, count: number): Promise<readonly string[]> {
  const lines: string[] = []
  for await (const line of file.lines()) {
    const text = line.replace(/\r$/, '').replace(/^\uFEFF/, '')
    if (text !== '') lines.push(text)
    if (lines.length >= count) break
  }
  return lines
}

/** Suggests a name that an import accepts: `CDs-100-user-dense.train.inter` becomes `cds-100-user-dense`. */
function suggestedName(fileName: string): string {
  const base = fileName.replace(/(\.train)?\.inter$/, '').toLowerCase()
  const name = base.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '')
  return name.slice(0, 63).replace(/-+$/, '') || 'dataset'
}

/** Guesses the domain word. A file that cannot be read raises no error here, but when it is imported. */
async function domainWord(item: SourceFile, files: readonly SourceFile[]): Promise<string> {
  const lines = await firstLines(item, GUESSING_ROWS)
  const head: SourceFile = { name: item.name, lines: () => iterated(lines) }
  // The word is only a guess; a file that cannot be read says so when it is imported.
  const texts = await readItemTexts(head, () => true, new RowIssues()).catch(() => new Map<never, never>())
  return guessedDomainWord(
    files.map((file) => file.name),
    texts.values(),
  )
}

async function* iterated(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}
