/** The columns that the table of runs can have. */
import { RUN_STATUSES, type RunRow } from '#shared/vocabulary/runs.ts'
import { phrase } from '../../../locales/phrase.ts'
import { t } from '../../../locales/t.ts'
import { formatCount, formatFixed } from '../../../ui/quantities.ts'
import { progressOf } from '../progressOf.ts'

/** The columns that can be left out, in order. What is not among them always stands. */
export const CHOOSABLE_COLUMNS = [
  'dataset',
  'seed',
  'method',
  'model',
  'encoder',
  'differences',
  'progress',
  'routers',
  'calls',
  'tokens',
  'lambda',
  'ndcg',
  'created',
] as const
export type ChoosableColumn = (typeof CHOOSABLE_COLUMNS)[number]

/** A column, as a table takes it. */
export interface RunColumn {
  readonly key: string
  readonly label: string
  readonly text?: (row: RunRow) => string
  readonly order?: (row: RunRow) => number | string
  readonly numeric?: boolean
  readonly width?: string
}

/** What stands before anybody has chosen. */
export const USUAL_COLUMNS: readonly ChoosableColumn[] = [
  'method',
  'differences',
  'progress',
  'routers',
  'ndcg',
  'created',
]

/** What a column that can be left out is called. */
export function columnLabel(key: ChoosableColumn): string {
  return t(`runs.column_${key}`)
}

/** The columns of the table: those that always stand, and of the others the chosen ones. */
export function runColumns(chosen: readonly string[]): readonly RunColumn[] {
  return [
    { key: 'tick', label: '', width: '30px' },
    {
      key: 'status',
      label: t('runs.column_status'),
      order: (row) => RUN_STATUSES.indexOf(row.status) * 1000 + (row.queuePlace ?? 0),
    },
    { key: 'run', label: t('runs.column_run'), order: (row) => `${row.name} ${row.run}` },
    ...CHOOSABLE_COLUMNS.filter((key) => chosen.includes(key)).map((key): RunColumn => ({
      key,
      label: columnLabel(key),
      ...FORMS[key],
    })),
    { key: 'actions', label: '', width: '40px' },
  ]
}

const FORMS: Readonly<Record<ChoosableColumn, Omit<RunColumn, 'key' | 'label'>>> = {
  dataset: words((row) => row.dataset),
  seed: numbers(({ seed }) => seed, String),
  method: { order: (row) => row.variant },
  model: words((row) => phrase(row.languageModel.name)),
  encoder: words((row) => phrase(row.embeddingModel)),
  differences: {},
  progress: { width: '170px', order: (row) => (progressOf(row).value ?? 0) / progressOf(row).max },
  routers: numbers(({ routerCount }) => routerCount, String),
  calls: numbers(({ calls }) => calls, formatCount),
  tokens: numbers(({ tokens }) => tokens, formatCount),
  lambda: numbers(
    ({ lambda }) => lambda,
    (value) => formatFixed(value, 2),
  ),
  ndcg: { numeric: true, order: (row) => row.ndcg10?.mean ?? -1 },
  created: { order: (row) => row.createdAt },
}

function words(read: (row: RunRow) => string) {
  return { order: read, text: read }
}

function numbers(read: (row: RunRow) => number | null, write: (value: number) => string) {
  return {
    numeric: true,
    order: (row: RunRow) => read(row) ?? -1,
    text: (row: RunRow) => {
      const value = read(row)
      return value === null ? '–' : write(value)
    },
  }
}
