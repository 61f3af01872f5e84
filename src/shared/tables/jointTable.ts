/** Several methods in one table: means, the tests of the first method against each, the floor, and shortcut rankers. */
import type { JointReport } from '../vocabulary/inspection.ts'
import type { EvaluationReport, MetricName } from '../vocabulary/results.ts'
import type { DataTable, TableColumn } from './dataTable.ts'
import { methodsTable } from './methods/methodsTable.ts'

/** Returns one row for each method, then the floor and the shortcut rankers, which no test ranks among the methods. */
export function jointTable(joint: JointReport, evaluation: EvaluationReport): DataTable {
  const { columns, rows } = methodsTable([{ label: '', report: evaluation }])
  const tested = [...new Set(evaluation.tests.map(({ metric }) => metric))]
  const aboutRun = (method: string) => joint.runs.find((run) => run.method === method)
  const tests = (against: string) =>
    Object.fromEntries(
      evaluation.tests
        .filter((test) => test.against === against)
        .flatMap(({ metric, difference, pHolm }) => [
          [`difference ${metric}`, difference],
          [`p ${metric}`, pHolm],
        ]),
    )
  const shortcuts = (joint.shortcuts?.shortcuts ?? []).map(({ id, name, mean }) => ({
    method: `shortcut: ${name}`,
    unranked: 'yes',
    ...mean,
    note: `knows nothing of taste${isAbove(joint, id) ? '; above random orders' : ''}`,
  }))
  const [note] = columns.filter(({ key }) => key === 'note')
  return {
    columns: [
      ...columns.filter(({ key }) => key !== 'run' && key !== 'note'),
      ...tested.flatMap(testColumns),
      { key: 'run', label: 'Run', kind: 'text' },
      { key: 'model', label: 'Language model', kind: 'text' },
      { key: 'seed', label: 'Seed', kind: 'number' },
      ...(note ? [note] : []),
    ],
    rows: [
      ...rows.map((row) => {
        const method = String(row['method'])
        const run = aboutRun(method)
        const about = { run: run?.run ?? '', model: run?.languageModel ?? '', seed: run?.seed ?? null }
        return { ...row, ...tests(method), ...about }
      }),
      ...shortcuts,
    ],
  }
}

/** Whether a shortcut ranker lies above the band of random orders, so that its check is a warning. */
function isAbove({ shortcuts }: JointReport, shortcut: string): boolean {
  return shortcuts?.checks.some(({ id, level }) => id === shortcut && level === 'warning') ?? false
}

function testColumns(metric: MetricName): readonly TableColumn[] {
  const label = metric.toUpperCase()
  return [
    {
      key: `difference ${metric}`,
      label: `First minus this ${label}`,
      kind: 'number',
      decimals: 4,
      form: 'signed',
    },
    { key: `p ${metric}`, label: `p (Holm) ${label}`, kind: 'number', decimals: 4, form: 'p' },
  ]
}
