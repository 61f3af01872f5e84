/** Random tables written in each format come back the same. The writers are not ours. */
import { dsvFormat } from 'd3-dsv'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../adapters/seededRandom.ts'
import type { Random } from '../../ports/random.ts'
import { textFile, type SizedFile } from '../textFiles.ts'
import { importedTables, jsonLines } from './tables.testing.ts'

interface Row {
  readonly user_id: string
  readonly item_id: string
  readonly rating: string
  readonly timestamp: string
}
interface Item {
  readonly item_id: string
  readonly title: string
  readonly category: string
}
type Write = (name: string, rows: readonly object[]) => SizedFile

/** What files may hold that breaks a careless reader. */
const PIECES = [
  'a',
  'Z',
  '0',
  '"',
  '""',
  ',',
  ';',
  '\t',
  '|',
  ':',
  "'",
  '\\',
  'é',
  '漢',
  '😀',
  '\u2028',
  ' ',
  '-',
]

/** Ids hold no control characters. */
const IN_IDS = PIECES.filter((piece) => piece !== '\t')

function textOf(random: Random, most: number, pieces = PIECES): string {
  const length = 1 + random.below(most)
  return Array.from({ length }, () => pieces[random.below(pieces.length)] ?? '').join('')
}

function tablesOf(random: Random): { readonly rows: readonly Row[]; readonly items: readonly Item[] } {
  const ids = Array.from({ length: 12 }, (_, index) => `${index}${textOf(random, 6, IN_IDS)}x`)
  const items = ids.map((item_id) => ({
    item_id,
    title: `T${textOf(random, 12)}e`,
    category: `C${textOf(random, 5, ['a', 'b', ' ', '"', ','])}e`,
  }))
  const rows = Array.from({ length: 60 }, (_, index) => ({
    user_id: `u${random.below(8)}${index % 3 === 0 ? '"' : ''}`,
    item_id: ids[random.below(ids.length)] ?? '',
    rating: String(1 + random.below(5)),
    timestamp: String(1_400_000_000 + random.below(1000)),
  }))
  return { rows, items }
}

const separated = (delimiter: string, suffix: string): Write => {
  const writer = dsvFormat(delimiter)
  return (name, rows) => textFile(`${name}.${suffix}`, writer.format(rows as Record<string, string>[]))
}
const WRITERS: readonly (readonly [string, Write])[] = [
  ['CSV', separated(',', 'csv')],
  ['TSV', separated('\t', 'tsv')],
  ['semicolons', separated(';', 'csv')],
  ['JSON lines', (name, rows) => textFile(`${name}.jsonl`, jsonLines(...rows))],
]

/** The histories as a reader should find them: by time, ties in the order of the rows, the earliest of repetitions. */
function expectedHistories(rows: readonly Row[]): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, Row[]>()
  for (const row of rows) users.set(row.user_id, [...(users.get(row.user_id) ?? []), row])
  const histories = [...users].map(([user, own]): [string, string[]] => {
    const ordered = own.toSorted((a, b) => Number(a.timestamp) - Number(b.timestamp))
    return [`u:${user}`, [...new Set(ordered.map(({ item_id }) => `i:${item_id}`))]]
  })
  return new Map(histories)
}

/** Cleaning collapses white space; nothing else of these texts is markup. */
const cleaned = (text: string): string => text.replaceAll(/[\s\u2028]+/g, ' ').trim()

describe('random tables', () => {
  for (const [format, write] of WRITERS)
    it.each([1, 2, 3, 4, 5, 6])(`come back the same as ${format}, seed %i`, async (seed) => {
      const { rows, items } = tablesOf(seededRandom(seed)('tables', format))
      const { dataset, rejects } = await importedTables([write('ratings', rows), write('items', items)])
      expect(rejects).toEqual([])
      expect(new Map(dataset.histories.map(({ user, items: taken }) => [user, taken]))).toEqual(
        expectedHistories(rows),
      )
      const taken = new Set(rows.map(({ item_id }) => item_id))
      expect([...dataset.items.values()].map(({ id, title, category }) => [id, title, category])).toEqual(
        items
          .filter(({ item_id }) => taken.has(item_id))
          .map(({ item_id, title, category }) => [`i:${item_id}`, cleaned(title), cleaned(category)]),
      )
    })
})

describe('damaged tables', () => {
  it.each(Array.from({ length: 40 }, (_, index) => index))(
    'end in a dataset or in an error that names the place, seed %i',
    async (seed) => {
      const random = seededRandom(seed)('damage')
      const { rows, items } = tablesOf(random)
      const write = WRITERS[seed % WRITERS.length]?.[1] ?? separated(',', 'csv')
      const damaged = [write('ratings', rows), write('items', items)].map(async (file) => {
        const all: string[] = []
        for await (const line of file.lines()) all.push(line)
        return textFile(file.name, damage(all.join('\n'), random))
      })
      const done = await importedTables(await Promise.all(damaged), { rejectLimit: 0.2 }).then(
        ({ summary }) => summary,
        (error: unknown) => error,
      )
      const code = (done as { readonly details?: { readonly code: string } }).details?.code ?? 'imported'
      expect(['imported', 'dataset-rows-invalid', 'dataset-files-missing', 'dataset-too-small']).toContain(
        code,
      )
    },
  )
})

/** Cuts, repeats or exchanges characters in a few places. */
function damage(text: string, random: Random): string {
  let damaged = text
  for (let time = 0; time < 5; time++) {
    const at = random.below(Math.max(1, damaged.length))
    const kind = random.below(4)
    if (kind === 0) damaged = damaged.slice(0, at)
    else if (kind === 1) damaged = damaged.slice(0, at) + damaged.slice(at + 1 + random.below(20))
    else if (kind === 2) damaged = damaged.slice(0, at) + textOf(random, 6) + damaged.slice(at)
    else damaged = damaged.slice(0, at) + '\0' + damaged.slice(at + 1)
  }
  return damaged
}
