import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { toItemId, toUserId } from '#shared/vocabulary/ids.ts'
import { NO_PREPROCESSING } from '#shared/vocabulary/imports/preprocessing.ts'
import { readDatasetFolder } from '../../adapters/files/readDatasetFolder.ts'
import { seededRandom } from '../../adapters/seededRandom.ts'
import { sha256 } from '../../adapters/sha256.ts'
import { canonicalRows } from '../canonicalRows.ts'
import { importDataset } from '../importDataset.ts'
import { textFile } from '../textFiles.ts'
import { atomicFiles } from './atomicFiles.ts'

const tools = { sha256, randomFor: seededRandom }
const filesOf = (dataset: Dataset) =>
  atomicFiles(dataset).map(({ name, pieces }) => textFile(name, [...pieces()].join('')))
const textsOf = (dataset: Dataset) =>
  Object.fromEntries(atomicFiles(dataset).map(({ name, pieces }) => [name, [...pieces()].join('')]))

async function againOf(dataset: Dataset): Promise<Dataset> {
  const { name, domainWord } = dataset
  const preprocessing = { ...NO_PREPROCESSING, duplicates: 'keep' as const }
  const request = { name, domainWord, from: 'the export', files: filesOf(dataset), rejectLimit: 0 }
  return (await importDataset({ ...request, preprocessing }, tools)).dataset
}

/** A dataset with these titles, whose users each took all items. */
function datasetOf(titles: readonly string[], part: Partial<Dataset> = {}): Dataset {
  const ids = titles.map((_, index) => toItemId(String(index).padStart(3, '0')))
  const content = {
    histories: ['007', 'b'].map((user, turn) => ({
      user: toUserId(user),
      items: turn === 0 ? ids : ids.toReversed(),
      timestamps: ids.map((_, index) => 1_700_000_000_000 + index * 0.5),
    })),
    items: new Map(
      ids.map((id, index) => [id, { id, title: titles[index]!, category: '', description: '' }]),
    ),
    users: new Map(),
    givenNegatives: null,
    ...part,
  }
  return { name: 'odd', domainWord: 'CD', hash: sha256(canonicalRows(content)), ...content }
}

const PLAIN = ['One', 'Two', 'Three', 'Four']

describe('atomicFiles', () => {
  it('writes what RecBole reads', () => {
    const [a, b] = [toItemId('1'), toItemId('2')]
    const user = toUserId('007')
    const dataset = datasetOf([], {
      histories: [{ user, items: [b, a, b], timestamps: [1.5, 60, 1_700_000_000_123] }],
      items: new Map([
        [a, { id: a, title: '12" Single', category: 'Jazz; Bop', description: '' }],
        [b, { id: b, title: 'Two', category: '', description: 'Low.' }],
      ]),
      users: new Map([[user, { id: user, text: 'age: 24' }]]),
      givenNegatives: new Map([[user, [a]]]),
    })
    expect(textsOf(dataset)).toEqual({
      'odd.inter':
        'user_id:token\titem_id:token\ttimestamp:float\n007\t2\t1.5\n007\t1\t60\n007\t2\t1700000000123\n',
      'odd.item':
        'item_id:token\ttitle:token_seq\tcategory:token_seq\tdescription:token_seq\n1\t"12"" Single"\tJazz; Bop\t\n2\tTwo\t\tLow.\n',
      'odd.user': 'user_id:token\ttext:token_seq\n007\tage: 24\n',
      'odd.random': '007\t1\n',
    })
  })

  it('leaves out what there is nothing of: times, texts of users, negatives', () => {
    const histories = datasetOf(PLAIN).histories.map((history) => ({ ...history, timestamps: null }))
    const texts = textsOf(datasetOf(PLAIN, { histories }))
    expect(Object.keys(texts)).toEqual(['odd.inter', 'odd.item'])
    expect(texts['odd.inter']?.slice(0, 40)).toBe('user_id:token\titem_id:token\n007\t000\n007\t')
  })

  it('gives a large file in pieces', () => {
    const histories = Array.from({ length: 300 }, (_, user) => ({
      user: toUserId(String(user)),
      items: Array.from({ length: 60 }, (_, item) => toItemId(String(item))),
      timestamps: null,
    }))
    const [inter] = atomicFiles(datasetOf(PLAIN, { histories }))
    const pieces = [...inter!.pieces()]
    expect(pieces.length).toBeGreaterThan(1)
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(70_000)
    expect(pieces.join('').split('\n').length).toBe(300 * 60 + 2)
  })
})

describe('an import of what was exported', () => {
  it('is the demo again', async () => {
    const folder = join(import.meta.dirname, '../../../../resources/demo')
    const files = await readDatasetFolder(folder)
    const { dataset } = await importDataset({ name: 'demo', from: folder, files }, tools)
    expect((await againOf(dataset)).hash).toBe(dataset.hash)
  })

  it.each([
    ['quotes', ['"Heroes"', '12" Single', '"', '""', 'the "end"', 'a""b']],
    ['one quoted title', ['"Heroes"', 'Low', 'Lodger']],
    ['backslashes', ['C:\\new\\table', '\\', '\\"', '\\N']],
    ['what looks like entities', ['AT&T', 'a & b', '&amp', 'R&B;', '&nbsp', '&;', '&#;']],
    ['what looks like markup', ['I <3 R&B', '2 < 3 > 1', '<', '>', 'a <> b', '/>']],
    ['what looks like nothing', ['nan', 'NA', 'null', 'None', '-', '0', '007']],
    ['other scripts', ['\u{1F600}', '今天', 'İstanbul', 'e\u0301', 'a\u200Db']],
  ])('is the same with %s', async (_, titles) => {
    const dataset = datasetOf(titles)
    expect(await againOf(dataset)).toEqual(dataset)
  })

  it('is the same without times, and with repeated and tied interactions', async () => {
    const [a, b] = [toItemId('000'), toItemId('001')]
    const items = [a, b, a, toItemId('002'), toItemId('003')]
    const user = toUserId('u')
    for (const timestamps of [null, [5, 5, 5, 6, 6]]) {
      const dataset = datasetOf(PLAIN, { histories: [{ user, items, timestamps }] })
      expect(await againOf(dataset)).toEqual(dataset)
    }
  })

  it('is the same with negatives that are given, also of items that no history has and with spaces in names', async () => {
    const plain = datasetOf(['One', 'Two', 'Three', 'Four', 'Five'])
    const [a, b, c, d, e] = [...plain.items.keys()]
    const [first, second] = plain.histories.map(({ user }) => user)
    const histories = [
      { user: first!, items: [a!, b!, c!], timestamps: null },
      { user: second!, items: [c!, b!, a!], timestamps: null },
    ]
    const odd = toItemId('the  "B" side')
    const items = new Map([...plain.items, [odd, { ...plain.items.get(a!)!, id: odd }]])
    for (const given of [
      [[d!, e!], [e!]],
      [[], [b!, d!]],
      [[odd], [odd, d!]],
    ]) {
      const givenNegatives = new Map([
        [first!, given[0]!],
        [second!, given[1]!],
      ])
      const used = new Set([...histories.flatMap((history) => history.items), ...given.flat()])
      const described = new Map([...items].filter(([item]) => used.has(item)))
      const dataset = datasetOf([], { histories, items: described, givenNegatives })
      expect(await againOf(dataset)).toEqual(dataset)
    }
  })

  it('is the same after texts were cleaned, whatever they were', async () => {
    const random = seededRandom(5)('texts')
    const parts = [
      ...['&', 'amp;', 'lt;', 'gt;', '#39;', '<', '>', 'b', '/', '"', "'", ' ', '\\', '\u00A0', '\u2028'],
      ...[
        '<b>',
        '</b>',
        '<script>',
        '</script>',
        '<!--',
        '-->',
        '&quot;',
        '&amp;amp;lt;',
        '\uFEFF',
        '\uD800',
      ],
      ...['é', '今', '; ', ': ', '<span class="a', '" />', '2 < 3'],
    ]
    const odd = (most: number) =>
      Array.from({ length: random.below(most) }, () => parts[random.below(parts.length)]).join('')
    for (let round = 0; round < 40; round++) {
      const rows = Array.from({ length: 12 }, (_, row) => `${row}\t${odd(9)}x\t${odd(7)}\t${odd(9)}`)
      const texts = Array.from({ length: 3 }, (_, user) => `u${user}\t${odd(6)}x\t${odd(6)}`)
      const inter = Array.from({ length: 36 }, (_, row) => `u${row % 3}\t${(row * 5) % 12}\t${row}`)
      const files = [
        textFile('x.inter', ['user_id:token\titem_id:token\ttimestamp:float', ...inter].join('\n')),
        textFile(
          'x.item',
          ['item_id:token\ttitle:token_seq\tbrand:token\tdescription:token_seq', ...rows].join('\n'),
        ),
        textFile('x.user', ['user_id:token\tplace:token\twork:token', ...texts].join('\n')),
      ]
      const request = { name: 'x', from: 'made up', files, rejectLimit: 1 }
      const { dataset } = await importDataset(request, tools)
      expect((await againOf(dataset)).hash).toBe(dataset.hash)
    }
  })
})
