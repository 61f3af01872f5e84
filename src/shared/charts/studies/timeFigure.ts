/** Where the wall time of the methods of a study went. */
import type { StudyCost } from '../../vocabulary/studies/studyResults.ts'
import { stackedBarsOption } from './stackedBarsOption.ts'
import { stackedRows, stackedTable } from './stackedRows.ts'
import type { StudyFigure } from './studyFigure.ts'

const MILLISECONDS_PER_MINUTE = 60_000

export const timeFigure: StudyFigure = {
  name: 'study-time',
  title: 'Wall time',
  explain:
    'Minutes of one run as means over seeds: while a model answered, while texts were embedded, in the index of vectors, and the rest. Questions asked at once overlap, and count once. The minutes of the paper are of another machine and model.',
  isFor: ({ blocks }) => blocks.some(({ rows }) => rows.some(({ cost }) => (cost?.time ?? null) !== null)),
  option: (data, theme) =>
    stackedBarsOption(
      {
        rows: stackedRows(data, timeParts),
        xName: 'minutes',
        waiting: 'Times appear here as soon as the first run has finished.',
      },
      theme,
    ),
  table: (data) => stackedTable(stackedRows(data, timeParts), 'minutes'),
}

function timeParts({ time }: StudyCost): Readonly<Record<string, number>> | null {
  if (time === null) return null
  const { model, embedding, index, rest } = time
  return Object.fromEntries(
    Object.entries({ model, embedding, index, rest }).map(([part, value]) => [
      part,
      value / MILLISECONDS_PER_MINUTE,
    ]),
  )
}
