/** Studies as text for a terminal. */
import { formatBytes, formatDuration } from '#shared/quantities.ts'
import { STUDY_TEMPLATES } from '#shared/studies/studyTemplates.ts'
import { alignedText } from '#shared/tables/alignedText.ts'
import type { CellView, StudyEstimate, StudySummary, StudyView } from '#shared/vocabulary/studies/studies.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { errorText } from '../errorText.ts'

/** Lines for a few templates. */
export function templatesText(): string {
  return alignedText([
    ['template', 'paper', 'what it asks'],
    ...STUDY_TEMPLATES.map(({ name, where, title, description }) => [name, where ?? '', `${title}${title.endsWith('?') ? '' : '.'} ${description}`]), // prettier-ignore
  ]).join('\n')
}

/** A line for each study. */
export function studiesText(studies: readonly StudySummary[]): string {
  if (studies.length === 0) return 'No studies yet; begin with: recnet study run table-3 --dataset demo'
  return alignedText([
    ['study', 'status', 'cells', 'data', 'title'],
    ...studies.map(({ study, status, cells, datasets, title, error }) => [
      study,
      error ? 'unreadable' : status,
      error ? '' : countsText({ cells }),
      datasets.join(', '),
      error ? errorText(new WorkbenchError(error)).replaceAll('\n', ' ') : title,
    ]),
  ]).join('\n')
}

/** How far a study is: `3 of 6 finished, 1 failed`. */
export function countsText({ cells: { all, finished, failed } }: Pick<StudySummary, 'cells'>): string {
  return [`${finished} of ${all} finished`, ...(failed > 0 ? [`${failed} failed`] : [])].join(', ')
}

/** What a study will cost, with what that is based on. */
export function estimateText({
  runs,
  calls,
  promptTokens,
  milliseconds,
  diskBytes,
  basis,
}: StudyEstimate): string {
  const time = milliseconds === null ? 'time not known' : `about ${formatDuration(milliseconds)}`
  const figures = [
    `${count(runs)} ${runs === 1 ? 'run' : 'runs'}`,
    `${count(calls)} calls`,
    `${count(promptTokens)} tokens`,
    time,
    `${formatBytes(diskBytes)} on disk`,
  ]
  return [figures.join(' · '), ...basis].join('\n')
}

/** Which cells are not finished, and what can be done about it; empty where all are. */
export function unfinishedLines({ study, views }: Pick<StudyView, 'study' | 'views'>): readonly string[] {
  const cells = (...statuses: readonly CellView['status'][]) => views.filter(({ status }) => statuses.includes(status)) // prettier-ignore
  const lines = (title: string, found: readonly CellView[], advice: string) =>
    found.length === 0 ? [] : [title, ...found.slice(0, 10).map(cellLine), ...more(found.length - 10), advice]
  return [
    ...lines('Failed:', cells('failed'), `Try them again with: recnet study retry ${study}`),
    ...lines(
      'Their configuration is another than that of their runs:',
      cells('changed'),
      `Make new runs of them with: recnet study renew ${study}`,
    ),
    ...lines('Not finished:', cells('waiting', 'paused', 'stopped', 'queued', 'running'), `Go on with: recnet study start ${study}`), // prettier-ignore
  ]
}

function cellLine({ key, run, status, error, changes }: CellView): string {
  const why = error
    ? errorText(new WorkbenchError(error)).replaceAll('\n', ' ')
    : changes
        .map(({ what, now, run: had }) => `${what} ${String(now)}, the run had ${String(had)}`)
        .join('; ')
  return `  ${[key, ...(run === null ? [] : [run]), status, ...(why === '' ? [] : [why])].join(' · ')}`
}

function more(left: number): readonly string[] {
  return left > 0 ? [`  … and ${left} more`] : []
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en')
}
