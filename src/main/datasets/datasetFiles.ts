/** Finds the files of a folder that make up a dataset, and its form. */
import { WorkbenchError } from '#shared/errors.ts'
import type { SourcePlan } from '#shared/vocabulary/imports/sourcePlan.ts'
import type { BenchmarkFiles } from './readBenchmarkDataset.ts'
import { findPlan, isTableName, tableFault } from './tables/findPlan.ts'
import { firstLines } from './tables/headOfTable.ts'
import { baseName } from './textFiles.ts'
import type { FilesAt, SizedFile, SourceFile } from './textFiles.ts'

/** The files of a dataset in atomic form. */
export interface AtomicDatasetFiles {
  readonly inter: SourceFile
  /** What follows `inter` in time, where the interactions are split into files. */
  readonly laterParts?: readonly SourceFile[]
  readonly item: SourceFile
  readonly user: SourceFile | null
  /** The negatives of each user's test item; null where none are given. */
  readonly random: SourceFile | null
}

/** Returns the files of interactions in the order of time. */
export function interactionFiles({ inter, laterParts = [] }: AtomicDatasetFiles): readonly SourceFile[] {
  return [inter, ...laterParts]
}

/** The files of a knowledge graph. One without the other says nothing of items. */
export interface GraphFiles {
  readonly kg: SourceFile
  readonly link: SourceFile
}

/** The files of a dataset in RecBole's atomic form, in the benchmark form of AgentCF, or tables that a plan reads. */
export type DatasetFiles =
  | ({ readonly source: 'atomic'; readonly graph: GraphFiles | null } & AtomicDatasetFiles)
  | ({ readonly source: 'benchmark'; readonly graph: GraphFiles | null } & BenchmarkFiles)
  | { readonly source: 'table'; readonly plan: SourcePlan }

const A_TABLE =
  'a table with a column of users and one of items (CSV, TSV, or JSON lines: one object on each line, not one list of all)'
const ATOMIC_SUFFIX = /\.(?:inter|item|user|random|kg|link)$/
/** A file of interactions that is no part of a split. */
const WHOLE_INTER = /(?<!\.(?:train|valid|test))\.inter$/

/**
 * Returns the benchmark form where a `.train.inter` file of sequences exists, the atomic form where an `.inter` file does or
 * the parts of a split do, else tables by a plan that is guessed. A file that the
 * user chose says which of several datasets is meant, and a table that was chosen is one that can be read. A plan that is given is always followed, and all
 * files that it reads must be there.
 * @throws WorkbenchError `dataset-files-missing`; `dataset-rows-invalid` where a table that might be meant cannot be read.
 */
export async function datasetFiles(at: FilesAt<SizedFile>, plan: SourcePlan | null): Promise<DatasetFiles> {
  if (plan !== null) {
    const isThere = (wanted: string): boolean => at.files.some(({ name }) => name === wanted)
    const gone = plan.readings.find(({ role, file }) => role !== 'none' && !isThere(file))
    if (gone !== undefined) throw missing(at, `the file ${gone.file}, as the plan says,`)
    return { source: 'table', plan }
  }
  const chosen = at.files.find((file) => file.chosen === true)
  if (chosen !== undefined && !ATOMIC_SUFFIX.test(chosen.name)) {
    const guessed = await findPlan(at.files)
    const reads = guessed?.readings.some(({ file, role }) => file === chosen.name && role !== 'none')
    if (guessed !== null && reads === true) return { source: 'table', plan: guessed }
    // Another table would be taken for the one that the user means.
    if (isTableName(chosen.name))
      throw (await tableFault([chosen])) ?? missing({ ...at, files: [chosen] }, A_TABLE)
  }
  const whole = chosen !== undefined && WHOLE_INTER.test(chosen.name) ? chosen : null
  const train = whole === null ? onlyFile(at, '.train.inter') : null
  if (train !== null) {
    const base = baseName(train.name, '.train.inter') ?? ''
    const graph = graphFiles(at, base)
    const files = benchmarkFiles(at, train)
    if (await holdsSequences(train)) return { source: 'benchmark', ...files, graph }
    const { valid, test, ...others } = files
    return { source: 'atomic', ...others, inter: train, laterParts: [valid, test], graph }
  }
  const inter = whole ?? onlyFile(at, '.inter')
  if (inter === null) {
    const guessed = await findPlan(at.files)
    if (guessed !== null) return { source: 'table', plan: guessed }
    const fault = await tableFault(at.files)
    if (fault !== null) throw fault
    throw missing(
      at,
      `${A_TABLE}, or the atomic files of RecBole: <name>.inter, or <name>.train.inter, .valid.inter and .test.inter`,
    )
  }
  const base = baseName(inter.name, '.inter') ?? ''
  return {
    source: 'atomic',
    inter,
    item: itemFile(at, base),
    user: fileFor(at, base, '.user'),
    random: at.files.find(({ name }) => name === `${base}.random`) ?? null,
    graph: graphFiles(at, base),
  }
}

/** Whether a row is the history of a user with a target, as in the benchmark form, and not one interaction. */
async function holdsSequences(train: SourceFile): Promise<boolean> {
  const [header = ''] = await firstLines(train, 1)
  return /\bitem_id_list\b/.test(header)
}

function graphFiles(at: FilesAt<SizedFile>, base: string): GraphFiles | null {
  const [kg, link] = [fileFor(at, base, '.kg'), fileFor(at, base, '.link')]
  return kg === null || link === null ? null : { kg, link }
}

function benchmarkFiles(at: FilesAt<SizedFile>, train: SourceFile): BenchmarkFiles {
  const { files } = at
  const base = baseName(train.name, '.train.inter') ?? ''
  const part = (suffix: string): SourceFile => {
    const file = files.find(({ name }) => name === `${base}${suffix}`)
    if (file === undefined) throw missing(at, `the file ${base}${suffix} beside ${train.name}`)
    return file
  }
  return {
    train,
    valid: part('.valid.inter'),
    test: part('.test.inter'),
    random: files.find(({ name }) => name === `${base}.random`) ?? null,
    item: itemFile(at, base),
    user: fileFor(at, base, '.user'),
  }
}

function itemFile(at: FilesAt<SizedFile>, base: string): SourceFile {
  const file = fileFor(at, base, '.item')
  if (file !== null) return file
  throw missing(at, `the file ${base}.item with the text of the items, at least a title of each,`)
}

/** The file with this base name and suffix, or else the only file with the suffix. */
function fileFor(at: FilesAt<SizedFile>, base: string, suffix: string): SourceFile | null {
  return at.files.find(({ name }) => name === `${base}${suffix}`) ?? onlyFile(at, suffix)
}

function onlyFile(at: FilesAt<SizedFile>, suffix: string): SourceFile | null {
  const matching = at.files.filter(({ name }) => baseName(name, suffix) !== null)
  const chosen = matching.find((file) => file.chosen === true)
  if (matching.length > 1 && chosen === undefined) throw missing(at, `one file that ends in ${suffix}`)
  return chosen ?? matching[0] ?? null
}

function missing({ from, files }: FilesAt, expected: string): WorkbenchError {
  const names = files.map(({ name }) => name).join(', ')
  return new WorkbenchError({
    code: 'dataset-files-missing',
    folder: from,
    expected,
    found: names || 'no files',
  })
}
