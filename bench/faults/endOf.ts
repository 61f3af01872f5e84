/** How a piece of work on a broken thing ended, as far as its promise tells. */
import { isFault, WorkbenchError } from '../../src/shared/errors.ts'

/** A result, or the code of the error that refused it, or what went wrong that is none of ours. */
export type WorkEnd<Result> =
  | { readonly end: 'done'; readonly result: Result }
  | { readonly end: 'refused'; readonly code: string; readonly message: string }
  | { readonly end: 'crashed'; readonly reason: string }

/** Small files are read in a moment; what takes longer hangs, in milliseconds. */
const LIMIT = 20_000

/** Does the work, within a limit. */
export async function endOf<Result>(
  work: () => Promise<Result> | Result,
  limit = LIMIT,
): Promise<WorkEnd<Result>> {
  const began = performance.now()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no end within ${limit} ms`)), limit)
  })
  try {
    const result = await Promise.race([Promise.resolve().then(work), late])
    const took = performance.now() - began
    return took > limit ? { end: 'crashed', reason: `${took} ms` } : { end: 'done', result }
  } catch (error) {
    if (error instanceof WorkbenchError && !isFault(error))
      return { end: 'refused', code: error.code, message: wordsOf(error) }
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { end: 'crashed', reason }
  } finally {
    clearTimeout(timer)
  }
}

/** The sentence, and the first of the rows where it is of rows. */
function wordsOf({ details, message }: WorkbenchError): string {
  if (details.code !== 'dataset-rows-invalid') return message
  const [{ file, row, expected, found } = { file: '', row: 0, expected: '', found: '' }] = details.issues
  return `${file}, row ${row}: expected ${expected}, found ${found}`
}
