/**
 * How fast RecNet works outside its agent, and whether its memory stays flat.
 *
 *   npm run bench                    both vector indexes, each in a process of its own
 *   npm run bench -- --index lance   one of them, in this process: for node --cpu-prof
 *   npm run bench -- --long          a generated dataset with 9200 interaction records, memory index
 *   npm run bench -- --records 200   only the first so many records
 *   npm run bench -- --evaluateEvery 100   also the curve, which --long leaves out
 *
 * Reads amazon-cds-dense, or the folder named by RECNET_BENCH_DATA; nothing here passes or fails.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { emptyRunView } from '#shared/events/foldRun.ts'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { RunControl } from '../src/main/ports/runControl.ts'
import { createBackend } from '../src/main/workbench/backend/backend.ts'
import type { VectorIndexKind } from '../src/main/workbench/runs/ports/vectorIndexes.ts'
import { createDatasets, DEMO, type Datasets } from '../src/main/workbench/datasets/datasets.ts'
import type { RunObserver } from '../src/main/workbench/runs/conductRun.ts'
import { conductInFolder } from './conductInFolder.ts'
import { measuredBackend } from './measuredBackend.ts'
import { measurementText } from './measurementText.ts'
import { StageMeter } from './stageMeter.ts'
import { syntheticDataset } from './syntheticDataset.ts'
import { writtenIn } from './writtenIn.ts'

const root = join(import.meta.dirname, '..')
const source = process.env['RECNET_BENCH_DATA'] ?? join(root, '..', 'shared', 'data', 'amazon-cds-dense')
const { values: options } = parseArgs({
  options: {
    index: { type: 'string' },
    long: { type: 'boolean', default: false },
    records: { type: 'string', default: '0' },
    evaluateEvery: { type: 'string' },
  },
})

if (options.index === undefined && !options.long) {
  for (const index of ['lance', 'memory']) inOwnProcess(index)
} else {
  await bench(options.index === 'lance' ? 'lance' : 'memory')
}

/** Peak memory belongs to a process, so each index gets one. */
function inOwnProcess(index: string): void {
  const args = [...process.execArgv, import.meta.filename, ...process.argv.slice(2), '--index', index]
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}

async function bench(index: VectorIndexKind): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'recnet-bench-'))
  try {
    const backend = createBackend({ home, resources: join(root, 'resources') })
    const known = createDatasets(backend)
    const dataset = options.long
      ? syntheticDataset(backend.randomness.randomFor(2020))
      : await benchDataset(known)
    const datasets: Datasets = { ...known, load: async () => dataset }
    const meter = new StageMeter()
    const folder = join(home, 'run')
    // A curve keeps all its evaluations; without one the heap shows what records alone leave behind.
    const evaluateEvery = Number(options.evaluateEvery ?? (options.long ? 0 : 100))
    const settings = { interactionLimit: Number(options.records), evaluateEvery }
    const request = { folder, dataset: dataset.name, variant: 'RecNet', settings, vectorIndex: index }
    let last = emptyRunView()
    const observer: RunObserver = {
      control: new RunControl(),
      observe: ({ view, interactions }) => {
        last = view()
        meter.endStage(last.step, interactions)
      },
    }
    await conductInFolder(request, observer, { backend: measuredBackend(backend, meter), datasets })
    const written = await writtenIn(folder)
    const measured = meter.measured()
    console.log(measurementText({ index, dataset: dataset.name, measured, view: last, written }))
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

async function benchDataset(datasets: Datasets): Promise<Dataset> {
  if (!existsSync(source)) {
    console.log(`${source} is not there, so the demo is measured instead.`)
    return datasets.load(DEMO)
  }
  await datasets.import({ path: source, name: 'bench', domainWord: 'CD' })
  return datasets.load('bench')
}
