/** Imports a dataset from files: finds the form, reads, preprocesses, checks, names and counts. The store keeps it. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { NO_PREPROCESSING, type Preprocessing } from '#shared/vocabulary/imports/preprocessing.ts'
import type { SourcePlan } from '#shared/vocabulary/imports/sourcePlan.ts'
import type { RandomFor } from '../ports/random.ts'
import type { PiecewiseSha256 } from '../ports/piecewiseSha256.ts'
import { candidateSets } from './candidateSets.ts'
import { withGivenNegatives } from './atomic/withGivenNegatives.ts'
import { canonicalRows } from './canonicalRows.ts'
import { datasetCard } from './datasetCard.ts'
import { datasetFiles, interactionFiles } from './datasetFiles.ts'
import type { DatasetFiles, GraphFiles } from './datasetFiles.ts'
import { datasetFromSource } from './datasetFromSource.ts'
import type { ReadDataset } from './readDataset.ts'
import type { ImportedDataset } from './datasetStore.ts'
import { guessedDomainWord } from './texts/domainWord.ts'
import type { ReadInteractions } from './interactionSource.ts'
import { leaveOneOut } from './leaveOneOut.ts'
import { readGraph } from './readGraph.ts'
import { readSource, sourceOf } from './readSource.ts'
import { readBenchmarkDataset } from './readBenchmarkDataset.ts'
import { RowIssues } from './rows/rowIssues.ts'
import { noteUnread } from './tables/noteUnread.ts'
import { summarizeDataset } from './summarizeDataset.ts'
import type { FilesAt, SizedFile } from './textFiles.ts'
import { usedFiles } from './usedFiles.ts'

/** What to import and under which name. */
export interface ImportRequest extends FilesAt<SizedFile> {
  readonly name: string
  /** What one item is called in prompts, such as "CD"; guessed from file names and categories where absent. */
  readonly domainWord?: string | undefined
  /** How tables are read; guessed where absent. */
  readonly plan?: SourcePlan | undefined
  /** What the files are, where it has been found before by the same plan; found anew where absent. */
  readonly form?: DatasetFiles | undefined
  /** What is left out; the benchmark form is taken as it is. Repeated interactions alone where absent. */
  readonly preprocessing?: Preprocessing | undefined
  /** The share of the rows of a file that may be rejected, from 0 to 1; 0.01 by default. Any row refuses the benchmark form. */
  readonly rejectLimit?: number | undefined
  /** The interactions, where they have been read before, with what was said of them. */
  readonly opened?: { readonly read: ReadInteractions; readonly issues: RowIssues } | undefined
}

/** What an import needs from outside. */
export interface ImportTools {
  readonly sha256: PiecewiseSha256
  readonly randomFor: (seed: number) => RandomFor
}

const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/
/** The share of the rows of a file that may be rejected, where the user does not say. */
export const REJECT_LIMIT = 0.01
/** From this history length on, leave-one-out fills the train, validation and test parts. */
const SPLITTABLE_LENGTH = 3

/**
 * Reads and checks the files and computes the dataset's hash.
 * @throws WorkbenchError `name-invalid`, `dataset-files-missing`, `dataset-rows-invalid`, `dataset-too-small`,
 *   `argument-invalid` for steps that the columns do not allow.
 */
export async function importDataset(request: ImportRequest, tools: ImportTools): Promise<ImportedDataset> {
  if (!NAME.test(request.name)) {
    const expected = '1 to 63 lower case letters, digits and dashes, starting with a letter or digit'
    throw new WorkbenchError({ code: 'name-invalid', expected, found: request.name })
  }
  const files = request.form ?? (await datasetFiles(request, request.plan ?? null))
  const preprocessing = files.source === 'benchmark' ? null : (request.preprocessing ?? NO_PREPROCESSING)
  const { read, steps, issues } = await readContent(request, files, tools)
  issues.throwIfAny()
  issues.noteRejects()
  const longest = read.histories.reduce((most, history) => Math.max(most, history.items.length), 0)
  if (longest < SPLITTABLE_LENGTH) {
    const expected = `at least one user with ${SPLITTABLE_LENGTH} interactions or more`
    throw new WorkbenchError({ code: 'dataset-too-small', expected, found: `at most ${longest} per user` })
  }
  const given = request.domainWord?.trim()
  const used = usedFiles(request, files)
  const names = used.map((file) => file.name)
  const domainWord =
    given === undefined || given === '' ? guessedDomainWord(names, read.items.values()) : given
  const content = { name: request.name, domainWord, ...read }
  const dataset = { ...content, hash: tools.sha256(canonicalRows(content)) }
  const summary = { ...summarizeDataset(dataset, files.source), notes: issues.notes }
  const card = await datasetCard({ summary, files: used, form: files, preprocessing, steps, issues })
  return { dataset, summary, rejects: issues.rejects, card }
}

async function readContent(request: ImportRequest, files: DatasetFiles, { randomFor }: ImportTools) {
  if (files.source === 'benchmark') {
    // In the benchmark form rows hang on one another, so that none may lack.
    const issues = new RowIssues(0)
    const read = await withGraph(await readBenchmarkDataset(files, issues), files, issues)
    await noteEncodings(usedFiles(request, files), issues)
    return { read, steps: [], issues }
  }
  const preprocessing = request.preprocessing ?? NO_PREPROCESSING
  const issues = request.opened?.issues ?? new RowIssues(request.rejectLimit ?? REJECT_LIMIT)
  const interactions = request.opened?.read ?? (await readSource(request, files, issues))
  const source = sourceOf(request, files, interactions)
  const single = files.source === 'atomic' && interactionFiles(files).length === 1
  const label = single ? files.inter.name : 'interactions'
  const random = randomFor(preprocessing.seed)
  const options = { preprocessing, randomFor: random, issues, label }
  const content = await datasetFromSource(source, options)
  const { steps } = content
  const read =
    files.source === 'atomic'
      ? await withGraph(await withGivenNegatives(content.read, files, issues), files, issues)
      : content.read
  if (files.source === 'table') await noteUnread(request, files.plan, issues)
  await noteEncodings(usedFiles(request, files), issues)
  if (preprocessing.candidates === 'by-run') return { read, steps, issues }
  return { read: withCandidates(read, random), steps, issues }
}

/** Adds the knowledge graph where there is one. */
async function withGraph(
  read: ReadDataset,
  { graph }: { readonly graph: GraphFiles | null },
  issues: RowIssues,
): Promise<ReadDataset> {
  return graph === null
    ? read
    : { ...read, graph: await readGraph(graph, (item) => read.items.has(item), issues) }
}

/** Draws the negatives of each user now, so that all runs have the same. */
function withCandidates(read: ReadDataset, randomFor: RandomFor): ReadDataset {
  const sets = candidateSets(read, read.histories.map(leaveOneOut), randomFor)
  return { ...read, givenNegatives: new Map([...sets].map(([user, { negatives }]) => [user, negatives])) }
}

/** Says of every file that is read what it is encoded in, where that is not UTF-8. */
async function noteEncodings(files: readonly SizedFile[], issues: RowIssues): Promise<void> {
  for (const file of files) {
    const encoding = (await file.encoding?.()) ?? 'UTF-8'
    if (encoding !== 'UTF-8')
      issues.note(inEnglish('{file} was read as {encoding}.', { file: file.name, encoding }))
  }
}
