/** The chain of what led to an error. */

/** Longer chains are cut; so is one that leads back to itself. */
const MOST_CAUSES = 5

/** Nearest first, without the error itself. Errors that came together (`AggregateError`) stand one after the other. */
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
