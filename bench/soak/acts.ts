/** What people do at a workbench, and what happens to it, one at a time. Each act says in a word how it went. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright'
import type { Random } from '../../src/main/ports/random.ts'
import type { RunId } from '../../src/shared/vocabulary/runs.ts'
import { checkRun, rowsOf, rowsOfDataset } from './checks.ts'
import type { Ledger, SoakConfiguration } from './ledger.ts'
import { killEngine, type ServedHost } from './servedHost.ts'
import { importFiles, RUN_DATASET } from './soakDatasets.ts'

export interface Soak {
  readonly home: string
  readonly random: Random
  readonly ledger: Ledger
  readonly configurations: readonly SoakConfiguration[]
  readonly browser: Browser | null
  readonly pages: Page[]
  readonly host: () => ServedHost
  /** Starts the host again, after it was killed or stopped. */
  readonly startAgain: () => Promise<void>
}

export type Act = (soak: Soak) => Promise<void>

/** More runs than these wait for no one, and more finished ones are compared and removed. */
const MOST_QUEUED = 4
const MOST_FINISHED = 20
const MOST_IMPORTS = 8
const MOST_PAGES = 3
const LONGEST_DELAY_MS = 1200
/** A new engine is there after some seconds, if it comes at all. */
const MOST_LOOKS = 20
const LOOK_MS = 500
const PLACES = ['/', '/runs', '/datasets', '/compose', '/settings', '/studies', '/models']
const TABS = ['', '/routers', '/memories', '/results', '/prompts']

/** Small, but long enough that kills meet every part of it. */
export const SETTINGS = { updateSize: 8, initialRouterCount: 4, evaluateEvery: 2, repetitions: 6 }

export async function startOne(
  { ledger, host }: Pick<Soak, 'ledger' | 'host'>,
  configuration: SoakConfiguration,
) {
  const { seed, vectorIndex } = configuration
  const request = { dataset: RUN_DATASET, variant: 'RecNet', settings: { ...SETTINGS, seed }, vectorIndex }
  const run = await host().call('runs.start', request)
  ledger.runs.set(run, seed)
  return run
}

const startRun: Act = async (soak) => {
  const rows = await rowsOf(soak.host())
  if (rows.filter(({ status }) => status === 'queued').length >= MOST_QUEUED) return
  await startOne(soak, chosen(soak.random, soak.configurations))
  soak.ledger.count('runs started')
}

const importDataset: Act = async ({ random, ledger, host }) => {
  const name = `imported-${random.below(1_000_000_000)}`
  const source = await host().upload(importFiles)
  ledger.brokenOff.add(name)
  await host().call('datasets.import', { source, name })
  ledger.brokenOff.delete(name)
  ledger.imports.add(name)
  ledger.count('datasets imported')
  const [oldest = ''] = ledger.imports
  if (ledger.imports.size <= MOST_IMPORTS) return
  if ((await rowsOfDataset(host(), oldest)) !== ledger.importedRows)
    ledger.lose(`the dataset ${oldest} is not what was imported`)
  // Forgotten first: what is broken off while it is removed may be there or not.
  ledger.imports.delete(oldest)
  ledger.brokenOff.add(oldest)
  await host().call('datasets.remove', { dataset: oldest })
}

/** Removes all that are too many, so that a home is of one size while it is used. */
const removeOldest: Act = async ({ home, ledger, host }) => {
  const finished = (await rowsOf(host())).filter(({ status }) => status === 'finished')
  const oldestFirst = finished.sort((a, b) => a.createdAt.localeCompare(b.createdAt))
  for (const { run } of oldestFirst.slice(0, -MOST_FINISHED)) {
    await checkRun(home, run, ledger)
    ledger.runs.delete(run)
    await host().call('runs.remove', { run })
  }
}

const pauseOrResume: Act = async ({ random, host, ledger }) => {
  const rows = await rowsOf(host())
  const waiting = rows.filter(({ status }) => ['paused', 'stopped', 'failed'].includes(status))
  const running = rows.find(({ status }) => status === 'running')
  const [other] = waiting
  if (running !== undefined && random.below(2) === 0) {
    await host().call(random.below(2) === 0 ? 'runs.pause' : 'runs.stop', { run: running.run })
    ledger.count('runs paused or stopped')
  } else if (other !== undefined) {
    await host().call('runs.resume', { run: other.run })
    ledger.count('runs resumed')
  }
}

const exportSomething: Act = async ({ random, ledger, host }) => {
  const finished = (await rowsOf(host())).filter(({ status }) => status === 'finished')
  if (finished.length === 0) return
  const { run } = chosen(random, finished)
  const file = await chosen(random, EXPORTS)(host(), run)
  if (file.base64.length === 0) ledger.lose(`an export of ${run} is empty`)
  ledger.count('files exported')
}

const EXPORTS = [
  (host: ServedHost, run: RunId) => host.call('export.table', { runs: [run], table: 'calls', format: 'csv' }),
  (host: ServedHost, run: RunId) =>
    host.call('export.table', { runs: [run], table: 'methods', format: 'markdown' }),
  (host: ServedHost, run: RunId) =>
    host.call('export.figure', { runs: [run], figure: 'router-count', format: 'pdf' }),
  (host: ServedHost, run: RunId) => host.call('export.history', { run, client: 'u:1', format: 'csv' }),
  (host: ServedHost, run: RunId) => host.call('bundles.export', { runs: [run] }),
  (host: ServedHost) => host.call('export.dataset', { dataset: RUN_DATASET }),
]

const openPage: Act = async ({ browser, pages, host, ledger }) => {
  if (browser === null) return
  if (pages.length >= MOST_PAGES) await pages.shift()?.context().close()
  const context = await browser.newContext()
  const page = await context.newPage()
  pages.push(page)
  await page.goto(host().address)
  ledger.count('pages opened')
}

const visit: Act = async ({ random, pages, host, ledger }) => {
  if (pages.length === 0) return
  const page = chosen(random, pages)
  const runs = [...ledger.runs.keys()]
  const place =
    runs.length > 0 && random.below(2) === 0
      ? `/run/${chosen(random, runs)}${chosen(random, TABS)}`
      : chosen(random, PLACES)
  const { origin, hash } = new URL(host().address)
  // A page that is still opening may go to its own first place after it was sent to this one.
  const overtaken = await page.goto(`${origin}${place}${hash}`).then(
    () => false,
    (error: unknown) => {
      if (!String(error).includes('is interrupted by another navigation')) throw error
      return true
    },
  )
  ledger.count(overtaken ? 'visits overtaken by the page itself' : 'pages visited')
}

const closePage: Act = async ({ pages, ledger }) => {
  if (pages.length === 0) return
  await pages.shift()?.context().close()
  ledger.count('pages closed')
}

/** Something else is under way, and is not asked how it ends. */
async function meanwhile(soak: Soak, disturb: () => Promise<void>): Promise<void> {
  const { random } = soak
  const other = chosen(random, [startRun, importDataset, exportSomething, pauseOrResume, importDataset])
  const ended = other(soak).catch(unlessDisturbed)
  await sleep(random.below(LONGEST_DELAY_MS))
  await disturb()
  await ended
}

const killTheEngine: Act = (soak) =>
  meanwhile(soak, async () => {
    if (killEngine(soak.host())) soak.ledger.count('engines killed')
    if (await isBack(soak.host())) return
    // Killed too often in a minute, the host gives its engine up, as it says it does.
    await soak.host().stop()
    await soak.startAgain()
    soak.ledger.count('engines given up')
  })

/** Waits for the engine that comes instead. */
async function isBack(host: ServedHost): Promise<boolean> {
  for (let tries = 0; tries < MOST_LOOKS; tries += 1) {
    const facts = await host.call('engine.facts', {}).catch(unlessDisturbed)
    if (facts !== undefined) return true
    await sleep(LOOK_MS)
  }
  return false
}

const killTheHost: Act = (soak) =>
  meanwhile(soak, async () => {
    const alone = soak.random.below(2) === 0
    await soak.host().kill(alone)
    soak.ledger.count(alone ? 'hosts killed without their engine' : 'hosts killed')
    await soak.startAgain()
  })

const stopTheHost: Act = (soak) =>
  meanwhile(soak, async () => {
    const code = await soak.host().stop()
    if (code !== 0) soak.ledger.lose(`the host ended with ${String(code)} when it was told to stop`)
    soak.ledger.count('hosts stopped')
    await soak.startAgain()
  })

const CALM: readonly (readonly [Act, number])[] = [
  [startRun, 48],
  [importDataset, 16],
  [exportSomething, 48],
  [removeOldest, 32],
  [pauseOrResume, 16],
  [openPage, 20],
  [visit, 56],
  [closePage, 16],
]
/** About one in forty: a process lives for a minute or so. */
const DISTURBING: readonly (readonly [Act, number])[] = [
  [killTheEngine, 3],
  [killTheHost, 2],
  [stopTheHost, 1],
]

/** One act by chance, of those that disturb as well unless it is `calm`. */
export function nextAct(random: Random, calm: boolean): Act {
  const acts = calm ? CALM : [...CALM, ...DISTURBING]
  let left = random.below(acts.reduce((sum, [, weight]) => sum + weight, 0))
  for (const [act, weight] of acts) {
    if (left < weight) return act
    left -= weight
  }
  return startRun
}

/** Rejects with what no kill explains. */
export function unlessDisturbed(error: unknown): void {
  const code = (error as { readonly code?: string }).code ?? ''
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  if (code === 'engine-lost' || /fetch failed|terminated|ERR_CONNECTION|ERR_ABORTED|socket/i.test(text))
    return
  throw error
}

function chosen<Value>(random: Random, values: readonly Value[]): Value {
  const value = values[random.below(values.length)]
  if (value === undefined) throw new Error('Expected values to choose from, found none')
  return value
}
