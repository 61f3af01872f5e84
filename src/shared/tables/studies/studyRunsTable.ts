/** The runs of a study one by one: each seed with its results, and where its routers went (Figure 5). */
import type { StudyResults, StudyRun } from '../../vocabulary/studies/studyResults.ts'
import type { DataTable, TableRow } from '../dataTable.ts'
import { metricLabel } from './metricLabel.ts'
import { settingsOf } from './studyRowsTable.ts'

/** Returns one row for each run. */
export function studyRunsTable(results: StudyResults): DataTable {
  const { blocks, file } = results
  const routers = [
    ['routersFirst', 'Routers at first'],
    ['routersLast', 'at last'],
    ['routersFewest', 'fewest'],
    ['routersMost', 'most'],
    ['splits', 'Splits'],
    ['merges', 'Merges'],
    ['rewrites', 'Rewrites'],
  ] as const
  return {
    columns: [
      { key: 'dataset', label: 'Dataset', kind: 'text' },
      { key: 'model', label: 'Backbone', kind: 'text' },
      { key: 'name', label: 'Method', kind: 'text' },
      ...settingsOf(results).map((name) => ({ key: `setting ${name}`, label: name, kind: 'text' as const })),
      { key: 'seed', label: 'Seed', kind: 'number' },
      { key: 'run', label: 'Run', kind: 'text' },
      { key: 'finished', label: 'Finished', kind: 'text' },
      ...file.cutoffs.map((metric) => ({
        key: metric,
        label: metricLabel(metric),
        kind: 'number' as const,
        decimals: 4,
      })),
      ...routers.map(([key, label]) => ({ key, label, kind: 'number' as const, decimals: 0 })),
    ],
    rows: blocks.flatMap(({ dataset, model, rows }) =>
      rows.flatMap(({ name, point, runs }) =>
        runs.map((run) => ({
          dataset,
          model,
          name,
          ...Object.fromEntries(
            Object.entries(point).map(([setting, value]) => [`setting ${setting}`, String(value)]),
          ),
          seed: run.seed,
          run: run.run,
          finished: run.final ? 'yes' : 'no',
          ...Object.fromEntries(file.cutoffs.map((metric) => [metric, run.mean[metric]])),
          ...routerCells(run),
        })),
      ),
    ),
    marks: [],
  }
}

function routerCells({ routerCounts }: StudyRun): TableRow {
  const [first] = routerCounts
  const last = routerCounts.at(-1)
  if (!first || !last) return {}
  const counts = routerCounts.map(({ count }) => count)
  const sum = (key: 'splits' | 'merges' | 'rewrites') =>
    routerCounts.reduce((all, point) => all + point[key], 0)
  return {
    routersFirst: first.count,
    routersLast: last.count,
    routersFewest: Math.min(...counts),
    routersMost: Math.max(...counts),
    splits: sum('splits'),
    merges: sum('merges'),
    rewrites: sum('rewrites'),
  }
}
