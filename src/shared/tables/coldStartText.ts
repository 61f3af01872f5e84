/** Cold start of one run as plain text: plain against augmented profiles, beside random order. */
import type { RunReport } from '../events/runReport.ts'
import { alignedText } from './alignedText.ts'
import { coldStartRows } from './coldStartRows.ts'

/** Returns the lines; none where it was not asked for. */
export function coldStartText({
  coldStart,
  evaluation,
}: Pick<RunReport, 'coldStart' | 'evaluation'>): readonly string[] {
  if (!coldStart) return []
  const rows = coldStartRows(coldStart, evaluation.floor)
  if (rows.length === 0)
    return [
      'Cold start: nobody is cold; every test item was taken in training, and no user has just one interaction.',
    ]
  const counted = (count: number | null) => (count === null ? '' : String(count))
  const table = rows.map(({ cold, clients, rankings, fallbacks, unaugmented, profile, mean }) => [
    cold,
    ...[clients, rankings, fallbacks, unaugmented].map(counted),
    profile,
    ...(['ndcg@1', 'ndcg@5', 'ndcg@10'] as const).map((metric) => mean[metric].toFixed(4)),
  ])
  const head = [
    'cold start',
    'clients',
    'rankings',
    'fallbacks',
    'no router',
    'profile',
    'NDCG@1',
    'NDCG@5',
    'NDCG@10',
  ]
  return alignedText([head, ...table])
}
