/** How a piece of work on a broken thing ended, as far as its promise tells. */
import { isFault, WorkbenchError } from '../../src/shared/errors.ts'

/** A result, or the code of the error that refused it, or what went wrong that is none of ours. */
export type WorkEnd<Result> =
  | { readonly end: 'done'; readonly result: Result }
  | { readonly end: 'refused'; readonly code: string }
  | { readonly end: 'crashed'; readonly reason: string }

/** Small files are read in a moment; what takes longer hangs, in milliseconds. */
const LIMIT = 20_000

/** Does the work, within a limit. */
export async function endOf<Result>(work: () => Promise<Result> | Result): Promise<WorkEnd<Result>> {
  const began = performance.now()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no end within ${LIMIT} ms`)), LIMIT)
  })
  try {
    const result = await Promise.race([Promise.resolve().then(work), late])
    const took = performance.now() - began
    return took > LIMIT ? { end: 'crashed', reason: `${took} ms` } : { end: 'done', result }
  } catch (error) {
    if (error instanceof WorkbenchError && !isFault(error)) return { end: 'refused', code: error.code }
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { end: 'crashed', reason }
  } finally {
    clearTimeout(timer)
  }
}
