/** Names new studies after their titles, so that they can be read in a list and used as a folder. */
import { slug } from '#shared/slug.ts'
import type { StudyId } from '#shared/vocabulary/studies/studies.ts'

const LONGEST_STEM = 80

/** Returns a name such as `ablations-demo-1`, with the first number that is not taken. */
export function freeStudyId(title: string, taken: ReadonlySet<string>): StudyId {
  const stem = slug(title).slice(0, LONGEST_STEM) || 'study'
  let number = 1
  while (taken.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}
