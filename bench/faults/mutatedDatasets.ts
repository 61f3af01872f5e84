/** Files of datasets with bytes changed by chance: each import is refused, or holds what the files hold, and leaves no half. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lanceDatasetStore } from '../../src/main/adapters/lance/lanceDatasetStore.ts'
import { seededRandom } from '../../src/main/adapters/seededRandom.ts'
import { sha256 } from '../../src/main/adapters/sha256.ts'
import { canonicalRows } from '../../src/main/datasets/canonicalRows.ts'
import type { Engine } from '../../src/main/workbench/createEngine.ts'
import { makeHome, ticketFor, type Home } from '../../src/main/workbench/engine.testing.ts'
import type { DatasetSummary } from '../../src/shared/vocabulary/datasets.ts'
import { datasetSamples, onDisk, type DatasetSample } from './datasetSamples.ts'
import { endOf } from './endOf.ts'
import type { FaultPart } from './faultPart.ts'
import { mutatedBytes } from './mutatedBytes.ts'
import { Tally } from './tally.ts'

/** The name under which every mutant is imported; after it, its home has no dataset again. */
const NAME = 'mutant'

export const mutatedDatasetsPart: FaultPart = {
  name: 'mutated datasets',
  count: 1000,
  run: async (count) => {
    const home = await makeHome()
    const folder = await mkdtemp(join(tmpdir(), 'recnet-mutated-datasets-'))
    const engine = await home.engine()
    const tally = new Tally('mutated datasets')
    const random = seededRandom(18)('datasets')
    const samples = await datasetSamples()
    for (let number = 0; number < count; number += 1) {
      const sample = samples[number % samples.length]
      if (sample === undefined) throw new Error('Expected a sample.')
      const names = Object.keys(sample.files)
      const broken = names[random.below(names.length)] ?? ''
      const good = sample.files[broken] ?? Buffer.alloc(0)
      const breaksPacked = sample.packed && random.below(2) === 0
      const text = breaksPacked ? good : mutatedBytes(good, random)
      const bytes = breaksPacked ? mutatedBytes(onDisk(sample, good), random) : onDisk(sample, text)
      const place = join(folder, String(number))
      await mkdir(place)
      for (const [name, kept] of Object.entries(sample.files)) {
        const file = join(place, sample.packed ? `${name}.gz` : name)
        await writeFile(file, name === broken ? bytes : onDisk(sample, kept))
      }
      const texts = { ...sample.files, [broken]: text }
      const wrong = await importOf(engine, home, place, rowsIn({ ...sample, files: texts }))
      tally.add(wrong.end, `case ${number}, ${sample.form}, ${broken}: ${wrong.what}`)
      await rm(place, { recursive: true })
    }
    await home.remove()
    await rm(folder, { recursive: true })
    return tally.outcomes
  },
}

/** Rows of interactions that are there to be read; fewest and most, because quotes may join lines. */
interface RowBounds {
  readonly least: number
  readonly most: number
}

function rowsIn({ files, interactions, form }: DatasetSample): RowBounds | null {
  if (interactions === null) return null
  const bytes = files[interactions.file] ?? Buffer.alloc(0)
  // An order of bytes of its own makes lines of its own.
  if (bytes.includes(0)) return { least: 0, most: bytes.length }
  const lines = bytes.toString('latin1').split('\n')
  const filled = lines.filter((line) => line !== '' && line !== '\r').length - (interactions.header ? 1 : 0)
  const mayJoin = !form.startsWith('JSON') && bytes.includes(34)
  return { least: mayJoin ? 0 : filled, most: filled }
}

async function importOf(engine: Engine, home: Home, place: string, rows: RowBounds | null) {
  const source = ticketFor(engine, place)
  const ended = await endOf(() => engine.handlers['datasets.import']({ source, name: NAME }))
  if (ended.end === 'crashed') return { end: 'crashed' as const, what: ended.reason }
  if (ended.end === 'refused') {
    const left = await readdir(home.path('datasets')).catch(() => [])
    return left.length === 0
      ? { end: 'refused' as const, what: ended.code }
      : { end: 'silent' as const, what: `refused with ${ended.code}, and left ${left.join(', ')}` }
  }
  const checked = await endOf(() => differenceOf(engine, home, ended.result, rows))
  await engine.handlers['datasets.remove']({ dataset: NAME })
  if (checked.end !== 'done') return { end: 'crashed' as const, what: JSON.stringify(checked) }
  return checked.result === null
    ? { end: 'read' as const, what: '' }
    : { end: 'silent' as const, what: checked.result }
}

/** Holds what was kept against what was said and what was there; null where all of it is the same. */
async function differenceOf(
  engine: Engine,
  home: Home,
  summary: DatasetSummary,
  rows: RowBounds | null,
): Promise<string | null> {
  const kept = await lanceDatasetStore(home.path('datasets')).load(NAME)
  const interactions = kept.histories.reduce((sum, { items }) => sum + items.length, 0)
  if (interactions !== summary.interactions) return `${interactions} kept of ${summary.interactions}`
  if (sha256(canonicalRows(kept)) !== summary.hash) return 'kept with another content than was read'
  const card = await engine.handlers['datasets.card']({ dataset: NAME })
  const read = card?.steps[0]?.interactions ?? 0
  const rejected = card?.rejectedRows ?? 0
  if (rows === null || (read <= rows.most && read + rejected >= rows.least)) return null
  return `${read} read and ${rejected} rejected of ${rows.least} to ${rows.most} rows`
}
