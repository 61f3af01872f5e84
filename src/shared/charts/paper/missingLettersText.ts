/** The sentence on letters of a figure that no font of the workbench has. */
import type { ExportedFile } from '../../vocabulary/figures.ts'

/** Returns the sentence; none where all letters are there. */
export function missingLettersText({
  missingLetters,
}: Pick<ExportedFile, 'missingLetters'>): readonly string[] {
  if (missingLetters === undefined) return []
  const letters = [...missingLetters].join(' ')
  return [`No font of the workbench has these letters, which may show as boxes: ${letters}`]
}
