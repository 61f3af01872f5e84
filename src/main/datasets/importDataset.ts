/** Imports a dataset from files: finds the form, reads, checks, names and counts. The store keeps it. */
import { WorkbenchError } from '#shared/errors.ts'
import type { SourceFileCard } from '#shared/vocabulary/imports/datasetCard.ts'
import { NO_PREPROCESSING } from '#shared/vocabulary/imports/preprocessing.ts'
import type { Sha256 } from '../ports/sha256.ts'
import { canonicalRows } from './canonicalRows.ts'
import { datasetFiles } from './datasetFiles.ts'
import type { DatasetFiles, FilesAt } from './datasetFiles.ts'
import type { ImportedDataset } from './datasetStore.ts'
import { guessedDomainWord } from './texts/domainWord.ts'
import { readAtomicDataset } from './atomic/readAtomicDataset.ts'
import type { Duplicates, ReadDataset } from './atomic/readAtomicDataset.ts'
import { readBenchmarkDataset } from './readBenchmarkDataset.ts'
import { RowIssues } from './rowIssues.ts'
import { summarizeDataset } from './summarizeDataset.ts'
import { usedFiles } from './usedFiles.ts'

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
  const { users, items, interactions, sparsity } = summary
  const card = {
    name: dataset.name,
    domainWord,
    source: files.source === 'atomic' ? 'RecBole atomic files' : 'benchmark form',
    licence: 'not known; see where the files come from',
    files: await fileCards(request),
    plan: null,
    preprocessing: files.source === 'atomic' ? NO_PREPROCESSING : null,
    steps: [],
    statistics: { users, items, interactions, sparsity },
    hash: dataset.hash,
    notes: issues.notes,
    rejectedRows: issues.rejects.length,
  }
  return { dataset, summary, rejects: issues.rejects, card }
}

/** Says of every file that is read what it is encoded in, where that is not UTF-8. */
async function noteEncodings(request: ImportRequest, issues: RowIssues): Promise<void> {
  for (const file of usedFiles(request)) {
    const encoding = (await file.encoding?.()) ?? 'UTF-8'
    if (encoding !== 'UTF-8') issues.note(`${file.name} was read as ${encoding}.`)
  }
}

async function fileCards(request: ImportRequest): Promise<readonly SourceFileCard[]> {
  return Promise.all(
    usedFiles(request).map(async (file) => ({
      name: file.name,
      bytes: file.bytes ?? 0,
      sha256: (await file.sha256?.()) ?? '',
      encoding: (await file.encoding?.()) ?? 'UTF-8',
      compression: file.compression ?? 'none',
    })),
  )
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
