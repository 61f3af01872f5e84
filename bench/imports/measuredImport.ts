/** Imports raw files into a home of its own, and measures what each part of it takes. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PREPROCESSING_PRESETS } from '#shared/vocabulary/imports/preprocessingPresets.ts'
import type { StepCount } from '#shared/vocabulary/imports/preprocessing.ts'
import { readDatasetFiles } from '../../src/main/adapters/files/readDatasetFolder.ts'
import { lanceDatasetStore } from '../../src/main/adapters/lance/lanceDatasetStore.ts'
import { seededRandom } from '../../src/main/adapters/seededRandom.ts'
import { sha256 } from '../../src/main/adapters/sha256.ts'
import { datasetFiles } from '../../src/main/datasets/datasetFiles.ts'
import { importDataset } from '../../src/main/datasets/importDataset.ts'
import { preprocess } from '../../src/main/datasets/preprocessing/preprocess.ts'
import { readSource } from '../../src/main/datasets/readSource.ts'
import { RowIssues } from '../../src/main/datasets/rows/rowIssues.ts'

/** What an import took and gave. */
export interface MeasuredImport {
  /** Until the interactions were read, until the dataset was made, until it was stored. */
  readonly milliseconds: { readonly read: number; readonly made: number; readonly stored: number }
  /** Time of all processors for all of it. */
  readonly processorMilliseconds: number
  /** Five-core alone over all interactions, once more. */
  readonly fiveCoreMilliseconds: number
  readonly rows: number
  /** Largest resident memory of the process up to the end of the import, in bytes. */
  readonly peakMemory: number
  readonly rejectedRows: number
  readonly steps: readonly StepCount[]
}

/** Imports the files of a folder with the parameters of a preset; this process should do nothing else. */
export async function measuredImport(folder: string, preset: string): Promise<MeasuredImport> {
  const preprocessing = PREPROCESSING_PRESETS.find(({ name }) => name === preset)?.preprocessing
  if (preprocessing === undefined) throw new Error(`There is no preset ${preset}.`)
  const home = await mkdtemp(join(tmpdir(), 'recnet-bench-import-'))
  try {
    const began = performance.now()
    const used = process.cpuUsage()
    const since = () => performance.now() - began
    const at = { from: folder, files: await readDatasetFiles([folder]) }
    const form = await datasetFiles(at, null)
    if (form.source === 'benchmark') throw new Error('Expected raw files.')
    const issues = new RowIssues(0.01)
    const opened = { read: await readSource(at, form, issues), issues }
    const read = since()
    const request = { ...at, name: 'measured', opened, preprocessing }
    const imported = await importDataset(request, { sha256, randomFor: seededRandom })
    const made = since()
    await lanceDatasetStore(home).save(imported)
    const stored = since()
    const { user, system } = process.cpuUsage(used)
    const peakMemory = process.resourceUsage().maxRSS * 1024
    const { table } = opened.read
    return {
      milliseconds: { read, made, stored },
      processorMilliseconds: (user + system) / 1000,
      fiveCoreMilliseconds: fiveCoreTime(table),
      rows: table.userOf.length,
      peakMemory,
      rejectedRows: imported.card.rejectedRows,
      steps: imported.card.steps,
    }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

function fiveCoreTime(table: Parameters<typeof preprocess>[0]): number {
  const preset = PREPROCESSING_PRESETS.find(({ name }) => name === 'five-core')
  if (preset === undefined) throw new Error('There is no preset five-core.')
  const began = performance.now()
  preprocess(table, null, preset.preprocessing, seededRandom(1))
  return performance.now() - began
}
