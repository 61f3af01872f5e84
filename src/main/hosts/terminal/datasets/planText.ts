/** How tables are read, in words. */
import type { DatasetPreview, FilePreview } from '#shared/vocabulary/imports/imports.ts'
import { readingText } from '#shared/vocabulary/imports/readingText.ts'
import { SOURCE_NAMES, type FileReading } from '#shared/vocabulary/imports/sourcePlan.ts'
import { formatBytes } from '#shared/quantities.ts'

const FORMS = {
  atomic: 'RecBole atomic files',
  benchmark: 'Benchmark form, one row for each prediction',
} as const

/** Rows of each file that are shown, and the characters of a cell. */
const SHOWN_ROWS = 3
const SHOWN_CHARACTERS = 40

/** Returns what an import would read, file by file. */
export function previewText(preview: DatasetPreview): string {
  const { form, plan, files, ignored, suggestedName, suggestedDomainWord } = preview
  const unread = ignored.filter((name) => !files.some((file) => file.name === name))
  return [
    `${form === 'table' ? SOURCE_NAMES[plan?.source ?? 'table'] : FORMS[form]}.`,
    ...files.flatMap((file) => [
      '',
      ...fileLines(
        file,
        plan?.readings.find((one) => one.file === file.name),
      ),
    ]),
    ...(unread.length === 0 ? [] : ['', `Not read: ${unread.join(', ')}.`]),
    '',
    `Suggested: --name ${suggestedName} --domain "${suggestedDomainWord}"`,
  ].join('\n')
}

function fileLines(file: FilePreview, reading: FileReading | undefined): readonly string[] {
  const cells = (row: readonly string[]) => row.map((cell) => cell.slice(0, SHOWN_CHARACTERS)).join(' | ')
  return [
    `${file.name} (${formatBytes(file.bytes)})${reading === undefined ? '' : `: ${readingText(reading)}`}`,
    `  ${file.columns.join(' | ')}`,
    ...file.rows.slice(0, SHOWN_ROWS).map((row) => `  ${cells(row)}`),
  ]
}
