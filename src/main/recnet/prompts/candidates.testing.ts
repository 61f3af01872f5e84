/** Builders of candidates for tests. */
import type { Candidate } from './candidates.ts'

/** Builds candidates whose titles are their profiles. */
export function candidatesOf(...profiles: readonly string[]): readonly Candidate[] {
  return profiles.map((profile) => ({ title: profile, profile }))
}
