/** A run of many steps that a real engine can go on with: its data, settings and models are real, its log up to some step is made up. */
import { join } from 'node:path'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { createBackend } from '../../src/main/workbench/backend/backend.ts'
import { configurationOf } from '../../src/main/workbench/compose/configuration.ts'
import { createDatasets } from '../../src/main/workbench/datasets/datasets.ts'
import { createRun } from '../../src/main/workbench/queue/createRun.ts'
import { manifestOf } from '../../src/main/workbench/runs/manifestOf.ts'
import { protocolOfRun } from '../../src/main/workbench/runs/workOfRun.ts'
import { canonicalRows } from '../../src/main/datasets/canonicalRows.ts'
import { summarizeDataset } from '../../src/main/datasets/summarizeDataset.ts'
import type { DatasetStore } from '../../src/main/datasets/datasetStore.ts'
import { seededRandom } from '../../src/main/adapters/seededRandom.ts'
import { sha256 } from '../../src/main/adapters/sha256.ts'
import { syntheticEvents } from '../recording/syntheticEvents.ts'
import { writeSyntheticLog } from '../recording/writeSyntheticRun.ts'
import { syntheticDataset } from '../syntheticDataset.ts'

const DATASET = 'synthetic'
/** The last two interactions of each user are held out. */
const HELD_OUT = 2
const RESOURCES = join(import.meta.dirname, '..', '..', 'resources')

/** How long the run is, and how much of it is made up. */
export interface LongRun {
  readonly steps: number
  readonly until: number
}

/**
 * Writes the dataset and the run into a new home, and answers with the run. All settings are the defaults but two: of a hundred scored
 * pairs one is delivered instead of twenty, since a log with twenty would have tens of gigabytes, and the curve has twenty points.
 */
export async function makeLongRun(
  home: string,
  { steps, until }: LongRun,
  print: (line: string) => void,
): Promise<RunId> {
  const backend = createBackend({ home, resources: RESOURCES })
  const users = Math.max(100, Math.ceil(steps / 40))
  const dataset = await keptDataset(backend.datasetStore, users, Math.ceil(steps / users))
  const evaluateEvery = Math.ceil(steps / 20)
  const settings = { routingQuantile: 0.99, evaluateEvery, repetitions: 1, interactionLimit: steps }
  const request = { dataset: DATASET, variant: 'RecNet', settings, vectorIndex: 'memory' } as const
  const configuration = await configurationOf(request, { ...backend, datasets: createDatasets(backend) })
  const manifest = manifestOf(configuration, backend)
  const { interactions } = protocolOfRun(manifest, dataset, backend.randomness)
  const store = backend.runs
  const run = await createRun({ manifest, note: '', interactions: interactions.length }, 0, {
    ...backend,
    store,
  })
  const items = [...dataset.items.keys()]
  const shape = {
    steps,
    users,
    items: items.length,
    updateEvery: 9,
    deliveries: 300,
    evaluateEvery,
    shareOfFirst: 0,
  }
  const data = { users: dataset.histories.map(({ user }) => user), items, interactions, until }
  const { events, bytes } = await writeSyntheticLog(
    join(home, 'runs', run),
    syntheticEvents(shape, seededRandom(1), data),
  )
  print(`made ${until} of ${interactions.length} steps up: ${events} events, ${Math.round(bytes / 1e6)} MB`)
  return run
}

async function keptDataset(store: DatasetStore, users: number, learned: number): Promise<Dataset> {
  const size = { users, items: 2 * users, interactions: learned + HELD_OUT }
  const plain = { ...syntheticDataset(seededRandom(1), size), name: DATASET }
  const dataset = { ...plain, hash: sha256(canonicalRows(plain)) }
  const summary = { ...summarizeDataset(dataset, 'atomic'), notes: [] }
  const { items, interactions, sparsity } = summary
  const card = {
    ...{ name: DATASET, domainWord: 'CD', source: 'made up', licence: 'none', files: [], plan: null },
    ...{ preprocessing: null, steps: [], hash: dataset.hash, notes: [], rejectedRows: 0 },
    statistics: { users, items, interactions, sparsity },
  }
  await store.save({ dataset, summary, rejects: [], card })
  // As it is read, whose order of items may be another one.
  return store.load(DATASET)
}
