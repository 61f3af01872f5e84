/** Imports a dataset from files: finds the form, reads, checks, names and counts. The store keeps it. */
import { WorkbenchError } from '#shared/errors.ts'
import type { RowIssue } from '#shared/errors.ts'
import type { Dataset, DatasetSummary } from '#shared/vocabulary/datasets.ts'
import type { Sha256 } from '../ports/sha256.ts'
import { canonicalRows } from './canonicalRows.ts'
import { datasetFiles } from './datasetFiles.ts'
import type { DatasetFiles, FilesAt } from './datasetFiles.ts'
import { guessedDomainWord } from './domainWord.ts'
import { readAtomicDataset } from './readAtomicDataset.ts'
import type { Duplicates, ReadDataset } from './readAtomicDataset.ts'
import { readBenchmarkDataset } from './readBenchmarkDataset.ts'
import { RowIssues } from './rowIssues.ts'
import { summarizeDataset } from './summarizeDataset.ts'
import { usedFiles } from './usedFiles.ts'

/** The store of imported datasets. A dataset is stored whole or not at all. */
export interface DatasetStore {
  /** Returns the summaries of all datasets, ordered by name. */
  list(): Promise<readonly DatasetSummary[]>
  /** Reads a dataset. Rejects with `dataset-unknown`. */
  load(name: string): Promise<Dataset>
  /** Stores a new dataset, with the list of the rows that were rejected, where any were. Rejects with `dataset-exists`. */
  save(dataset: Dataset, summary: DatasetSummary, rejects: readonly RowIssue[]): Promise<void>
  /** Removes a dataset. Rejects with `dataset-unknown`. */
  remove(name: string): Promise<void>
}

/** What to import and under which name. */
export interface ImportRequest extends FilesAt {
  readonly name: string
  /** What one item is called in prompts, such as "CD"; guessed from file names and categories where absent. */
  readonly domainWord?: string | undefined
  /** For the atomic form only: `first` (default) keeps a user's earliest interaction with an item, `keep` keeps all. */
  readonly duplicates?: Duplicates | undefined
  /** For the atomic form only: the share of the rows of a file that may be rejected, from 0 to 1; 0.01 by default. */
  readonly rejectLimit?: number | undefined
}

/** The dataset with the summary that lists show. */
export interface ImportedDataset {
  readonly dataset: Dataset
  readonly summary: DatasetSummary
  /** What is wrong with the rows that were rejected. */
  readonly rejects: readonly RowIssue[]
}

const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/
/** The share of the rows of a file that may be rejected, where the user does not say. */
const REJECT_LIMIT = 0.01
/** From this history length on, leave-one-out fills the train, validation and test parts. */
const SPLITTABLE_LENGTH = 3

/**
 * Reads and checks the files and computes the dataset's hash. `sha256` is a parameter because it needs a runtime.
 * @throws WorkbenchError `name-invalid`, `dataset-files-missing`, `dataset-rows-invalid`, `dataset-too-small`.
 */
export async function importDataset(request: ImportRequest, sha256: Sha256): Promise<ImportedDataset> {
  if (!NAME.test(request.name)) {
    const expected = '1 to 63 lower case letters, digits and dashes, starting with a letter or digit'
    throw new WorkbenchError({ code: 'name-invalid', expected, found: request.name })
  }
  const files = datasetFiles(request)
  // In the benchmark form rows hang on one another, so that none may lack.
  const limit = files.source === 'atomic' ? (request.rejectLimit ?? REJECT_LIMIT) : 0
  const issues = new RowIssues(limit)
  await noteEncodings(request, issues)
  const read = await readFiles(files, issues, request.duplicates ?? 'first')
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
  const summary = { ...summarizeDataset(dataset, files.source), notes: issues.notes }
  return { dataset, summary, rejects: issues.rejects }
}

/** Says of every file that is read what it is encoded in, where that is not UTF-8. */
async function noteEncodings(request: ImportRequest, issues: RowIssues): Promise<void> {
  for (const file of usedFiles(request)) {
    const encoding = (await file.encoding?.()) ?? 'UTF-8'
    if (encoding !== 'UTF-8') issues.note(`${file.name} was read as ${encoding}.`)
  }
}

async function readFiles(
  files: DatasetFiles,
  issues: RowIssues,
  duplicates: Duplicates,
): Promise<ReadDataset> {
  const read =
    files.source === 'benchmark'
      ? await readBenchmarkDataset(files, issues)
      : await readAtomicDataset(files, issues, { duplicates })
  issues.throwIfAny()
  issues.noteRejects()
  return read
}
