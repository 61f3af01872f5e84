/** The order in which the rows of a study take their looks. */
import type { StudyResults } from '../../vocabulary/studies/studyResults.ts'

/** Returns the names of all rows, those of the tested row first: it has the first colour in every figure. */
export function seriesOrder({ file, blocks }: Pick<StudyResults, 'file' | 'blocks'>): readonly string[] {
  const rows = blocks.flatMap((block) => block.rows)
  const tested = file.testedRow ?? rows[0]?.row
  return [...new Set([...rows.filter(({ row }) => row === tested), ...rows].map(({ name }) => name))]
}
