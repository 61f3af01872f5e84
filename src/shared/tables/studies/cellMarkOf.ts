/** Which rows of a block are best and second best at a cutoff. */
import type { MetricName } from '../../vocabulary/results.ts'
import type { StudyBlock } from '../../vocabulary/studies/studyResults.ts'
import type { CellMark } from '../dataTable.ts'
import type { StudyTableChoice } from '../../vocabulary/studies/studyTableChoice.ts'

/** What is asked: a row, by its name, at a cutoff. */
export interface MarkPlace {
  readonly name: string
  readonly metric: MetricName
}

/** Returns the mark of a row by the chosen convention; null where it has none. */
export function cellMarkOf(
  { marks }: Pick<StudyBlock, 'marks'>,
  { name, metric }: MarkPlace,
  by: StudyTableChoice['by'],
): CellMark['mark'] | null {
  const mark = marks.find((one) => one.metric === metric)
  if (!mark) return null
  const [best, second] = by === 'test' ? [mark.best, mark.second] : [mark.highest, mark.secondHighest]
  return best === name ? 'best' : second === name ? 'second' : null
}

/** Returns the sentence that says which convention is meant. */
export function markingText(by: StudyTableChoice['by']): string {
  return by === 'test'
    ? 'Best (bold in LaTeX) and second best (underlined) are marked only where the tests allow it: better than each row below after Holm’s correction.'
    : 'Marked as best (bold in LaTeX) is the highest mean and as second best (underlined) the second highest, whether or not they can be told apart.'
}
