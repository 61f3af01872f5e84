/** Builders for tests of datasets. */
import { textFile } from './textFiles.ts'
import type { SourceFile } from './textFiles.ts'

/**
 * Rows as they stand in an atomic file: cells of a row separated by spaces in the source, by TAB in the
 * file.
 */
export function atomicFile(name: string, ...rows: readonly (readonly string[])[]): SourceFile {
  return textFile(name, rows.map((cells) => cells.join('\t') + '\n').join(''))
}

export const TIMED_HEADER = ['user_id:token', 'item_id:token', 'timestamp:float']
export const ITEM_HEADER = ['item_id:token', 'title:token_seq', 'category:token_seq']
export const BENCHMARK_HEADER = ['user_id:token', 'item_id_list:token_seq', 'item_id:token']

/** An `.item` file that describes these tokens. */
export function catalogue(...tokens: readonly string[]): SourceFile {
  return atomicFile(
    'tiny.item',
    ITEM_HEADER,
    ...tokens.map((token) => [token, `Title ${token}`, 'Jazz; Hard Bop']),
  )
}

/** Lets a test name what an import refused. */
export async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'not refused',
    (error: unknown) => (error instanceof Error && 'details' in error ? error.details : error),
  )
}

/** All that an asynchronous iteration gives (`Array.fromAsync` is younger than our library target). */
export async function collected<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const value of values) all.push(value)
  return all
}
