/** Which revision, rule or profile of a client the address chooses. */
import type { ClientHistory } from '#shared/vocabulary/inspection.ts'

type Revised = Pick<ClientHistory, 'filterMemories' | 'profiles'>

export interface MemoryChoice {
  /** The revision of the filter memory that is shown. */
  readonly revision: number
  /** Whether the newest revision is shown, and a newer one as soon as it is there, since the address names none. */
  readonly follows: boolean
  /** Id of the rule that is explained; null for the revision as a whole. */
  readonly rule: number | null
  /** Revision of the profile that is explained instead. */
  readonly profile: number | null
}

/** The choice of the address. What the history does not have is ignored. */
export function memoryChoice(query: Readonly<Record<string, unknown>>, history: Revised): MemoryChoice {
  const newest = history.filterMemories.at(-1)?.revision ?? 0
  const asked = numberIn(query['revision'])
  const there = asked !== null && history.filterMemories.some(({ revision }) => revision === asked)
  const profile = numberIn(query['profile'])
  return {
    revision: there ? asked : newest,
    follows: !there,
    rule: numberIn(query['rule']),
    profile: history.profiles.some(({ revision }) => revision === profile) ? profile : null,
  }
}

function numberIn(value: unknown): number | null {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : null
}
