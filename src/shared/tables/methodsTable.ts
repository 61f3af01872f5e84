/** Table 2: methods compared under one protocol, the random floor last. */
import { METRIC_NAMES, RANDOM_FLOOR, type EvaluationReport, type MetricName } from '../vocabulary/results.ts'
import type { DataTable, TableColumn } from './dataTable.ts'

const METRICS = METRIC_NAMES

/** The report of a run with the label of the run. */
export interface LabelledReport {
  readonly label: string
  readonly report: EvaluationReport
}

/**
 * Returns one row per method of every run, then the random floors. A baseline or a floor that equals one above is not
 * repeated.
 */
export function methodsTable(reports: readonly LabelledReport[]): DataTable {
  const isNew = newOnes()
  const methods = reports.flatMap(
    ({
      label,
      report: {
        methods: [own, ...references],
      },
    }) =>
      [...(own ? [own] : []), ...references.filter(({ method, mean }) => isNew([method, mean]))].map(
        (method) => ({
          run: label,
          method: method.method,
          ...Object.fromEntries(
            METRICS.flatMap((metric) => [
              [metric, method.mean[metric]],
              [`${metric} low`, method.interval[metric].low],
              [`${metric} high`, method.interval[metric].high],
            ]),
          ),
          coverage: method.coverage,
          note: method.caveat ?? '',
        }),
      ),
  )
  const floors = reports.filter(({ report }) => isNew(report.floor))
  const floorRows = floors.map(({ label, report: { floor } }) => ({
    run: floors.length > 1 ? label : '',
    method: RANDOM_FLOOR,
    unranked: 'yes',
    ...Object.fromEntries(METRICS.map((metric) => [metric, floor[metric]])),
    coverage: null,
    note: 'expectation of a random order',
  }))
  return {
    columns: [
      { key: 'run', label: 'Run', kind: 'text' },
      { key: 'method', label: 'Method', kind: 'text' },
      ...METRICS.flatMap(metricColumns),
      { key: 'coverage', label: 'Coverage', kind: 'number', form: 'share' },
      { key: 'note', label: 'Note', kind: 'text' },
    ],
    rows: [...methods, ...floorRows],
  }
}

/** Makes a function that returns true the first time it is given a value. */
function newOnes(): (value: unknown) => boolean {
  const seen = new Set<string>()
  return (value) => {
    const key = JSON.stringify(value)
    return !seen.has(key) && seen.add(key).has(key)
  }
}

function metricColumns(metric: MetricName): readonly TableColumn[] {
  const label = metric.toUpperCase()
  return [
    { key: metric, label, kind: 'number', decimals: 4, best: 'high' },
    { key: `${metric} low`, label: `${label} low`, kind: 'number', decimals: 4 },
    { key: `${metric} high`, label: `${label} high`, kind: 'number', decimals: 4 },
  ]
}
