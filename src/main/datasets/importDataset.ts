/**
 * From files to a dataset: finds the form, reads, checks, names, counts. Keeping it is the store's
 * business.
 */
import { WorkbenchError } from '#shared/errors.ts'
import type { Dataset, DatasetSummary } from '#shared/vocabulary/datasets.ts'
import type { Sha256 } from '../ports/sha256.ts'
import { canonicalRows } from './canonicalRows.ts'
import { datasetFiles } from './datasetFiles.ts'
import type { DatasetFiles } from './datasetFiles.ts'
import { guessedDomainWord } from './domainWord.ts'
import { readAtomicDataset } from './readAtomicDataset.ts'
import type { Duplicates, ReadDataset } from './readAtomicDataset.ts'
import { readBenchmarkDataset } from './readBenchmarkDataset.ts'
import { RowIssues } from './rowIssues.ts'
import { summarizeDataset } from './summarizeDataset.ts'
import type { SourceFile } from './textFiles.ts'

/** Where imported datasets are kept. A dataset is there whole or not at all. */
export interface DatasetStore {
  /** By name. */
  list(): Promise<readonly DatasetSummary[]>
  /** Rejects with `dataset-unknown`. */
  load(name: string): Promise<Dataset>
  /** Rejects with `dataset-exists`. */
  save(dataset: Dataset, summary: DatasetSummary): Promise<void>
  /** Rejects with `dataset-unknown`. */
  remove(name: string): Promise<void>
}

export interface ImportRequest {
  readonly name: string
  /** What one item is called; guessed from file names and categories where absent. */
  readonly domainWord?: string | undefined
  readonly files: readonly SourceFile[]
  /** Of the atomic form only: `first` (default) keeps a user's earliest interaction with an item. */
  readonly duplicates?: Duplicates | undefined
}

export interface ImportedDataset {
  readonly dataset: Dataset
  readonly summary: DatasetSummary
}

const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/
/** Leave-one-out fills all of its parts from this length on. */
const SPLITTABLE_LENGTH = 3

/** `sha256` is given from outside because it needs a runtime. */
export async function importDataset(request: ImportRequest, sha256: Sha256): Promise<ImportedDataset> {
  if (!NAME.test(request.name)) {
    const expected = '1 to 63 lower case letters, digits and dashes, starting with a letter or digit'
    throw new WorkbenchError({ code: 'name-invalid', expected, found: request.name })
  }
  const files = datasetFiles(request.files)
  const read = await readFiles(files, request.duplicates ?? 'first')
  const longest = read.histories.reduce((most, history) => Math.max(most, history.items.length), 0)
  if (longest < SPLITTABLE_LENGTH) {
    const expected = `at least one user with ${SPLITTABLE_LENGTH} interactions or more`
    throw new WorkbenchError({ code: 'dataset-too-small', expected, found: `at most ${longest} per user` })
  }
  const given = request.domainWord?.trim()
  const names = request.files.map((file) => file.name)
  const domainWord =
    given === undefined || given === '' ? guessedDomainWord(names, read.items.values()) : given
  const content = { name: request.name, domainWord, ...read }
  const dataset = { ...content, hash: sha256(canonicalRows(content)) }
  return { dataset, summary: summarizeDataset(dataset, files.source) }
}

async function readFiles(files: DatasetFiles, duplicates: Duplicates): Promise<ReadDataset> {
  const issues = new RowIssues()
  const read =
    files.source === 'benchmark'
      ? await readBenchmarkDataset(files, issues)
      : await readAtomicDataset(files, issues, { duplicates })
  issues.throwIfAny()
  return read
}
