/** The candidates of one user with the rank that each method gave them. */
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { MethodReport } from '#shared/vocabulary/results.ts'

export interface CandidateRow {
  readonly item: ItemId
  /** Whether it is the item that the user interacted with last. */
  readonly positive: boolean
  /** The rank by each method, in the order of the report; 1 is best, null where the method did not rank it. */
  readonly ranks: readonly (number | null)[]
}

/** The rows in the order of the first method. `repetition` counts from 0. */
export function candidateRows(
  methods: readonly MethodReport[],
  user: string,
  repetition: number,
): readonly CandidateRow[] {
  const outcomes = methods.map(
    ({ outcomes: all }) =>
      all.find((outcome) => outcome.user === user && outcome.repetition === repetition) ?? null,
  )
  const items = new Set(
    outcomes.flatMap((outcome) => (outcome ? [...outcome.ranking, outcome.positiveItem] : [])),
  )
  const positive = outcomes.find((outcome) => outcome !== null)?.positiveItem ?? null
  return [...items].map((item) => ({
    item,
    positive: item === positive,
    ranks: outcomes.map((outcome) => {
      if (outcome && item === positive) return outcome.rank
      const at = outcome?.ranking.indexOf(item) ?? -1
      return at < 0 ? null : at + 1
    }),
  }))
}
