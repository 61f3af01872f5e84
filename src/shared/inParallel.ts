/** Work on many things, a few at a time, with results in the order of the things. */

/** Begins no more after a failure, and rejects with the first one only when all that had begun has ended: nothing goes on behind the caller's back. */
export async function inParallel<Thing, Result>(
  things: readonly Thing[],
  limit: number,
  work: (thing: Thing, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const failures: unknown[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < things.length && failures.length === 0) {
      const index = next++
      try {
        results[index] = await work(things[index] as Thing, index)
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(limit, things.length)) }, worker))
  if (failures.length > 0) throw failures[0]
  return results
}
