/** Table 2: methods compared under one protocol, the random floor last. */
import { METRIC_NAMES, RANDOM_FLOOR, type MetricName } from '../../vocabulary/results.ts'
import type { DataTable, TableColumn } from '../dataTable.ts'
import { methodsOnce, type LabelledReport } from './methodsOnce.ts'
import { newOnes } from './newOnes.ts'

const METRICS = METRIC_NAMES

/**
 * Returns one row per method of every run, then the random floors. A baseline or a floor that equals one above is not
 * repeated.
 */
export function methodsTable(reports: readonly LabelledReport[]): DataTable {
  const methods = methodsOnce(reports).map(({ label, method }) => ({
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
  }))
  const isNew = newOnes()
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

function metricColumns(metric: MetricName): readonly TableColumn[] {
  const label = metric.toUpperCase()
  return [
    { key: metric, label, kind: 'number', decimals: 4, best: 'high' },
    { key: `${metric} low`, label: `${label} low`, kind: 'number', decimals: 4 },
    { key: `${metric} high`, label: `${label} high`, kind: 'number', decimals: 4 },
  ]
}
