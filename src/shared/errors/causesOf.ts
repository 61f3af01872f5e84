/** The chain of causes of an error. */

/** Most causes that are returned; longer and circular chains are truncated. */
const MOST_CAUSES = 5

/**
 * Returns the causes, nearest first, without the error itself. Errors that were thrown together (`AggregateError`)
 * follow one another.
 */
export function causesOf(error: unknown): readonly unknown[] {
  const seen = new Set<unknown>([error])
  const found: unknown[] = []
  let waiting = nextOf(error)
  while (waiting.length > 0 && found.length < MOST_CAUSES) {
    const [cause, ...rest] = waiting
    waiting = rest
    if (seen.has(cause)) continue
    seen.add(cause)
    found.push(cause)
    waiting = [...nextOf(cause), ...waiting]
  }
  return found
}

function nextOf(error: unknown): readonly unknown[] {
  if (!(error instanceof Error)) return []
  const together: readonly unknown[] = error instanceof AggregateError ? error.errors : []
  return [...(error.cause === undefined ? [] : [error.cause]), ...together]
}
