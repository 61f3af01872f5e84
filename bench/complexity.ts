/**
 * Table 5 by counters: how calls grow with N·N', with the number of router-centric updates, and with the records.
 *
 *   npm run bench:complexity                      the demo and amazon-cds-dense, all sizes
 *   npm run bench:complexity -- --records 200     only the first so many records
 *   npm run bench:complexity -- --dataset demo    one of them
 *
 * The built-in agent answers: text rules, not a language model. Nothing here passes or fails; complexity.test.ts holds the
 * equalities.
 */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { emptyRunView, type RunView } from '#shared/events/foldRun.ts'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { powerLaw } from '../src/main/evaluation/statistics/powerLaw.ts'
import { RunControl } from '../src/main/ports/runControl.ts'
import { createBackend, type Backend } from '../src/main/workbench/backend/backend.ts'
import { createDatasets, DEMO, type Datasets } from '../src/main/workbench/datasets/datasets.ts'
import type { RunObserver } from '../src/main/workbench/runs/conductRun.ts'
import { conductInFolder } from './conductInFolder.ts'

const root = join(import.meta.dirname, '..')
const source = process.env['RECNET_BENCH_DATA'] ?? join(root, '..', 'shared', 'data', 'amazon-cds-dense')
const { values: options } = parseArgs({
  options: { records: { type: 'string', default: '0' }, dataset: { type: 'string' } },
})

const UPDATE_SIZES = [10, 25, 50]
const RETRIEVED = [2, 5, 10]

interface Run {
  readonly variant: string
  readonly settings: Readonly<Record<string, number>>
}

const runs: readonly Run[] = [
  ...UPDATE_SIZES.map((updateSize) => ({ variant: 'RecNet', settings: { updateSize } })),
  { variant: 'w/o Asynchronous', settings: { updateSize: 1 } },
  { variant: 'w/o Buffer', settings: { updateSize: 25 } },
  ...UPDATE_SIZES.flatMap((updateSize) =>
    RETRIEVED.map((retrievedClients) => ({
      variant: 'w/o Router',
      settings: { updateSize, retrievedClients },
    })),
  ),
]

for (const name of [DEMO, 'cds-dense']) {
  if (options.dataset !== undefined && options.dataset !== name) continue
  if (name !== DEMO && !existsSync(source)) console.log(`${source} is not there, so it is left out.`)
  else await measure(name)
}

async function measure(name: string): Promise<void> {
  const measured: Measured[] = []
  console.log(`\n${name}, seed 2020, built-in agent (text rules, not a language model)\n`)
  console.log(
    '| variant | update size | k | updates | N | M | N′ | client calls | λ | router calls | propagation calls | calls by prompt | exponent over records |',
  )
  console.log('|---|---|---|---|---|---|---|---|---|---|---|---|---|')
  for (const run of runs) {
    const one = await finished(name, run)
    measured.push(one)
    console.log(rowOf(one))
  }
  const direct = measured.filter(({ run }) => run.variant === 'w/o Router')
  const throughRouters = measured.filter(({ run }) => ['RecNet', 'w/o Asynchronous'].includes(run.variant))
  const pairsOf = ({ run, updated }: Measured) => updated * (run.settings['retrievedClients'] ?? 0)
  console.log('\n| y | x | exponent | share of variance |')
  console.log('|---|---|---|---|')
  fit('propagation calls of w/o Router', 'N·N′ added up over the run', direct, (one) => [
    pairsOf(one),
    one.view.propagationCalls,
  ])
  fit('propagation calls of an update, w/o Router', 'N·N′ of an update', direct, (one) => [
    pairsOf(one) / one.view.routerStages,
    one.view.propagationCalls / one.view.routerStages,
  ])
  const ofRouters = 'router calls of RecNet and w/o Asynchronous'
  fit(ofRouters, 'router-centric updates', throughRouters, ({ view }) => [
    view.routerStages,
    view.routerCalls,
  ])
  fit(ofRouters, 'M added up over the run', throughRouters, ({ view }) => [
    view.routerUpdates,
    view.routerCalls,
  ])
}

/** A run with N added up over its router-centric updates: distinct clients of each, which `clientUpdates` are not. */
interface Measured {
  readonly run: Run
  readonly view: RunView
  readonly updated: number
}

async function finished(name: string, run: Run): Promise<Measured> {
  const home = await mkdtemp(join(tmpdir(), 'recnet-bench-'))
  try {
    const backend = createBackend({ home, resources: join(root, 'resources') })
    const dataset = await datasetOf(name, createDatasets(backend))
    return await conducted(dataset, { ...run, home }, backend)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

async function conducted(
  dataset: Dataset,
  { variant, settings, home }: Run & { readonly home: string },
  backend: Backend,
): Promise<Measured> {
  const request = {
    folder: join(home, 'run'),
    dataset: dataset.name,
    variant,
    // What is ranked makes no difference to the calls of learning.
    settings: {
      ...settings,
      interactionLimit: Number(options.records),
      evaluateEvery: 0,
      curveOn: 'test',
      repetitions: 1,
      testTimeReception: false,
    },
    vectorIndex: 'memory',
  } as const
  let view = emptyRunView()
  let updated = 0
  const observer: RunObserver = {
    control: new RunControl(),
    observe: ({ events, view: next }) => {
      view = next()
      for (const event of events) if (event.type === 'update-set-cleared') updated += event.clients
    },
  }
  const datasets: Datasets = { ...createDatasets(backend), load: async () => dataset }
  await conductInFolder(request, observer, { backend, datasets })
  return { run: { variant, settings }, view, updated }
}

async function datasetOf(name: string, datasets: Datasets): Promise<Dataset> {
  if (name === DEMO) return datasets.load(DEMO)
  await datasets.import({ path: source, name: 'bench', domainWord: 'CD' })
  return datasets.load('bench')
}

function rowOf({ run: { variant, settings }, view, updated }: Measured): string {
  const { routerStages: updates, clientCalls, clientUpdates, receivers } = view
  const each = (sum: number) => (updates === 0 ? '–' : (sum / updates).toFixed(1))
  const growth = powerLaw(view.growth.points.map(({ records, calls }) => [records, calls]))
  const columns = [
    variant,
    settings['updateSize'],
    settings['retrievedClients'] ?? '–',
    updates,
    each(updated),
    each(view.routerUpdates),
    receivers === 0 ? '–' : (receivers / updated).toFixed(2),
    clientCalls,
    (clientCalls / clientUpdates).toFixed(2),
    view.routerCalls,
    view.propagationCalls,
    Object.entries(view.calls)
      .map(([prompt, { calls }]) => `${prompt} ${calls}`)
      .join(', '),
    growth?.exponent.toFixed(2) ?? '–',
  ]
  return `| ${columns.join(' | ')} |`
}

function fit(
  y: string,
  x: string,
  runsOfRow: readonly Measured[],
  pointOf: (one: Measured) => readonly [x: number, y: number],
): void {
  const law = powerLaw(runsOfRow.map(pointOf))
  console.log(`| ${y} | ${x} | ${law?.exponent.toFixed(3) ?? '–'} | ${law?.fit.toFixed(3) ?? '–'} |`)
}
