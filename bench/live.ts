/**
 * How a long run is watched while a real engine works on it: steps a second with and without a page, frames, memory, bytes, and
 * how soon a page shows a step to which the scrubber is dragged.
 *
 *   npm run bench:live                          98,000 steps, of which the first 95,000 are made up
 *   npm run bench:live -- --steps 10000         a shorter run
 *   npm run bench:live -- --keep folder         goes on with a copy of the run in a folder, or makes it there first
 *   npm run bench:live -- --seconds 60          how long each page is looked at; default 20
 *   npm run bench:live -- --page Routers        one of the pages alone, since a fast engine may end the run before the last is seen
 *
 * Needs a built page, a Chromium, and Linux, whose /proc tells the memory of the engine. Nothing here passes or fails.
 */
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { chromiumPath } from '../e2e/hosts.testing.ts'
import { LiveEngine } from './live/liveEngine.ts'
import { makeLongRun } from './live/makeLongRun.ts'
import { watchPages } from './live/watchPages.ts'
import { startServed } from './soak/servedHost.ts'
import { unlessUnbuilt } from './unlessUnbuilt.ts'

const { values: options } = parseArgs({
  options: {
    steps: { type: 'string', default: '98000' },
    seconds: { type: 'string', default: '20' },
    keep: { type: 'string' },
    page: { type: 'string' },
  },
})
const steps = Number(options.steps)
const seconds = Number(options.seconds)

await unlessUnbuilt(bench)

async function bench(): Promise<void> {
  print(`${availableParallelism()} cores, no figure here passes or fails`)
  const home = await mkdtemp(join(tmpdir(), 'recnet-live-'))
  try {
    const made = options.keep ?? home
    if (!existsSync(join(made, 'runs')))
      await makeLongRun(made, { steps, until: Math.floor(steps * 0.97) }, print)
    if (made !== home) await cp(made, home, { recursive: true })
    await watched(home)
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function watched(home: string): Promise<void> {
  const [run = ''] = await readdir(join(home, 'runs'))
  const host = await startServed(home)
  const browser = await chromium.launch({
    executablePath: chromiumPath() ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  })
  try {
    const engine = new LiveEngine(host, run)
    await engine.goOn(print)
    print(`without a page: ${await engine.over(seconds)}`)
    await watchPages(await browser.newPage({ viewport: { width: 1440, height: 900 } }), engine, {
      only: options.page ?? null,
      seconds,
      print,
    })
    print(`without a page again: ${await engine.over(seconds)}`)
  } finally {
    await browser.close()
    await host.stop()
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
