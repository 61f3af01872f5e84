/** Finds the published value beside one of a study. */
import type { MetricName } from '../../vocabulary/results.ts'
import type { StudyKind } from '../../vocabulary/studies/studyFile.ts'
import type { StudyResultRow } from '../../vocabulary/studies/studyResults.ts'
import {
  FIGURE_7,
  TABLE_2,
  TABLE_3,
  TABLE_4,
  TABLE_5,
  type PaperDataset,
  type PaperTable,
} from './paperTables.ts'

/** What a value is of: the kind of its study, the dataset of the paper beside it, and its cutoff. */
export interface PaperPlace {
  readonly kind: StudyKind
  readonly paper: PaperDataset | null
  readonly metric: MetricName
}

/** Returns the published table of a kind of study; null where there is none that can be read. */
export function paperTableOf(kind: StudyKind): PaperTable | null {
  switch (kind) {
    case 'methods':
      return TABLE_2
    case 'ablations':
      return TABLE_3
    case 'propagation':
      return TABLE_4
    case 'efficiency':
      return TABLE_5
    default:
      return null
  }
}

/** Returns the published value of a row by its label, or of its point by Figure 7; null where there is none. */
export function paperValue(
  { row, point }: Pick<StudyResultRow, 'row' | 'point'>,
  { kind, paper, metric }: PaperPlace,
): number | null {
  if (paper === null) return null
  if (kind === 'sensitivity') return metric === 'ndcg@5' ? sensitivityValue(point, paper) : null
  const table = paperTableOf(kind)
  if (table === null || Object.keys(point).length > 0) return null
  const place = table.cutoffs.indexOf(metric)
  return place < 0 ? null : (table.rows.find(({ label }) => label === row)?.values[paper]?.[place] ?? null)
}

function sensitivityValue(point: StudyResultRow['point'], paper: PaperDataset): number | null {
  const found = Object.entries(FIGURE_7).flatMap(([setting, curves]) =>
    (curves[paper] ?? []).flatMap(([value, ndcg]) => (point[setting] === value ? [ndcg] : [])),
  )
  return found[0] ?? null
}
