/** All that a study found, one line for each row of each block: what CSV files and the pages of tables show. */
import { paperValue } from '../../studies/paper/paperValue.ts'
import { RANDOM_FLOOR, type MetricName } from '../../vocabulary/results.ts'
import type { StudyBlock, StudyResultRow, StudyResults } from '../../vocabulary/studies/studyResults.ts'
import type { DataTable, TableColumn, TableRow } from '../dataTable.ts'
import { cellMarkOf } from './cellMarkOf.ts'
import { metricLabel } from './metricLabel.ts'
import { paperDatasetOf } from '../../studies/paper/paperDatasetOf.ts'
import type { StudyTableChoice } from '../../vocabulary/studies/studyTableChoice.ts'
import { mergedCells } from './mergedCells.ts'

/** Returns the rows of all blocks, after each block its floor and shortcut rankers, which no test ranks. */
export function studyRowsTable(results: StudyResults, choice: StudyTableChoice): DataTable {
  const { file, blocks } = results
  const settings = settingsOf(results)
  const rows = blocks.flatMap((block) => [
    ...block.rows.map((row) => rowOf(row, block, { results, choice })),
    ...unrankedRows(block, file.cutoffs),
  ])
  return {
    columns: [
      { key: 'dataset', label: 'Dataset', kind: 'text' },
      { key: 'model', label: 'Backbone', kind: 'text' },
      { key: 'name', label: 'Method', kind: 'text' },
      ...settings.map((name) => ({ key: `setting ${name}`, label: name, kind: 'text' as const })),
      ...file.cutoffs.flatMap(metricColumns),
      { key: 'seeds', label: 'Seeds evaluated', kind: 'number', decimals: 0 },
      { key: 'effectiveSeeds', label: 'Seeds that can differ', kind: 'number', decimals: 0 },
      { key: 'repetitions', label: 'Repetitions that can differ', kind: 'number', decimals: 0 },
      { key: 'users', label: 'Users', kind: 'number', decimals: 0 },
      { key: 'ranked', label: 'Ranked items', kind: 'text' },
      { key: 'coverage', label: 'Coverage', kind: 'number', decimals: 3 },
      { key: 'languageModel', label: 'Language model', kind: 'text' },
      { key: 'embeddingModel', label: 'Embedding model', kind: 'text' },
      { key: 'note', label: 'Note', kind: 'text' },
    ],
    rows,
    marks: rows.flatMap((row, index) =>
      file.cutoffs.flatMap((metric) => {
        const mark = row[`mark ${metric}`]
        return mark === 'best' || mark === 'second' ? [{ row: index, column: metric, mark }] : []
      }),
    ),
  }
}

/** The names of the settings that some point has, in the order of their first occurrence. */
export function settingsOf({ blocks }: Pick<StudyResults, 'blocks'>): readonly string[] {
  return [...new Set(blocks.flatMap(({ rows }) => rows.flatMap(({ point }) => Object.keys(point))))]
}

interface RowContext {
  readonly results: StudyResults
  readonly choice: StudyTableChoice
}

function rowOf(row: StudyResultRow, block: StudyBlock, { results, choice }: RowContext): TableRow {
  const { kind, cutoffs } = results.file
  const unfinished = row.runs.filter(({ final }) => !final).length
  const paper = paperDatasetOf(block.dataset, choice.beside)
  return {
    dataset: block.dataset,
    model: block.model,
    name: row.name,
    ...Object.fromEntries(
      Object.entries(row.point).map(([name, value]) => [`setting ${name}`, String(value)]),
    ),
    ...mergedCells(
      cutoffs.map((metric) => ({
        ...meanCells(row, metric),
        [`mark ${metric}`]: cellMarkOf(block, { name: row.name, metric }, choice.by) ?? '',
        [`paper ${metric}`]: paperValue(row, { kind, paper, metric }),
        ...testCells(block, row.name, metric),
      })),
    ),
    seeds: row.runs.length,
    effectiveSeeds: row.effectiveSeeds,
    repetitions: row.effectiveRepetitions,
    users: row.users,
    ranked: row.heldOut ?? '',
    coverage: row.coverage,
    languageModel: row.languageModel,
    embeddingModel: row.embeddingModel,
    note: [
      ...(row.caveat === null ? [] : [row.caveat]),
      ...(unfinished > 0 ? [`${unfinished} of ${row.runs.length} runs have not finished`] : []),
    ].join('; '),
  }
}

/** The mean at a cutoff with the bounds of its interval and half its width. */
export function meanCells({ mean, interval }: Pick<StudyResultRow, 'mean' | 'interval'>, metric: MetricName) {
  const bounds = interval?.[metric] ?? null
  return {
    [metric]: mean?.[metric] ?? null,
    [`low ${metric}`]: bounds?.low ?? null,
    [`high ${metric}`]: bounds?.high ?? null,
    [`half ${metric}`]: bounds === null ? null : (bounds.high - bounds.low) / 2,
  }
}

/** The test of the tested row against this one. */
function testCells({ tests }: StudyBlock, name: string, metric: MetricName): TableRow {
  const test = tests.find((one) => one.against === name && one.metric === metric)
  if (!test) return {}
  return {
    [`difference ${metric}`]: test.difference,
    [`difference low ${metric}`]: test.interval.low,
    [`difference high ${metric}`]: test.interval.high,
    [`p ${metric}`]: test.pHolm,
    [`effect ${metric}`]: test.effect,
    [`detectable ${metric}`]: test.detectable,
  }
}

function unrankedRows(block: StudyBlock, cutoffs: readonly MetricName[]): readonly TableRow[] {
  const place = { dataset: block.dataset, model: block.model, unranked: 'yes' }
  const { floor } = block
  const tests = (name: string) => mergedCells(cutoffs.map((metric) => testCells(block, name, metric)))
  return [
    ...(floor === null
      ? []
      : [
          {
            ...place,
            name: RANDOM_FLOOR,
            ...Object.fromEntries(cutoffs.map((metric) => [metric, floor[metric]])),
            ...tests(RANDOM_FLOOR),
            note: 'expectation of a random order',
          },
        ]),
    ...(block.shortcuts?.shortcuts ?? []).map(({ id, name, mean }) => ({
      ...place,
      name: `shortcut: ${name}`,
      ...mean,
      note: `knows nothing of taste${
        block.shortcuts?.checks.some((check) => check.id === id && check.level === 'warning')
          ? '; above random orders'
          : ''
      }`,
    })),
  ]
}

function metricColumns(metric: MetricName): readonly TableColumn[] {
  const label = metricLabel(metric)
  const column = (part: string, words: string, more: Partial<TableColumn> = {}): TableColumn => ({
    key: part === '' ? metric : `${part} ${metric}`,
    label: words === '' ? label : `${label} ${words}`,
    kind: 'number',
    decimals: 4,
    ...more,
  })
  return [
    column('', ''),
    column('low', '95 % low'),
    column('high', '95 % high'),
    column('half', '± (half the interval)'),
    column('mark', 'mark', { kind: 'text' }),
    column('paper', 'in the paper', { muted: true }),
    column('difference', 'tested row minus this', { form: 'signed' }),
    column('difference low', 'difference 95 % low'),
    column('difference high', 'difference 95 % high'),
    column('p', 'p (Holm)', { form: 'p' }),
    column('effect', 'effect (mean over deviation of users)', { decimals: 3 }),
    column('detectable', 'smallest detectable difference'),
  ]
}
