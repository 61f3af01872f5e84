/** Figure 5: the number of routers over steps. */

/** The number of routers after a step, and the splits, merges and rewrites in it. */
export interface RouterCount {
  readonly step: number
  readonly count: number
  readonly splits: number
  readonly merges: number
  readonly rewrites: number
}

/** By how many the routers became more or fewer, and by what. */
export interface RouterChange extends Partial<Pick<RouterCount, 'splits' | 'merges' | 'rewrites'>> {
  readonly change: number
}

/** Adds a change to the counts in place; all changes of routers within a step are one point. */
export function addRouterChange(
  counts: RouterCount[],
  step: number,
  { change, splits = 0, merges = 0, rewrites = 0 }: RouterChange,
): void {
  const last = counts.at(-1)
  const known = last?.step === step ? last : { splits: 0, merges: 0, rewrites: 0 }
  if (last?.step === step) counts.pop()
  counts.push({
    step,
    count: (last?.count ?? 0) + change,
    splits: known.splits + splits,
    merges: known.merges + merges,
    rewrites: known.rewrites + rewrites,
  })
}
