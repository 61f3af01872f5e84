/**
 * How quick the window is: ready, first draw, zoom, memory.
 *
 *   npm run bench:page                 all
 *   npm run bench:page -- --drawing    without the memory of the page, which takes two minutes
 *   npm run bench:page -- --history    how a client of a thousand revisions is opened, alone
 *   npm run bench:page -- --keep DIR   keeps the long run, which takes minutes to make, or reads the one kept there
 *
 * Builds nothing: run `npm run build` before. Needs a Chromium; without a GPU frames are drawn by the processor.
 * Nothing here passes or fails.
 */
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { startHost } from '../e2e/hosts.testing.ts'
import { goTo } from '../e2e/places.testing.ts'
import { RunControl } from '../src/main/ports/runControl.ts'
import { createBackend } from '../src/main/workbench/backend/backend.ts'
import { createDatasets } from '../src/main/workbench/datasets/datasets.ts'
import { conductInFolder } from './conductInFolder.ts'
import { afterPainted, LOOKED_MS } from './recording/afterPainted.ts'
import { openHistory } from './recording/openHistory.ts'
import { syntheticDataset } from './syntheticDataset.ts'
import { unlessUnbuilt } from './unlessUnbuilt.ts'

const root = join(import.meta.dirname, '..')
const LONG_RUN = 'long'
const LOOKS = 8
/** How long a button of a mouse is down in a click: 80 to 120 milliseconds. The clock begins as it comes up. */
const PRESSED_MS = 80
/** By its address: what a run is called follows from its method and dataset. */
const LINK = `a[href$="/run/${LONG_RUN}"]`
const ZOOMED_MS = 3000

/** A figure has no canvas before it is drawn, with its data. */
const FOUR_FIGURES = `document.querySelectorAll('canvas').length >= 4`

/** For the page: the milliseconds from the next click until four figures with its data are painted. */
const UNTIL_FOUR_FIGURES = `new Promise((resolve) => addEventListener('click', async () => {
  const clicked = performance.now()
  resolve((await ${afterPainted(FOUR_FIGURES)}) - clicked)
}, { capture: true, once: true }))`

/** For the page: frames drawn in that time. */
const FRAMES = `new Promise((resolve) => {
  const end = performance.now() + ${ZOOMED_MS}
  let frames = 0
  const count = () => {
    frames += 1
    if (performance.now() < end) requestAnimationFrame(count)
    else resolve(frames)
  }
  requestAnimationFrame(count)
})`

await unlessUnbuilt(bench)

async function bench(): Promise<void> {
  print(`${availableParallelism()} cores, no figure here passes or fails`)
  const began = performance.now()
  const host = await startHost('browser')
  const listening = performance.now() - began
  try {
    // The browser itself is started before the clock of the page is.
    await (await host.open()).close()
    const opening = performance.now()
    const page = await host.open()
    await page.getByRole('button', { name: 'Start the demo' }).waitFor()
    const shown = performance.now() - opening
    print(
      `ready: ${ms(listening + shown)} after process start (engine listens after ${ms(listening)}, page shown ${ms(shown)} later); aim 2 s`,
    )
    await openHistory(page, host.home, print)
    if (process.argv.includes('--history')) return
    const { steps, routers } = await longRun(host.home)
    await drawn(page, steps, routers)
    if (!process.argv.includes('--drawing')) await remembered(page)
  } finally {
    await host.close()
  }
}

/** A real run of the built-in agent over a generated dataset, in the home of the host, which finds it there. */
async function longRun(home: string): Promise<{ readonly steps: number; readonly routers: number }> {
  const folder = join(home, 'runs', LONG_RUN)
  const at = process.argv.indexOf('--keep')
  const kept = at < 0 ? null : join(process.argv[at + 1] ?? '.', LONG_RUN)
  if (kept !== null && existsSync(kept)) await cp(kept, folder, { recursive: true })
  else await conductLong(folder)
  if (kept !== null && !existsSync(kept)) await cp(folder, kept, { recursive: true })
  const counts = JSON.parse(await readFile(join(folder, 'counts.json'), 'utf8')) as Counts
  return counts
}

interface Counts {
  readonly steps: number
  readonly routers: number
}

async function conductLong(folder: string): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'recnet-bench-page-'))
  const backend = createBackend({ home: scratch, resources: join(root, 'resources') })
  const dataset = syntheticDataset(backend.randomness.randomFor(2020))
  const datasets = { ...createDatasets(backend), load: async () => dataset }
  let last: Counts = { steps: 0, routers: 0 }
  await conductInFolder(
    {
      folder,
      dataset: dataset.name,
      variant: 'RecNet',
      settings: { initialRouterCount: 40, evaluateEvery: 3000, repetitions: 1 },
      vectorIndex: 'memory',
    },
    {
      control: new RunControl(),
      observe: ({ view }) => (last = { steps: view().step, routers: view().routerCount }),
    },
    { backend, datasets },
  )
  await writeFile(join(folder, 'counts.json'), JSON.stringify(last))
  await rm(scratch, { recursive: true, force: true })
}

async function drawn(page: Page, steps: number, routers: number): Promise<void> {
  // All four are in sight: those that are not are drawn when they are scrolled to.
  await page.setViewportSize({ width: 1440, height: 1300 })
  await goTo(page, '/runs')
  await page.locator(LINK).first().waitFor()
  const times: number[] = []
  for (let look = 0; look < 5; look += 1) {
    await goTo(page, '/runs')
    await page.locator(LINK).first().waitFor()
    // Nobody is quicker, and the page of a run is read ahead meanwhile.
    await page.waitForTimeout(LOOKED_MS)
    const time = page.evaluate<number>(UNTIL_FOUR_FIGURES)
    await page.locator(LINK).first().click({ delay: PRESSED_MS })
    times.push(await time)
  }
  const chart = await page.locator('canvas').first().boundingBox()
  print(
    `first draw of ${steps} steps, ${routers} routers, four figures, from the click to the painted frame: ${times.map(ms).join(', ')}; aim 300 ms`,
  )
  if (!chart) return
  await page.mouse.move(chart.x + chart.width / 2, chart.y + chart.height / 2)
  const frames = page.evaluate<number>(FRAMES)
  await page.keyboard.down('Control')
  const end = performance.now() + ZOOMED_MS
  for (let turn = 0; performance.now() < end; turn += 1) await page.mouse.wheel(0, turn % 40 < 20 ? -60 : 60)
  await page.keyboard.up('Control')
  print(
    `zooming it: ${((await frames) / (ZOOMED_MS / 1000)).toFixed(0)} frames a second, drawn without a GPU; aim 50`,
  )
}

/** The demo of 600 interactions twice, as fast as it goes: about what an hour with a language model brings. */
async function remembered(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage')
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6
  }
  for (const round of ['first', 'second']) {
    await goTo(page, '/')
    await page.getByRole('button', { name: 'Start the demo' }).click()
    await page.waitForURL(/\/run\/demo-/)
    const samples: number[] = []
    for (let look = 0; look < LOOKS; look += 1) {
      await page.waitForTimeout(6000)
      samples.push(await heap())
    }
    print(
      `page heap through the ${round} run, every 6 s, MB: ${samples.map((sample) => sample.toFixed(1)).join(', ')}; aim flat`,
    )
  }
}

function ms(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(2)} s`
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
