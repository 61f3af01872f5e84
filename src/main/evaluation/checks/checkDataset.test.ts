/** Datasets of known numbers, made by hand, and Amazon CDs against figures that were counted elsewhere. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Dataset, ItemText } from '#shared/vocabulary/datasets.ts'
import { toItemId, toUserId } from '#shared/vocabulary/ids.ts'
import { CHECK_IDS, type CheckId, type DatasetChecks } from '#shared/vocabulary/imports/datasetChecks.ts'
import { seededRandom } from '../../adapters/seededRandom.ts'
import { importDataset } from '../../datasets/importDataset.ts'
import { textFile } from '../../datasets/textFiles.ts'
import { checkDataset } from './checkDataset.ts'

interface HandMade {
  /** Items of each user, oldest first, by one letter each. */
  readonly sequences: readonly string[]
  /** Times of each user; without them the source has none. */
  readonly times?: readonly (readonly number[])[]
  /** Given negatives of each user. */
  readonly negatives?: readonly string[]
  readonly titles?: Readonly<Record<string, string>>
}

/** Users are numbered from 1; an item's title is `Album` with its letter where none is said. */
function dataset({ sequences, times, negatives, titles = {} }: HandMade): Dataset {
  const ids = (letters: string) => [...letters].map(toItemId)
  const letters = [...new Set([...sequences, ...(negatives ?? [])].join(''))]
  return {
    name: 'hand-made',
    domainWord: 'CD',
    histories: sequences.map((items, index) => ({
      user: toUserId(`${index + 1}`),
      items: ids(items),
      timestamps: times?.[index] ?? null,
    })),
    items: new Map(
      letters.map((letter) => {
        const id = toItemId(letter)
        const text: ItemText = {
          id,
          title: titles[letter] ?? `Album ${letter}`,
          category: '',
          description: '',
        }
        return [id, text]
      }),
    ),
    users: new Map(),
    givenNegatives: negatives
      ? new Map(negatives.map((items, index) => [toUserId(`${index + 1}`), ids(items)]))
      : null,
    hash: 'abc',
  }
}

const checksOf = (data: Dataset, seed = 0) =>
  checkDataset(data, { seed, randomFor: seededRandom(seed), breathe: async () => undefined })
const of = ({ checks }: DatasetChecks, id: CheckId) => checks.find((check) => check.id === id)!

describe('the checks of a dataset', () => {
  it('come in one order, with what they were made by', async () => {
    const found = await checksOf(dataset({ sequences: ['abcd', 'bcde'], negatives: ['ef', 'af'] }), 7)
    expect(found.checks.map(({ id }) => id)).toEqual(CHECK_IDS)
    expect(found).toMatchObject({
      dataset: 'hand-made',
      datasetHash: 'abc',
      seed: 7,
      negatives: 'given',
      users: 2,
      candidates: 3,
    })
    expect(found.checks.every(({ level, advice }) => (advice === null) === (level === 'fine'))).toBe(true)
  })

  it('pause for every user, so that other calls are answered meanwhile', async () => {
    let pauses = 0
    const breathe = async () => void pauses++
    const sequences = Array.from({ length: 50 }, () => 'abcd')
    await checkDataset(dataset({ sequences }), { seed: 0, randomFor: seededRandom(0), breathe })
    expect(pauses).toBeGreaterThan(50 * 5)
  })

  it('count test items that training does not know', async () => {
    // Train: a b, b c, a c. Test: d (unseen), a (seen), e (unseen).
    const found = await checksOf(dataset({ sequences: ['abcd', 'bcda', 'acbe'], negatives: ['e', 'e', 'd'] }))
    const check = of(found, 'unseen-test-items')
    expect(check.numbers).toMatchObject({ unseen: 2, users: 3, unseenNegatives: 3, negatives: 3 })
    expect(check.level).toBe('warning')
    expect(check.finding).toBe(
      '2 test items of 3 (66.7 %) never occur in training; of the negatives 100 % do not.',
    )
  })

  it('count history items among given negatives; sampled ones have none', async () => {
    const sequences = ['abcd', 'bcda', 'acbe']
    const given = await checksOf(dataset({ sequences, negatives: ['abe', 'ef', 'c'] }))
    expect(of(given, 'history-negatives').numbers).toMatchObject({ users: 2, items: 3 })
    expect(of(given, 'history-negatives').level).toBe('warning')
    const sampled = await checksOf(dataset({ sequences }))
    expect(of(sampled, 'history-negatives')).toMatchObject({ level: 'fine', numbers: { users: 0 } })
    expect(sampled.negatives).toBe('sampled uniformly')
  })

  it('count candidate lists with one title twice, whatever its case', async () => {
    const titles = { d: 'Blue Train', e: 'blue train', f: 'Kind of Blue', g: 'Kind of Blue', h: '', i: '' }
    const found = await checksOf(
      dataset({ sequences: ['abcd', 'bcda', 'acbe'], negatives: ['ef', 'fg', 'hi'], titles }),
    )
    expect(of(found, 'repeated-titles').numbers).toMatchObject({ lists: 2, withTestItem: 1 })
  })

  it('count sequences with an item twice, and test items that were taken before', async () => {
    const found = await checksOf(dataset({ sequences: ['abab', 'aacd', 'abcd'], negatives: ['e', 'e', 'e'] }))
    expect(of(found, 'repeated-items')).toMatchObject({
      level: 'warning',
      numbers: { users: 2, histories: 3, knownTestItems: 1, tested: 3 },
    })
  })

  it('tell how much of the training happened after a test, and what is known from the future alone', async () => {
    // Train times: 1 2 of user 1, 5 6 of user 2. Test of user 1 at 4: two of four are later. Test of user 2 at 9: none.
    const found = await checksOf(
      dataset({
        sequences: ['abcd', 'dedb'],
        times: [
          [1, 2, 3, 4],
          [5, 6, 7, 9],
        ],
        negatives: ['f', 'f'],
      }),
    )
    expect(of(found, 'future-training')).toMatchObject({
      level: 'warning',
      numbers: { mean: 0.25, onlyLater: 1, onlyLaterShare: 0.5, seen: 2, interactions: 4 },
    })
    const orderly = [
      [1, 2, 3, 10],
      [1, 2, 3, 10],
    ]
    const fine = await checksOf(dataset({ sequences: ['abcd', 'dedb'], times: orderly }))
    expect(of(fine, 'future-training')).toMatchObject({ level: 'fine', numbers: { mean: 0, onlyLater: 0 } })
    // The same time is not later.
    const ties = [
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ]
    const tied = await checksOf(dataset({ sequences: ['abcd', 'dedb'], times: ties }))
    expect(of(tied, 'future-training').numbers).toMatchObject({ mean: 0 })
    const untimed = await checksOf(dataset({ sequences: ['abcd', 'dedb'] }))
    expect(of(untimed, 'future-training')).toMatchObject({ level: 'note', numbers: { mean: null } })
  })

  it('count users with a single training item, and users who cannot be tested', async () => {
    const found = await checksOf(dataset({ sequences: ['abcd', 'ab', 'abc', 'a'] }))
    expect(of(found, 'thin-histories')).toMatchObject({
      level: 'note',
      numbers: { without: 0, single: 2, tested: 3, untested: 1 },
    })
    const long = await checksOf(dataset({ sequences: ['abcd', 'bcda'] }))
    expect(of(long, 'thin-histories').level).toBe('fine')
  })

  it('count items whose title says nothing: none, the id, a stand-in, signs alone, or residue of a page', async () => {
    const titles = {
      a: '',
      b: 'b',
      c: 'Untitled item c',
      d: '***',
      e: '<span class="x">',
      f: 'var x = function(',
      g: '1999',
    }
    const found = await checksOf(dataset({ sequences: ['abcde'], negatives: ['fg'], titles }))
    expect(of(found, 'missing-titles').numbers).toMatchObject({ items: 6, used: 7, testItems: 1 })
  })
})

describe('shortcut rankers', () => {
  it('are expected over ties, against the floor and band of as many candidates and users', async () => {
    const found = await checksOf(
      dataset({
        sequences: ['abcd', 'bcaf', 'gaeb'],
        negatives: ['ab', 'ab', 'cd'],
        titles: { a: 'x', b: 'xx', c: 'x', d: 'xxx', f: 'xx' },
      }),
    )
    // Train: a b, b c, g a. Counts: a 2, b 2, c 1, g 1. Unseen first: d and f are alone at the top; b ties with c below d.
    const third = 1 / Math.log2(3)
    const unseen = found.shortcuts.find(({ id }) => id === 'unseen-first')!
    expect(unseen.mean['ndcg@1']).toBeCloseTo(2 / 3, 12)
    expect(unseen.mean['ndcg@10']).toBeCloseTo((1 + 1 + (third + 0.5) / 2) / 3, 12)
    const popular = found.shortcuts.find(({ id }) => id === 'most-popular-first')!
    expect(popular.mean['ndcg@10']).toBeCloseTo((0.5 + 0.5 + 1) / 3, 12)
    const longest = found.shortcuts.find(({ id }) => id === 'longest-title-first')!
    // d before b and a; f ties with b before a; b between d and c.
    expect(longest.mean['ndcg@10']).toBeCloseTo((1 + (1 + third) / 2 + third) / 3, 12)
    expect(found.floor['ndcg@1']).toBeCloseTo(1 / 3, 12)
    expect(found.floor['ndcg@10']).toBeCloseTo((1 + third + 0.5) / 3, 12)
  })

  it('warn where they lie above the band, which narrows with the number of users', async () => {
    const found = (users: number) =>
      checksOf(
        dataset({
          sequences: Array.from({ length: users }, () => 'abcd'),
          negatives: Array.from({ length: users }, () => 'abefghijk'),
        }),
      )
    const [few, many] = [await found(4), await found(400)]
    // The test item is one of eight that training does not know, and only a and b are known.
    const mean = (checks: DatasetChecks) => checks.shortcuts[2]!.mean['ndcg@10']
    expect(mean(few)).toBeCloseTo(mean(many), 9)
    expect([of(few, 'unseen-first').level, of(many, 'unseen-first').level]).toEqual(['fine', 'warning'])
    expect(of(many, 'most-popular-first')).toMatchObject({ level: 'note' })
    expect(of(many, 'most-popular-first').finding).toContain('below what random orders reach')
  })

  it('say nothing of a dataset whose users cannot be tested', async () => {
    const found = await checksOf(dataset({ sequences: ['a', 'b'] }))
    expect(found).toMatchObject({ users: 0, candidates: 0, floor: { 'ndcg@10': 0 } })
    expect(found.checks.filter(({ level }) => level === 'warning')).toEqual([])
  })
})

const shared = process.env['RECNET_SHARED'] ?? join(process.cwd(), '..', 'shared')
const place = existsSync(shared) ? shared : join('/work', 'shared')
const dense = join(place, 'data', 'amazon-cds-dense')
const goldens = join(place, 'goldens', 'baselines-dense.json')

interface Golden {
  readonly random: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly dense: {
    readonly models: Readonly<
      Record<string, { readonly tie_expected: Readonly<Record<'ndcg@1' | 'ndcg@5' | 'ndcg@10', number>> }>
    >
  }
}

// Skipped where the folder of reference results is not on this machine.
describe.skipIf(!existsSync(dense) || !existsSync(goldens))('the checks of Amazon CDs, dense', () => {
  const files = [
    'CDs-100-user-dense.train.inter',
    'CDs-100-user-dense.valid.inter',
    'CDs-100-user-dense.test.inter',
    'CDs-100-user-dense.random',
    'CDs.item',
  ]
  const found = async () => {
    const texts = files.map((name) => textFile(name, readFileSync(join(dense, name), 'utf8')))
    const request = { name: 'cds-dense', from: dense, files: texts }
    return checksOf((await importDataset(request, { sha256: () => 'hash', randomFor: seededRandom })).dataset)
  }

  it('have the numbers that were counted elsewhere', async () => {
    const checks = await found()
    const golden = JSON.parse(readFileSync(goldens, 'utf8')) as Golden
    expect(checks).toMatchObject({ users: 100, candidates: 10, negatives: 'given' })
    expect(of(checks, 'unseen-test-items')).toMatchObject({
      level: 'note',
      numbers: { unseen: 15, unseenNegatives: 105, negatives: 900 },
    })
    expect(of(checks, 'history-negatives')).toMatchObject({
      level: 'warning',
      // Counted anew from the files: 26 items, all in train or validation.
      numbers: { users: 24, items: 26 },
    })
    expect(of(checks, 'repeated-titles').numbers).toMatchObject({ lists: 1 })
    expect(of(checks, 'future-training').numbers).toMatchObject({ mean: null })
    for (const [id, model] of [
      ['most-popular-first', 'Pop'],
      ['least-popular-first', 'AntiPop'],
      ['unseen-first', 'ColdFirst'],
    ] as const) {
      const { mean } = checks.shortcuts.find((result) => result.id === id)!
      for (const metric of ['ndcg@1', 'ndcg@5', 'ndcg@10'] as const)
        expect(mean[metric], `${model} ${metric}`).toBeCloseTo(
          golden.dense.models[model]!.tie_expected[metric],
          9,
        )
    }
    const band = golden.random['band95_for_100_users']!
    for (const metric of ['ndcg@1', 'ndcg@5', 'ndcg@10'] as const) {
      const [low, high] = band[metric] as [number, number]
      expect(checks.band[metric].low).toBeCloseTo(low, 4)
      expect(checks.band[metric].high).toBeCloseTo(high, 4)
    }
    expect(of(checks, 'most-popular-first').level).toBe('warning')
    expect(of(checks, 'unseen-first').level).toBe('fine')
  })
})
