/** The order in which the rows of a study take their looks. */
import type { StudyResults } from '../../vocabulary/studies/studyResults.ts'

/** Returns the names of all rows, those of the tested row first: it has the first colour in every figure. */
export function seriesOrder({ file, blocks }: Pick<StudyResults, 'file' | 'blocks'>): readonly string[] {
  const rows = blocks.flatMap((block) => block.rows)
  const tested = file.testedRow ?? rows[0]?.row
  return [...new Set([...rows.filter(({ row }) => row === tested), ...rows].map(({ name }) => name))]
}

/**
 * Returns which look the row of this name has, from 0; of several blocks, in which a name occurs again, `place` is taken,
 * its place among all that is drawn.
 */
export function lookIndex(
  results: Pick<StudyResults, 'file' | 'blocks'>,
  name: string,
  place: number,
): number {
  return results.blocks.length > 1 ? place : Math.max(0, seriesOrder(results).indexOf(name))
}
