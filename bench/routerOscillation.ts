/**
 * How often splits and merges of routers undo one another, with and without hysteresis.
 *
 *   npm run bench:routers                          3,000 interactions of each generated dataset, hysteresis 0 and 10
 *   npm run bench:routers -- --records 600         only the first so many
 *   npm run bench:routers -- --hysteresis 0,3,30   other values
 *   npm run bench:routers -- --wavering            with an agent that merges whatever it may, and splits else
 *
 * Nothing here passes or fails.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { OSCILLATION_UPDATES } from '#shared/events/foldOscillation.ts'
import { emptyRunView, type RunView } from '#shared/events/foldRun.ts'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { RunControl } from '../src/main/ports/runControl.ts'
import { createBackend, type Backend } from '../src/main/workbench/backend/backend.ts'
import { createDatasets, type Datasets } from '../src/main/workbench/datasets/datasets.ts'
import { conductInFolder } from './conductInFolder.ts'
import { syntheticDataset } from './syntheticDataset.ts'
import { taggedDataset } from './taggedDataset.ts'
import { waveringAgent } from './waveringAgent.ts'

const root = join(import.meta.dirname, '..')
const { values: options } = parseArgs({
  options: {
    records: { type: 'string', default: '3000' },
    hysteresis: { type: 'string', default: '0,10' },
    wavering: { type: 'boolean', default: false },
  },
})

console.log(
  `| dataset | hysteresis | updates | routers | splits | merges | rewrites | merges that undid a split of the last ${OSCILLATION_UPDATES} updates | splits that undid a merge | NDCG@10 |`,
)
console.log('|---|---|---|---|---|---|---|---|---|---|')
for (const generate of [syntheticDataset, taggedDataset]) {
  for (const hysteresis of options.hysteresis.split(',').map(Number)) await measure(generate, hysteresis)
}

async function measure(generate: typeof syntheticDataset, routerHysteresis: number): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'recnet-bench-'))
  try {
    const plain = createBackend({ home, resources: join(root, 'resources') })
    const backend = options.wavering ? withWaveringAgent(plain) : plain
    const dataset = generate(backend.randomness.randomFor(2020))
    const settings = { interactionLimit: Number(options.records), evaluateEvery: 0, routerHysteresis }
    console.log(rowOf(dataset, routerHysteresis, await finishedView({ dataset, settings, home }, backend)))
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

interface Measurement {
  readonly dataset: Dataset
  readonly settings: Readonly<Record<string, number>>
  readonly home: string
}

async function finishedView({ dataset, settings, home }: Measurement, backend: Backend): Promise<RunView> {
  const datasets: Datasets = { ...createDatasets(backend), load: async () => dataset }
  const folder = join(home, 'run')
  const request = {
    folder,
    dataset: dataset.name,
    variant: 'RecNet',
    settings,
    vectorIndex: 'memory',
  } as const
  let last = emptyRunView()
  const observer = {
    control: new RunControl(),
    observe: ({ view }: { view: () => RunView }) => void (last = view()),
  }
  await conductInFolder(request, observer, { backend, datasets })
  return last
}

function withWaveringAgent(backend: Backend): Backend {
  const open: Backend['models']['open'] = async (manifest) => {
    const models = await backend.models.open(manifest)
    return { ...models, languageModel: waveringAgent(models.languageModel) }
  }
  return { ...backend, models: { ...backend.models, open } }
}

function rowOf(dataset: Dataset, hysteresis: number, view: RunView): string {
  const { splits, merges, undoingMerges, undoingSplits } = view.oscillation
  const rewrites = view.routerCounts.reduce((sum, point) => sum + point.rewrites, 0)
  const ndcg = view.evaluations.at(-1)?.methods[0]?.mean['ndcg@10']?.toFixed(4) ?? '–'
  const columns = [dataset.name, hysteresis, view.routerStages, view.routerCount, splits, merges, rewrites]
  return `| ${[...columns, undoingMerges, undoingSplits, ndcg].join(' | ')} |`
}
