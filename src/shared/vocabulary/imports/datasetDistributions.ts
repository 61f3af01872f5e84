/** What a dataset looks like, in bins that are few however large it is. */

/** How many have a whole number from `low` to `high`, both included; `high` is null in the last bin for all larger ones. */
export interface CountBin {
  readonly low: number
  readonly high: number | null
  readonly count: number
}

/** How long the spans of time are in which interactions are counted; positions are times that are no dates. */
export type TimeStep = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'position'

/** Interactions of one span of time. */
export interface TimeBin {
  /** The span in UTC: `2014-03-01` (for a week its Monday), `2014-03`, `2014 Q1`, `2014`, or the first position. */
  readonly label: string
  readonly count: number
}

/** The distributions of a dataset, over its histories and the items in them. */
export interface DatasetDistributions {
  readonly dataset: string
  readonly datasetHash: string
  readonly users: number
  readonly items: number
  readonly interactions: number
  /** In the order of time, without gaps; null where the source has no times. */
  readonly time: { readonly step: TimeStep; readonly bins: readonly TimeBin[] } | null
  /** Interactions of the items of some ranks, the most popular first; ranks count from 1 and lie evenly in their logarithm. */
  readonly popularity: readonly { readonly rank: number; readonly interactions: number }[]
  /** Users by the number of their interactions. */
  readonly lengths: readonly CountBin[]
  /** Items by the words of title and description together. */
  readonly words: readonly CountBin[]
  /** Items that have no description. */
  readonly undescribed: number
}
