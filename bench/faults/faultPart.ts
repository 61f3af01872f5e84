/** What a part of the faults on purpose tells: how often something was broken, and how each time ended. */

/** How a case ended. `lost`, `crashed` and `silent` must not occur. */
export type FaultEnd = 'refused' | 'read' | 'resumed' | 'whole' | 'lost' | 'crashed' | 'silent'

/** The number of cases with one end. */
export interface Outcome {
  readonly what: FaultEnd
  readonly count: number
}

/** One kind of fault. */
export interface FaultPart {
  readonly name: string
  /** The number of cases where none is asked for. */
  readonly count: number
  readonly run: (count: number) => Promise<readonly Outcome[]>
}
