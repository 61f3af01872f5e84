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
  const rounds = Array.from({ length: Number(options.rounds) }, (_, round) => round)
  const file = join(dirname(folder), 'expected.json')
  const expected = existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as ExpectedCounts) : null
  const bare = middle(
    rounds.map(() => inOwnProcess<BareReading>(folder, 'bare')),
    ({ milliseconds }) => milliseconds,
  )
  console.log(
    `unpack, split, parse: ${formatDuration(bare.milliseconds)} for ${bare.lines.toLocaleString('en')} lines, ${formatBytes(bare.bytes)}`,
  )
  for (const preset of options.preset) {
    const found = middle(
      rounds.map(() => inOwnProcess<MeasuredImport>(folder, 'import', preset)),
      ({ milliseconds }) => milliseconds.stored,
    )
    console.log(`\n${preset}\n${importText(found, bare)}`)
    if (expected === null) continue
    const differences = differencesFrom(expected, found)
    console.log(`  counts: ${differences.length === 0 ? 'as constructed' : differences.join('; ')}`)
  }
}

function importText(found: MeasuredImport, bare: BareReading): string {
  const { read, made, stored } = found.milliseconds
  const perSecond = (milliseconds: number) =>
    Math.round((1000 * found.rows) / milliseconds).toLocaleString('en')
  return [
    `  import: ${formatDuration(stored)} (interactions ${formatDuration(read)}, dataset ${formatDuration(made - read)}, storing ${formatDuration(stored - made)}), ${perSecond(stored)} rows/s`,
    `  ratio: ${(stored / bare.milliseconds).toFixed(2)} (without storing ${(made / bare.milliseconds).toFixed(2)})`,
    `  five-core: ${formatDuration(found.fiveCoreMilliseconds)}, ${perSecond(found.fiveCoreMilliseconds)} rows/s`,
    `  peak memory: ${formatBytes(found.peakMemory)}`,
  ].join('\n')
}

/** The round that took neither the least nor the most. */
function middle<Measured>(rounds: readonly Measured[], time: (round: Measured) => number): Measured {
  const found = rounds.toSorted((a, b) => time(a) - time(b))[rounds.length >> 1]
  if (found === undefined) throw new Error('Expected at least one round.')
  return found
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
