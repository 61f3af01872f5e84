/** Builders for tests of datasets. */
import { textFile } from './textFiles.ts'
import type { SourceFile } from './textFiles.ts'

/** Builds an atomic file from rows, each an array of its cells; the cells of a row are separated by TAB. */
export function atomicFile(name: string, ...rows: readonly (readonly string[])[]): SourceFile {
  return textFile(name, rows.map((cells) => cells.join('\t') + '\n').join(''))
}

export const TIMED_HEADER = ['user_id:token', 'item_id:token', 'timestamp:float']
export const ITEM_HEADER = ['item_id:token', 'title:token_seq', 'category:token_seq']
export const BENCHMARK_HEADER = ['user_id:token', 'item_id_list:token_seq', 'item_id:token']

/** Builds an `.item` file that describes these item tokens. */
export function catalogue(...tokens: readonly string[]): SourceFile {
  return atomicFile(
    'tiny.item',
    ITEM_HEADER,
    ...tokens.map((token) => [token, `Title ${token}`, 'Jazz; Hard Bop']),
  )
}

/** Returns what an import rejected with, for a test to compare. */
export async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'not refused',
    (error: unknown) => (error instanceof Error && 'details' in error ? error.details : error),
  )
}

/** Collects an asynchronous iteration into an array (`Array.fromAsync` is newer than our library target). */
export async function collected<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const value of values) all.push(value)
  return all
}
