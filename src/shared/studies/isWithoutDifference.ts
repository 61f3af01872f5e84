/** Tells a comparison in which nothing differs at all from one whose difference is within chance. */
import type { StudyTest } from '../vocabulary/studies/studyResults.ts'

/** Returns whether both rows have the same value for each user with each seed, so that no test was needed. */
export function isWithoutDifference({
  over,
  wins,
  ties,
  losses,
}: Pick<StudyTest, 'over' | 'wins' | 'ties' | 'losses'>): boolean {
  return over === 'users' && wins === 0 && losses === 0 && ties > 0
}
