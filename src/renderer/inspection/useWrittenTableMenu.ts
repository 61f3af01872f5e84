/** Entries of a menu that let the engine write a table of runs or of a study. */
import type { TableRequest } from '#shared/vocabulary/figures.ts'
import { t } from '../locales/t.ts'
import { useExports } from '../stores/useExports.ts'

const FORMATS = [
  { format: 'csv', label: 'CSV' },
  { format: 'latex', label: 'LaTeX' },
  { format: 'markdown', label: 'Markdown' },
] as const

type WithoutFormat<Request> = Request extends unknown ? Omit<Request, 'format'> : never

/** Which table, and what it is called in the menu. */
export interface WrittenTable {
  readonly title: string
  readonly request: WithoutFormat<TableRequest>
}

/**
 * Returns a function that makes the entries: for each table one to save it in each format, and one to copy it as Markdown.
 * A line parts the tables.
 */
export function useWrittenTableMenu() {
  const exports = useExports()
  return (tables: readonly WrittenTable[]) =>
    tables.flatMap(({ title, request }, index) => [
      ...FORMATS.map(({ format, label }, place) => ({
        label: t('charts.tableAs', { title, format: label }),
        separated: index > 0 && place === 0,
        run: (): void => void exports.saveTable({ ...request, format }),
      })),
      {
        label: t('charts.copyTableAsMarkdown', { title }),
        run: (): void => void exports.copyTable({ ...request, format: 'markdown' }),
      },
    ])
}
