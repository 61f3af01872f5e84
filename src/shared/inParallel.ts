/** Maps things to results with limited concurrency; results keep the order of the things. */
import pMap, { pMapSkip } from 'p-map'

/**
 * Calls `work` for each of the things, at most `limit` at once (1 or more), and resolves to the results in their order.
 * After the first failure it begins no more work, and rejects with that failure only when all work in progress has
 * ended. p-map alone rejects at once and leaves the rest running, or else begins all the rest first.
 */
export async function inParallel<Thing, Result>(
  things: readonly Thing[],
  limit: number,
  work: (thing: Thing, index: number) => Promise<Result>,
): Promise<Result[]> {
  const failures: unknown[] = []
  const unlessFailed = async (thing: Thing, index: number): Promise<Result | typeof pMapSkip> => {
    if (failures.length > 0) return pMapSkip
    try {
      return await work(thing, index)
    } catch (error) {
      failures.push(error)
      return pMapSkip
    }
  }
  const results = await pMap(things, unlessFailed, { concurrency: Math.max(1, limit) })
  if (failures.length > 0) throw failures[0]
  return results
}
