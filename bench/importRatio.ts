/**
 * What an import of packed JSON lines costs, against a loop that only unpacks, splits and parses the same bytes; nothing
 * here passes or fails. Each reading has a process of its own.
 *
 *   npm run bench:import                            a tenth of CDs and Vinyl, with the presets five-core and paper-cds
 *   npm run bench:import -- --scale 1               all of it (see bench/rawAmazon.ts)
 *   npm run bench:import -- --folder /tmp/raw-cds/2018   files that are there
 *   npm run bench:import -- --preset none --rounds 5
 *   node --cpu-prof bench/importRatio.ts --folder /tmp/raw-cds/2018 --part import --preset five-core
 *
 * Where `expected.json` lies beside the folder, the counts are held against it.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { formatBytes, formatDuration } from '#shared/quantities.ts'
import { bareReading, type BareReading } from './imports/bareReading.ts'
import { differencesFrom } from './imports/differencesFrom.ts'
import { measuredImport, type MeasuredImport } from './imports/measuredImport.ts'
import type { ExpectedCounts } from './rawAmazon/expectedCounts.ts'
import { writeRawAmazon } from './rawAmazon/writeRawAmazon.ts'

const { values: options } = parseArgs({
  options: {
    scale: { type: 'string', default: '0.1' },
    folder: { type: 'string' },
    preset: { type: 'string', multiple: true, default: ['five-core', 'paper-cds'] },
    rounds: { type: 'string', default: '3' },
    part: { type: 'string' },
  },
})

if (options.part !== undefined) {
  const folder = options.folder ?? ''
  const measured =
    options.part === 'bare'
      ? await bareReading(folder)
      : await measuredImport(folder, options.preset[0] ?? '')
  console.log(JSON.stringify(measured))
} else if (options.folder !== undefined) await compare(options.folder)
else {
  const folder = await mkdtemp(join(tmpdir(), 'recnet-bench-raw-'))
  try {
    const form = { scale: Number(options.scale), extra: 0.3, forms: ['2018'], seed: 2020 } as const
    await writeRawAmazon(folder, { ...form, written: () => undefined })
    await compare(join(folder, '2018'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function compare(folder: string): Promise<void> {
  const file = join(dirname(folder), 'expected.json')
  const expected = existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as ExpectedCounts) : null
  // Taken in turns, so that whatever else the machine does befalls all of them.
  const rounds = Array.from({ length: Number(options.rounds) }, () => ({
    bare: inOwnProcess<BareReading>(folder, 'bare'),
    imports: options.preset.map((preset) => inOwnProcess<MeasuredImport>(folder, 'import', preset)),
  }))
  const bare = middle(rounds.map((round) => round.bare.milliseconds))
  const { lines, bytes } = rounds[0]?.bare ?? { lines: 0, bytes: 0 }
  console.log(
    `unpack, split, parse: ${formatDuration(bare)} for ${lines.toLocaleString('en')} lines, ${formatBytes(bytes)}`,
  )
  options.preset.forEach((preset, place) => {
    const pairs = rounds.flatMap(({ bare, imports }) => {
      const found = imports[place]
      return found === undefined ? [] : [{ bare, found }]
    })
    console.log(`\n${preset}\n${importText(pairs)}`)
    const [first] = pairs
    if (expected === null || first === undefined) return
    const differences = differencesFrom(expected, first.found)
    console.log(`  counts: ${differences.length === 0 ? 'as constructed' : differences.join('; ')}`)
  })
}

interface Pair {
  readonly bare: BareReading
  readonly found: MeasuredImport
}

/** Every figure is the middle one of all rounds. */
function importText(pairs: readonly Pair[]): string {
  const of = (figure: (pair: Pair) => number) => middle(pairs.map(figure))
  const rows = of(({ found }) => found.rows)
  const read = of(({ found }) => found.milliseconds.read)
  const made = of(({ found }) => found.milliseconds.made - found.milliseconds.read)
  const storing = of(({ found }) => found.milliseconds.stored - found.milliseconds.made)
  const all = of(({ found }) => found.milliseconds.stored)
  const ratio = of(({ bare, found }) => found.milliseconds.stored / bare.milliseconds)
  const processors = of(({ bare, found }) => found.processorMilliseconds / bare.processorMilliseconds)
  const fiveCore = of(({ found }) => found.fiveCoreMilliseconds)
  const perSecond = (milliseconds: number) => Math.round((1000 * rows) / milliseconds).toLocaleString('en')
  return [
    `  import: ${formatDuration(all)} (interactions ${formatDuration(read)}, dataset ${formatDuration(made)}, storing ${formatDuration(storing)}), ${perSecond(all)} rows/s`,
    `  ratio: ${ratio.toFixed(2)} in time, ${processors.toFixed(2)} in time of processors`,
    `  five-core: ${formatDuration(fiveCore)}, ${perSecond(fiveCore)} rows/s`,
    `  peak memory: ${formatBytes(of(({ found }) => found.peakMemory))}`,
  ].join('\n')
}

function middle(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? Number.NaN
}

function inOwnProcess<Measured>(folder: string, part: string, preset = 'none'): Measured {
  const args = [import.meta.filename, '--folder', folder, '--part', part, '--preset', preset]
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`The part ${part} ended with ${status}.`)
  return JSON.parse(stdout) as Measured
}
