/**
 * What propagation is worth: RecNet with its messages as they are routed, with none, and with as many to other clients.
 *
 *   npm run bench:propagation                       ten generated demos with planted users, seeds 201 to 210
 *   npm run bench:propagation -- --seeds 1,2        other seeds
 *   npm run bench:propagation -- --dataset FOLDER   on a dataset, where nobody is known to be planted
 *   npm run bench:propagation -- --without-cpr       whole profiles to the nearest clients instead of routers
 *
 * The built-in agent answers: text rules, not a language model. Nothing here passes or fails.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { createBackend } from '../src/main/workbench/backend/backend.ts'
import { createDatasets } from '../src/main/workbench/datasets/datasets.ts'
import {
  DELIVERIES,
  propagationRun,
  scoresOf,
  type Delivery,
} from '../src/main/workbench/propagationRun.testing.ts'
import { plantedDemo, type PlantedDemo } from '../src/main/workbench/plantedDemo.testing.ts'

const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string', default: '201,202,203,204,205,206,207,208,209,210' },
    dataset: { type: 'string' },
    'without-cpr': { type: 'boolean', default: false },
  },
})
const seeds = options.seeds.split(',').map(Number)
const chosen = options.dataset === undefined ? null : await datasetIn(resolve(options.dataset))
const gains = new Map<string, number[]>()

console.log('| seed | delivery | planted users | their NDCG@10 | others | their NDCG@10 | Pop | TF-IDF |')
console.log('|---|---|---|---|---|---|---|---|')
for (const seed of seeds) {
  const about: PlantedDemo = chosen
    ? { dataset: chosen, planted: new Set<string>() }
    : await plantedDemo(seed)
  await compare(seed, about)
}
console.log('\n| gain in NDCG@10 | mean over seeds | standard deviation | seeds with a gain |')
console.log('|---|---|---|---|')
for (const [name, values] of gains) console.log(gainRow(name, values))

async function compare(seed: number, { dataset, planted }: PlantedDemo): Promise<void> {
  const means = new Map<Delivery, ReadonlyMap<string, number>>()
  for (const delivery of DELIVERIES) {
    const settings = { seed, evaluateEvery: 0 }
    const variant = options['without-cpr'] ? 'w/o CPR' : 'RecNet'
    const report = await propagationRun(delivery, dataset, { settings, variant })
    const groups = Map.groupBy(scoresOf(report), ([user]) => (planted.has(user) ? 'planted' : 'others'))
    const columns = (['planted', 'others'] as const).flatMap((group) => {
      const scores = groups.get(group) ?? []
      return [scores.length, scores.length === 0 ? '–' : mean(scores.map(([, score]) => score)).toFixed(4)]
    })
    means.set(
      delivery,
      new Map([...groups].map(([group, scores]) => [group, mean(scores.map(([, score]) => score))])),
    )
    const [, pop, tfIdf] = report.methods.map((method) => method.mean['ndcg@10'].toFixed(4))
    console.log(`| ${[seed, delivery, ...columns, pop, tfIdf].join(' | ')} |`)
  }
  for (const group of means.get('routed')?.keys() ?? []) {
    for (const control of ['none', 'shuffled'] as const) {
      const name = `${group}, over ${control === 'none' ? 'no messages' : 'shuffled messages'}`
      const gain = (means.get('routed')?.get(group) ?? 0) - (means.get(control)?.get(group) ?? 0)
      gains.set(name, [...(gains.get(name) ?? []), gain])
    }
  }
}

function gainRow(name: string, values: readonly number[]): string {
  const average = mean(values)
  const squares = values.reduce((sum, value) => sum + (value - average) ** 2, 0)
  const deviation = values.length > 1 ? Math.sqrt(squares / (values.length - 1)).toFixed(4) : '–'
  const above = values.filter((value) => value > 0).length
  return `| ${name} | ${average.toFixed(4)} | ${deviation} | ${above} of ${values.length} |`
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

async function datasetIn(path: string): Promise<Dataset> {
  const home = await mkdtemp(join(tmpdir(), 'recnet-bench-'))
  try {
    const backend = createBackend({ home, resources: join(import.meta.dirname, '..', 'resources') })
    const datasets = createDatasets(backend)
    await datasets.import({ path, name: 'bench', domainWord: 'CD' })
    return await datasets.load('bench')
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}
