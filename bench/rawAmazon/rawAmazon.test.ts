import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { preprocess } from '../../src/main/datasets/preprocessing/preprocess.ts'
import { optionsOf, tableOf, type Row } from '../../src/main/datasets/preprocessing/preprocessing.testing.ts'
import { TITLE } from '../../src/main/datasets/interactionTable.ts'
import { seededRandom } from '../../src/main/adapters/seededRandom.ts'
import { writeRawAmazon } from './writeRawAmazon.ts'

const folder = await mkdtemp(join(tmpdir(), 'recnet-raw-'))
const options = {
  scale: 0.01,
  extra: 0.5,
  forms: ['2018', '2023'],
  seed: 3,
  written: () => undefined,
} as const
const expected = await writeRawAmazon(folder, options)

afterAll(() => rm(folder, { recursive: true }))

type Line = Readonly<Record<string, unknown>>

async function linesOf(file: string): Promise<readonly string[]> {
  return gunzipSync(await readFile(join(folder, file)))
    .toString()
    .trimEnd()
    .split('\n')
}

function parsed(line: string): Line | null {
  try {
    return JSON.parse(line) as Line
  } catch {
    // That some lines cannot be parsed is what the files are for.
    return null
  }
}

/** The rows that can be used, read the plain way: the whole file at once. */
async function rowsOf(
  file: string,
  names: readonly [string, string, string, string],
): Promise<readonly Row[]> {
  return (await linesOf(file)).flatMap((line) => {
    const values = parsed(line)
    const [user, item, time, rating] = names.map((name) => values?.[name])
    const usable = [user, item].every((id) => typeof id === 'string' && !id.includes('\u0000'))
    return usable && typeof time === 'number' ? [[user, item, time, rating] as Row] : []
  })
}

describe.each([
  [
    '2018/CDs_and_Vinyl.json.gz',
    '2018/meta_CDs_and_Vinyl.json.gz',
    'asin',
    ['reviewerID', 'asin', 'unixReviewTime', 'overall'],
  ],
  [
    '2023/CDs_and_Vinyl.jsonl.gz',
    '2023/meta_CDs_and_Vinyl.jsonl.gz',
    'parent_asin',
    ['user_id', 'parent_asin', 'timestamp', 'rating'],
  ],
] as const)('raw files in %s', (reviews, metadata, id, names) => {
  it('hold as many reviews, bad lines and repetitions as they say', async () => {
    const rows = await rowsOf(reviews, names)
    expect(rows).toHaveLength(expected.read.interactions)
    expect(await linesOf(reviews)).toHaveLength(expected.read.interactions + expected.badReviews.lines)
    expect(new Set(rows.map(([user]) => user)).size).toBe(expected.read.users)
    expect(new Set(rows.map(([, item]) => item)).size).toBe(expected.read.items)
    expect(rows.length - new Set(rows.map(([user, item]) => `${user} ${item}`)).size).toBe(expected.repeats)
    expect(expected.badReviews.lines).toBeLessThan(rows.length / 100)
  })

  it('describe the items as they say', async () => {
    const items = (await linesOf(metadata)).map(parsed).filter((item) => typeof item?.[id] === 'string')
    expect(new Set(items.map((item) => item?.[id])).size).toBe(expected.items.described)
    expect(items.length - expected.items.described).toBe(expected.items.repeated)
  })

  it('leave by five-core what they say', async () => {
    const rows = await rowsOf(reviews, names)
    const table = quickTable(rows)
    const titles = new Uint8Array(table.items.length).fill(TITLE.undescribed)
    const numbers = new Map(table.items.map((item, number) => [item, number]))
    for (const line of await linesOf(metadata)) {
      const item = parsed(line)
      const number = numbers.get(String(item?.[id]))
      if (item === null || number === undefined) continue
      titles[number] = titleOf(String(item['title']))
    }
    for (const asked of ['any', 'present', 'clean'] as const) {
      const five = optionsOf({ duplicates: 'first', titles: asked, kCore: 5 })
      const { steps } = preprocess(table, titles, five, seededRandom(1))
      expect(steps.at(-1)).toMatchObject(expected.fiveCore[asked])
    }
  })
})

it('raw files have the size of Table 1, in proportion', () => {
  expect(expected.fiveCore.clean).toEqual({ users: 845, items: 569, interactions: 9616 })
})

function titleOf(title: string): number {
  if (title.trim() === '') return TITLE.empty
  return /<span|<script|getTime/.test(title) ? TITLE.dirty : TITLE.sound
}

/** The same as `tableOf`, which looks each token up in a list. */
function quickTable(rows: readonly Row[]) {
  const numbered = (tokens: readonly string[]) => {
    const numbers = new Map([...new Set(tokens)].map((token, number) => [token, number]))
    return { names: [...numbers.keys()], of: Int32Array.from(tokens, (token) => numbers.get(token) ?? 0) }
  }
  const users = numbered(rows.map(([user]) => user))
  const items = numbered(rows.map(([, item]) => item))
  return {
    ...tableOf([]),
    users: users.names,
    items: items.names,
    userOf: users.of,
    itemOf: items.of,
    times: Float64Array.from(rows, ([, , time]) => time ?? 0),
  }
}
