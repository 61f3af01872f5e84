/**
 * How long the store takes for a dataset of the size of Amazon's CDs after five-core: saving, listing, loading, pages, searches
 * and removing, each with the largest memory of its process.
 *
 *   npm run bench:datasets
 *   npm run bench:datasets -- --scale 0.1    a tenth of the size
 *
 * Nothing here passes or fails.
 */
import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { lanceDatasetStore } from '../src/main/adapters/lance/lanceDatasetStore.ts'
import { seededRandom } from '../src/main/adapters/seededRandom.ts'
import { sha256 } from '../src/main/adapters/sha256.ts'
import { canonicalRows } from '../src/main/datasets/canonicalRows.ts'
import { summarizeDataset } from '../src/main/datasets/summarizeDataset.ts'
import { AMAZON_CDS, largeDataset } from './largeDataset.ts'

const { values: options } = parseArgs({
  options: { scale: { type: 'string', default: '1' }, step: { type: 'string' }, root: { type: 'string' } },
})
const NAME = 'large'
const STEPS = ['save', 'load', 'pages', 'remove'] as const

if (options.step === undefined) await allSteps()
else await step(options.step, options.root ?? '')

/** Peak memory belongs to a process, so each step gets one. */
async function allSteps(): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'recnet-bench-store-'))
  try {
    for (const name of STEPS) {
      const args = [...process.execArgv, import.meta.filename, '--scale', options.scale]
      const { status } = spawnSync(process.execPath, [...args, '--step', name, '--root', root], {
        stdio: 'inherit',
      })
      if (status !== 0) process.exitCode = 1
    }
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

async function step(name: string, root: string): Promise<void> {
  const store = lanceDatasetStore(root)
  switch (name) {
    case 'save': {
      const dataset = scaled(Number(options.scale))
      const made = megabytes()
      const hash = await timed('hash', () => Promise.resolve(sha256(canonicalRows(dataset))))
      const summary = { ...summarizeDataset(dataset, 'atomic'), notes: [] }
      const { users, items, interactions, sparsity } = summary
      console.log(`${users} users, ${items} items, ${interactions} interactions, ${hash.slice(0, 12)}`)
      const card = {
        ...{ name: NAME, domainWord: 'CD', source: 'made up', licence: 'none', files: [], plan: null },
        ...{ preprocessing: null, steps: [], hash, notes: [], rejectedRows: 0 },
        statistics: { users, items, interactions, sparsity },
      }
      await timed('save', () => store.save({ dataset, summary, rejects: [], card }))
      console.log(`               ${(await bytesIn(root)) >> 20} MB on disk; ${made} MB of memory before`)
      break
    }
    case 'load': {
      const dataset = await timed('load', () => store.load(NAME))
      console.log(`               ${dataset.histories.length} histories`)
      await timed('load again', () => store.load(NAME))
      break
    }
    case 'pages':
      await pages(store)
      break
    case 'remove':
      await timed('remove', () => store.remove(NAME))
      console.log(`               ${(await readdir(root)).length} entries left`)
      break
  }
  console.log(`               ${megabytes()} MB at most\n`)
}

async function pages(store: ReturnType<typeof lanceDatasetStore>): Promise<void> {
  await timed('list', () => store.list())
  const page = (search: string, offset: number) => ({ search, offset, limit: 100 })
  for (const [search, offset] of [
    ['', 0],
    ['', 50_000],
    ['lisbon', 0],
    ['lisbon', 5000],
    ['nothing like it', 0],
  ] as const) {
    const says = `"${search}" from ${offset}`
    const items = await timed(`items ${says}`, () => store.items(NAME, page(search, offset)))
    console.log(`               ${items.rows.length} of ${items.total}`)
    const histories = await timed(`histories ${says}`, () => store.histories(NAME, page(search, offset)))
    console.log(`               ${histories.rows.length} of ${histories.total}`)
  }
}

function scaled(scale: number) {
  const { users, items, interactions } = AMAZON_CDS
  const part = (count: number) => Math.round(count * scale)
  return largeDataset(seededRandom(1), {
    users: part(users),
    items: part(items),
    interactions: part(interactions),
  })
}

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const began = performance.now()
  const result = await work()
  console.log(`${((performance.now() - began) / 1000).toFixed(2).padStart(7)} s      ${what}`)
  return result
}

function megabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}

async function bytesIn(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const sizes = files
    .filter((file) => file.isFile())
    .map(async (file) => (await stat(join(file.parentPath, file.name))).size)
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
