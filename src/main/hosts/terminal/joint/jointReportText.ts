/** A joint report as text for a terminal: the table, shortcut rankers, and what must be known to read them. */
import { alignedText } from '#shared/tables/alignedText.ts'
import { jointRunText } from '#shared/tables/jointText.ts'
import { SHORTCUT_METRICS } from '#shared/vocabulary/imports/datasetChecks.ts'
import type { CheckLevel } from '#shared/vocabulary/imports/datasetChecks.ts'
import type { JointReport, JointShortcuts } from '#shared/vocabulary/inspection.ts'
import type { EvaluationReport } from '#shared/vocabulary/results.ts'
import { reportTable, type TableDetail } from '../reportTable.ts'

const PLACES: Readonly<Record<CheckLevel, string>> = { warning: 'above', note: 'below', fine: 'within' }

/** Returns lines separated by `\n`. */
export function jointReportText(
  { runs, notes, shortcuts }: JointReport,
  evaluation: EvaluationReport,
  detail: TableDetail,
): string {
  const sections = [
    [reportTable(evaluation, detail)],
    shortcuts ? shortcutLines(shortcuts) : [],
    runs.map((run) => jointRunText(run)),
    notes.map((note) => `Note: ${note}`),
  ]
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

function shortcutLines({ shortcuts, checks, band }: JointShortcuts): readonly string[] {
  const { low, high } = band['ndcg@10']
  const checkOf = (shortcut: string) => checks.find(({ id }) => id === shortcut)
  const warnings = checks.filter(({ level }) => level === 'warning')
  return [
    'Shortcut rankers on the same candidates; they know nothing of taste',
    ...alignedText([
      ['ranker', 'NDCG@1', 'NDCG@5', 'NDCG@10', 'against random orders'],
      ...shortcuts.map(({ id, name, mean }) => [
        name,
        ...SHORTCUT_METRICS.map((metric) => mean[metric].toFixed(4)),
        PLACES[checkOf(id)?.level ?? 'fine'],
      ]),
    ]),
    `Random orders have NDCG@10 from ${low.toFixed(4)} to ${high.toFixed(4)} in 95 of 100 cases.`,
    ...warnings.map(({ title, advice }) => `Warning: ${title} is above chance. ${advice ?? ''}`.trimEnd()),
  ]
}
