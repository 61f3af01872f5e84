/** Finds the files of a folder that make up a dataset, and its form. */
import { WorkbenchError } from '#shared/errors.ts'
import type { AtomicDatasetFiles } from './readAtomicDataset.ts'
import type { BenchmarkFiles } from './readBenchmarkDataset.ts'
import { baseName } from './textFiles.ts'
import type { SourceFile } from './textFiles.ts'

/** The files of a dataset in RecBole's atomic form or in the benchmark form of AgentCF. */
export type DatasetFiles =
  ({ readonly source: 'atomic' } & AtomicDatasetFiles) | ({ readonly source: 'benchmark' } & BenchmarkFiles)

/**
 * Returns the benchmark form where a `.train.inter` file exists, else the atomic form.
 * @throws WorkbenchError `dataset-files-missing`.
 */
export function datasetFiles(files: readonly SourceFile[]): DatasetFiles {
  const train = onlyFile(files, '.train.inter')
  if (train !== null) return { source: 'benchmark', ...benchmarkFiles(files, train) }
  const inter = onlyFile(files, '.inter')
  if (inter === null) {
    throw missing(files, 'a file <name>.inter, or <name>.train.inter, .valid.inter and .test.inter')
  }
  const base = baseName(inter.name, '.inter')
  return { source: 'atomic', inter, item: itemFile(files, base), user: fileFor(files, base, '.user') }
}

function benchmarkFiles(files: readonly SourceFile[], train: SourceFile): BenchmarkFiles {
  const base = baseName(train.name, '.train.inter')
  const part = (suffix: string): SourceFile => {
    const file = files.find(({ name }) => name === `${base}${suffix}`)
    if (file === undefined) throw missing(files, `the file ${base}${suffix} beside ${train.name}`)
    return file
  }
  return {
    train,
    valid: part('.valid.inter'),
    test: part('.test.inter'),
    random: files.find(({ name }) => name === `${base}.random`) ?? null,
    item: itemFile(files, base),
    user: fileFor(files, base, '.user'),
  }
}

function itemFile(files: readonly SourceFile[], base: string | null): SourceFile {
  const file = fileFor(files, base, '.item')
  if (file === null)
    throw missing(files, 'a file <name>.item: RecNet needs item text, at least a title of each item')
  return file
}

/** The file with this base name and suffix, or else the only file with the suffix. */
function fileFor(files: readonly SourceFile[], base: string | null, suffix: string): SourceFile | null {
  return files.find(({ name }) => name === `${base}${suffix}`) ?? onlyFile(files, suffix)
}

function onlyFile(files: readonly SourceFile[], suffix: string): SourceFile | null {
  const matching = files.filter(({ name }) => baseName(name, suffix) !== null)
  if (matching.length > 1) throw missing(files, `one file that ends in ${suffix}`)
  return matching[0] ?? null
}

function missing(files: readonly SourceFile[], expected: string): WorkbenchError {
  const names = files.map(({ name }) => name).join(', ')
  return new WorkbenchError({
    code: 'dataset-files-missing',
    folder: '',
    expected,
    found: names || 'no files',
  })
}
