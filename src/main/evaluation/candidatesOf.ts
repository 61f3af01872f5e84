/** The candidates of each user, as the rankings of an evaluation show them. */
import type { EvaluationReport, RankingOutcome } from '#shared/vocabulary/results.ts'

/** The positive item of a user, and all items that it was ranked among, itself included. */
export interface Candidates {
  readonly positiveItem: RankingOutcome['positiveItem']
  readonly items: Set<string>
}

/**
 * Collects the candidates from the rankings of all methods. A method may leave candidates out, but the reference
 * methods rank them all.
 */
export function candidatesOf({
  methods,
}: Pick<EvaluationReport, 'methods'>): ReadonlyMap<string, Candidates> {
  const sets = new Map<string, Candidates>()
  for (const { outcomes } of methods)
    for (const { user, positiveItem, ranking } of outcomes) {
      const set = sets.get(user) ?? { positiveItem, items: new Set([positiveItem]) }
      for (const item of ranking) set.items.add(item)
      sets.set(user, set)
    }
  return sets
}

/** Returns a text that is the same for the same candidates; empty where there are none. */
export function candidatesText(candidates: Candidates | undefined): string {
  return candidates ? [candidates.positiveItem, ...[...candidates.items].sort()].join('\n') : ''
}
