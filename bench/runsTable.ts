/**
 * How quick the table of runs is with many runs: open, filter, sort, group, scroll.
 *
 *   npm run bench:runs             500 runs
 *   npm run bench:runs -- 2000     as many as that
 *
 * One short run is made and copied under other names. Builds nothing: run `npm run build` before. Needs a Chromium.
 * Nothing here passes or fails.
 */
import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { startHost } from '../e2e/hosts.testing.ts'
import { goTo } from '../e2e/places.testing.ts'
import { unlessUnbuilt } from './unlessUnbuilt.ts'

const root = join(import.meta.dirname, '..')
const USUAL = 500
const LOOKS = 5
/** What a person does, as a script of the page; each changes the first row. */
const ACTS = {
  'sorted by name': `document.querySelector('th.col-run button').click()`,
  'sorted the other way': `document.querySelector('th.col-run button').click()`,
  'filtered by a word': `{
    const field = document.querySelector('.page-head input[type="search"], .page-head input')
    field.value = '77'
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }`,
  'filter taken away': `{
    const field = document.querySelector('.page-head input[type="search"], .page-head input')
    field.value = ''
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }`,
} as const
/** For the page: the time when the table says so many rows and has drawn some, and a frame after that is painted. */
const afterTable = (rows: number) => `new Promise((resolve) => {
  const look = () => {
    const table = document.querySelector('table[aria-rowcount="${rows + 1}"]')
    if (table?.querySelector('a[href*="/run/"]')) requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())))
    else requestAnimationFrame(look)
  }
  look()
})`

/** For the page: the time from an act to the next painted frame in which the first row is another. */
const afterAct = (act: string) => `new Promise((resolve) => {
  const first = () => document.querySelector('table td a[href*="/run/"]')?.getAttribute('href')
  const before = first()
  const from = performance.now()
  ${act}
  const look = () => {
    if (first() !== before) requestAnimationFrame(() => resolve(performance.now() - from))
    else if (performance.now() - from > 5000) resolve(NaN)
    else requestAnimationFrame(look)
  }
  look()
})`

/** For the page: the gaps between frames, in milliseconds, while the whole table is scrolled through in two seconds. */
const SCROLLED = `new Promise((resolve) => {
  const scroller = [...document.querySelectorAll('.scroller')].at(-1)
  const from = performance.now()
  const gaps = []
  let last = from
  const frame = (now) => {
    gaps.push(now - last)
    last = now
    scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * Math.min(1, (now - from) / 2000)
    if (now - from < 2000) requestAnimationFrame(frame)
    else resolve(gaps.slice(1))
  }
  requestAnimationFrame(frame)
})`

await unlessUnbuilt(() => bench(Number(process.argv[2] ?? USUAL)))

async function bench(count: number): Promise<void> {
  print(`${availableParallelism()} cores, ${count} runs, no figure here passes or fails`)
  const host = await startHost('browser')
  try {
    await copiedRuns(host.home, count)
    await (await host.open()).close()
    await look(await host.open(), count)
  } finally {
    await host.close()
  }
}

/** One run of a method that learns at once, and copies of it with seeds and dates of their own. */
async function copiedRuns(home: string, count: number): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'recnet-bench-runs-'))
  const args = [join(root, 'src/main/cli.ts'), 'run', '--dataset', 'demo', '--method', 'Pop']
  const { status, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, RECNET_HOME: scratch },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`Expected a run to copy, found: ${stderr}`)
  const [made = ''] = await readdir(join(scratch, 'runs'))
  const manifest = JSON.parse(await readFile(join(scratch, 'runs', made, 'manifest.json'), 'utf8')) as Made
  for (let index = 0; index < count; index += 1) {
    const folder = join(home, 'runs', `demo-pop-${index}`)
    await cp(join(scratch, 'runs', made), folder, { recursive: true })
    const createdAt = new Date(Date.parse(manifest.createdAt) + index * 60_000).toISOString()
    const own = { ...manifest, createdAt, settings: { ...manifest.settings, seed: 2020 + index } }
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(own))
  }
  await rm(scratch, { recursive: true, force: true })
}

interface Made {
  readonly createdAt: string
  readonly settings: Readonly<Record<string, unknown>>
}

async function look(page: Page, count: number): Promise<void> {
  const began = performance.now()
  await goTo(page, '/runs')
  await page.evaluate(afterTable(count))
  print(`first time, with the engine reading every run: ${ms(performance.now() - began)}`)
  const opened: number[] = []
  const acts = new Map<string, number[]>()
  for (let turn = 0; turn < LOOKS; turn += 1) {
    await goTo(page, '/settings')
    const from = await page.evaluate(() => performance.now())
    await goTo(page, '/runs')
    opened.push((await page.evaluate<number>(afterTable(count))) - from)
    for (const [name, act] of Object.entries(ACTS))
      acts.set(name, [...(acts.get(name) ?? []), await page.evaluate<number>(afterAct(act))])
  }
  print(`opened again: ${spread(opened)}`)
  for (const [name, times] of acts) print(`${name}: ${spread(times)}`)
  const gaps = await page.evaluate<readonly number[]>(SCROLLED)
  const rows = await page.locator('table tbody tr').count()
  print(`scrolled through in 2 s: ${gaps.length} frames, gap ${spread(gaps)}; ${rows} of ${count} rows drawn`)
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other)
  return `median ${ms(sorted[Math.floor(sorted.length / 2)] ?? NaN)}, longest ${ms(sorted.at(-1) ?? NaN)}`
}

function ms(milliseconds: number): string {
  return `${Math.round(milliseconds)} ms`
}

function print(line: string): void {
  console.log(line)
}
