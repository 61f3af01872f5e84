/** Histories of a piece of a mini-batch, one after the other without padding, as the layers read them. */

/** Token t is item items[t] at position positions[t] of its history. */
export interface Tokens {
  readonly items: readonly number[]
  readonly positions: readonly number[]
  /** For each token, the first token of its history. */
  readonly starts: readonly number[]
  /** The tokens after which the next item is predicted. */
  readonly queries: readonly number[]
}

/** Joins histories; the next item is predicted after the last item of each, or after every item. */
export function joinedTokens(histories: readonly (readonly number[])[], after: 'last' | 'every'): Tokens {
  const items: number[] = []
  const positions: number[] = []
  const starts: number[] = []
  const queries: number[] = []
  for (const history of histories) {
    const start = items.length
    history.forEach((item, position) => {
      if (after === 'every' || position === history.length - 1) queries.push(items.length)
      items.push(item)
      positions.push(position)
      starts.push(start)
    })
  }
  return { items, positions, starts, queries }
}
