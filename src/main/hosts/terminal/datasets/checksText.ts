/** The checks of a dataset as text for a terminal: what was found, warnings first, and the shortcut rankers as a table. */
import {
  SHORTCUT_METRICS,
  type CheckLevel,
  type DatasetCheck,
  type DatasetChecks,
  type ShortcutValues,
} from '#shared/vocabulary/imports/datasetChecks.ts'
import { checksLine, checksVerdict } from '#shared/vocabulary/imports/checksLine.ts'

const INDENT = ' '.repeat(9)
/** What needs attention stands first. */
const ORDER: readonly CheckLevel[] = ['warning', 'note', 'fine']

/** Lines separated by `\n`, without one at the end. */
export function checksText(checks: DatasetChecks): string {
  const found = ORDER.flatMap((level) => checks.checks.filter((check) => check.level === level))
  return [
    checksLine(checks),
    checksVerdict(checks),
    '',
    ...found.flatMap(checkLines),
    '',
    ...shortcutLines(checks),
  ].join('\n')
}

function checkLines({ level, title, finding, advice }: DatasetCheck): readonly string[] {
  return [
    `${level.padEnd(INDENT.length)}${title}`,
    `${INDENT}${finding}`,
    ...(advice === null ? [] : [`${INDENT}${advice}`]),
  ]
}

function shortcutLines({ shortcuts, floor, band }: DatasetChecks): readonly string[] {
  const row = (name: string, cells: readonly string[]) =>
    `${name.padEnd(26)}${cells.map((cell) => cell.padStart(18)).join('')}`.trimEnd()
  const figures = (values: ShortcutValues) => SHORTCUT_METRICS.map((metric) => values[metric].toFixed(4))
  return [
    row(
      'order of candidates',
      SHORTCUT_METRICS.map((metric) => metric.toUpperCase()),
    ),
    ...shortcuts.map(({ name, mean }) => row(name, figures(mean))),
    row('random floor', figures(floor)),
    row(
      'its 95 % band',
      SHORTCUT_METRICS.map((metric) => `${band[metric].low.toFixed(4)} to ${band[metric].high.toFixed(4)}`),
    ),
  ]
}
