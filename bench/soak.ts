/**
 * Uses the workbench for an hour: runs, imports, exports, pages that open and close. In the first half the engine or all of it is
 * killed at any moment; in the second nothing is, so that processes live long enough to show a leak. In the end it says whether open
 * files, memory and disk stayed as they were, of what the memory was made, and whether anything was lost.
 *
 *   npm run bench:soak                       an hour
 *   npm run bench:soak -- --minutes 10
 *   npm run bench:soak -- --seed 7           other acts, in another order
 *   npm run bench:soak -- --calm             nothing is killed in the first half either
 *
 * The language model is the built-in agent, a set of text rules. Builds nothing: run `npm run build` before, for the pages; without
 * a Chromium there are none. Linux only, since it reads /proc. Ends with 1 where something was lost.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { chromiumPath } from '../e2e/hosts.testing.ts'
import { seededRandom } from '../src/main/adapters/seededRandom.ts'
import { nextAct, startOne, unlessDisturbed, type Soak } from './soak/acts.ts'
import { checkImports, checkRun, finishAll, leftOvers, logOf, rowsOf, rowsOfDataset } from './soak/checks.ts'
import { Ledger, type SoakConfiguration } from './soak/ledger.ts'
import { MEASURES, takeSample, type Sample } from './soak/samples.ts'
import { startServed, type ServedHost } from './soak/servedHost.ts'
import { importFiles, RUN_DATASET, runFiles } from './soak/soakDatasets.ts'
import { trendOf } from './soak/trend.ts'

const SAMPLE_MS = 5000
/** A line a minute says how far it is. */
const SAMPLES_A_LINE = 12
const LONGEST_PAUSE_MS = 1500
const UNDISTURBED = 'undisturbed'

const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    calm: { type: 'boolean', default: false },
  },
})
const random = seededRandom(Number(options.seed))('soak')
const configurations: readonly SoakConfiguration[] = [1, 2, 3].flatMap((seed) =>
  (['memory', 'lance'] as const).map((vectorIndex) => ({ seed, vectorIndex })),
)
const ledger = new Ledger()
const home = await mkdtemp(join(tmpdir(), 'recnet-soak-'))
const probes = await mkdtemp(join(tmpdir(), 'recnet-soak-memory-'))
const program = chromiumPath()
const browser =
  program === null
    ? null
    : await chromium.launch({
        executablePath: program,
        args: ['--no-sandbox', '--disable-dev-shm-usage'],
      })
if (browser === null) console.log('There is no Chromium, so no page is opened.')

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

let host: ServedHost = await startServed(home, probes)
let lives = 0
const soak: Soak = {
  home,
  random,
  ledger,
  configurations,
  browser,
  pages: [],
  host: () => host,
  startAgain: async () => {
    host = await startServed(home, probes)
  },
}

await prepare()
const begin = performance.now()
const end = begin + Number(options.minutes) * 60_000
const samples = sampled()
while (performance.now() < end) {
  const act = nextAct(random, isCalm())
  await act(soak).catch((error: unknown) => told(error, act.name))
  const ended = host.ended()
  if (ended !== null) {
    ledger.lose(`the host ended by itself with ${ended}`)
    await soak.startAgain()
  }
  await adoptRuns().catch((error: unknown) => told(error, 'adoptRuns'))
  await sleep(random.below(LONGEST_PAUSE_MS))
}
const taken = await samples
await browser?.close()
await settle()
print(taken)
for (const folder of [home, probes]) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
process.exitCode = ledger.losses.length > 0 ? 1 : 0

/** Imports what runs are made on, and makes each of them once undisturbed. */
async function prepare(): Promise<void> {
  await host.call('datasets.import', { source: await host.upload(runFiles), name: RUN_DATASET })
  await host.call('datasets.import', { source: await host.upload(importFiles), name: UNDISTURBED })
  ledger.importedRows = await rowsOfDataset(host, UNDISTURBED)
  for (const configuration of configurations) {
    const run = await startOne(soak, configuration)
    await finishAll(host, ledger)
    const [log, known] = [await logOf(home, run), ledger.logs.get(configuration.seed)]
    if (known !== undefined && known !== log) ledger.lose(`${run} depends on where its vectors are kept`)
    ledger.logs.set(configuration.seed, log)
  }
}

/** A run whose start was broken off may have been added all the same. */
async function adoptRuns(): Promise<void> {
  for (const { run, seed } of await rowsOf(host)) if (!ledger.runs.has(run)) ledger.runs.set(run, seed)
}

function isCalm(): boolean {
  return options.calm || performance.now() >= begin + (end - begin) / 2
}

function told(error: unknown, act: string): void {
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : ''
  try {
    if (isCalm()) throw error
    unlessDisturbed(error)
    ledger.count('calls broken off')
    console.log(`broken off: ${act}: ${words}${cause}`)
  } catch {
    // What no kill explains is a loss, and says what it is.
    ledger.lose(`${act}: ${words}${cause}`)
  }
}

async function sampled(): Promise<readonly Sample[]> {
  const list: Sample[] = []
  let engine: number | null = null
  while (performance.now() < end) {
    const now = host.enginePid()
    if (now !== null && now !== engine) lives += 1
    engine = now ?? engine
    const at = (performance.now() - begin) / 1000
    list.push(await takeSample(host, { home, probes, at, life: lives, runs: ledger.runs.size }))
    if (list.length % SAMPLES_A_LINE === 0) console.log(lineOf(list.at(-1)))
    await sleep(SAMPLE_MS)
  }
  return list
}

/** Lets everything come to its end, and holds it against what was promised. */
async function settle(): Promise<void> {
  await host.stop()
  await soak.startAgain()
  await adoptRuns()
  const listed = new Set((await rowsOf(host)).map(({ run }) => run))
  for (const run of ledger.runs.keys()) if (!listed.has(run)) ledger.lose(`the run ${run} is not there`)
  await finishAll(host, ledger)
  for (const run of listed) await checkRun(home, run, ledger)
  await checkImports(host, ledger)
  await host.stop()
  for (const path of await leftOvers(home)) ledger.lose(`${path} was left in the home`)
}

function lineOf(sample: Sample | undefined): string {
  if (sample === undefined) return ''
  const measured = MEASURES.map((measure) => `${measure} ${sample.values[measure]?.toFixed(1) ?? '–'}`)
  return `${(sample.at / 60).toFixed(1)} min: ${measured.join(', ')}`
}

function print(list: readonly Sample[]): void {
  console.log([...ledger.counts].map(([what, count]) => `${count} ${what}`).join(', '))
  console.log(
    `\n${''.padEnd(24)}${['first quarter', 'last quarter', 'an hour'].map((text) => text.padStart(15)).join('')}`,
  )
  for (const measure of MEASURES) {
    const trend = trendOf(list, measure)
    if (trend === null) continue
    const { first, last, perHour } = trend
    const growth = perHour === null ? '–' : `${perHour >= 0 ? '+' : ''}${perHour.toFixed(1)}`
    const cells = [first.toFixed(1), last.toFixed(1), growth]
    console.log(measure.padEnd(24) + cells.map((text) => text.padStart(15)).join(''))
  }
  console.log(
    ledger.losses.length === 0 ? '\nNothing was lost.' : `\n${ledger.losses.length} losses, see above.`,
  )
}
