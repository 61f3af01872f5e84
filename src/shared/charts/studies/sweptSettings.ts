/** Which settings a study sweeps. */
import type { StudyResults } from '../../vocabulary/studies/studyResults.ts'

/** Returns the settings that some points have with different values, in the order of the sweeps. */
export function sweptSettings({ file, blocks }: Pick<StudyResults, 'file' | 'blocks'>): readonly string[] {
  const points = blocks.flatMap(({ rows }) => rows.map(({ point }) => point))
  const names = [...new Set([...file.sweeps, ...points].flatMap((values) => Object.keys(values)))]
  return names.filter(
    (name) => new Set(points.flatMap((point) => (point[name] === undefined ? [] : [point[name]]))).size > 1,
  )
}
