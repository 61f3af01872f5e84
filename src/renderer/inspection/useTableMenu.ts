/** Entries of a menu that save or copy a table which the page already has. */
import type { DataTable } from '#shared/tables/dataTable.ts'
import { tableText, type TableTextFormat, type TableWords } from '#shared/tables/tableText.ts'
import { t } from '../locales/t.ts'
import { useExports } from '../stores/useExports.ts'

const FILES = {
  csv: { ending: 'csv', mime: 'text/csv' },
  latex: { ending: 'tex', mime: 'application/x-tex' },
  markdown: { ending: 'md', mime: 'text/markdown' },
} as const

/** A table with what stands with it; `of` are the parts of the file's name after the label. */
export interface MenuTable extends TableWords {
  readonly table: DataTable
  readonly of: readonly string[]
}

/** Returns a function that makes the entries, one for each format and one that copies Markdown; the table is made when one is chosen. */
export function useTableMenu() {
  const exports = useExports()
  const save = (made: MenuTable, format: TableTextFormat) => {
    const bytes = new TextEncoder().encode(tableText(made.table, made, format))
    const name = [made.label, ...made.of].join('_').replace(/[^A-Za-z0-9._-]/g, '-')
    return exports.saveFile({
      fileName: `${name.slice(0, 120)}.${FILES[format].ending}`,
      mime: FILES[format].mime,
      base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
    })
  }
  const copyMarkdown = (made: MenuTable) => exports.copyText(tableText(made.table, made, 'markdown'))
  return (make: () => MenuTable) => [
    { label: t('charts.tableCsv'), run: () => void save(make(), 'csv') },
    { label: t('charts.tableLatex'), run: () => void save(make(), 'latex') },
    { label: t('charts.tableMarkdown'), run: () => void save(make(), 'markdown') },
    { label: t('charts.tableCopyMarkdown'), run: () => void copyMarkdown(make()) },
  ]
}
