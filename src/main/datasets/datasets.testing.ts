/** Builders for tests of datasets. */
import { NO_PREPROCESSING, type Preprocessing } from '#shared/vocabulary/imports/preprocessing.ts'
import { seededRandom } from '../adapters/seededRandom.ts'
import { atomicSource, readAtomicInteractions } from './atomic/atomicSource.ts'
import type { AtomicDatasetFiles } from './datasetFiles.ts'
import { datasetFromSource } from './datasetFromSource.ts'
import type { ReadDataset } from './readDataset.ts'
import type { RowIssues } from './rows/rowIssues.ts'
import { textFile } from './textFiles.ts'
import type { SizedFile } from './textFiles.ts'

/** Reads files in atomic form into the content of a dataset. */
export async function atomicContent(
  files: AtomicDatasetFiles,
  issues: RowIssues,
  preprocessing: Partial<Preprocessing> = {},
): Promise<ReadDataset> {
  const options = {
    preprocessing: { ...NO_PREPROCESSING, ...preprocessing },
    randomFor: seededRandom(1),
    issues,
    label: files.inter.name,
  }
  return (await datasetFromSource(atomicSource(files, await readAtomicInteractions(files, issues)), options))
    .read
}

/** Builds an atomic file from rows, each an array of its cells; the cells of a row are separated by TAB. */
export function atomicFile(name: string, ...rows: readonly (readonly string[])[]): SizedFile {
  return textFile(name, rows.map((cells) => cells.join('\t') + '\n').join(''))
}

export const TIMED_HEADER = ['user_id:token', 'item_id:token', 'timestamp:float']
export const ITEM_HEADER = ['item_id:token', 'title:token_seq', 'category:token_seq']
export const BENCHMARK_HEADER = ['user_id:token', 'item_id_list:token_seq', 'item_id:token']

/** Builds an `.item` file that describes these item tokens. */
export function catalogue(...tokens: readonly string[]): SizedFile {
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
