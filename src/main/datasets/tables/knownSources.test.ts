import { describe, expect, it } from 'vitest'
import { previewDataset } from '../previewDataset.ts'
import { textFile, type SizedFile } from '../textFiles.ts'
import { importedTables, jsonLines } from './tables.testing.ts'

async function contentOf(files: readonly SizedFile[]) {
  const { dataset, card } = await importedTables(files)
  return {
    source: card.source,
    histories: dataset.histories.map(({ user, items, timestamps }) => [user, items, timestamps]),
    items: [...dataset.items.values()].map(({ id, title, category, description }) => [
      id,
      title,
      category,
      description,
    ]),
    users: [...dataset.users.values()].map(({ id, text }) => [id, text]),
  }
}

describe('Amazon Review Data 2018', () => {
  const review = (reviewerID: string, asin: string, unixReviewTime: number) => ({
    ...{ overall: 5, verified: true, reviewTime: '05 3, 2011', reviewerID, asin },
    ...{ style: { 'Format:': ' Audio CD' }, reviewText: 'Café\u2028"x"', unixReviewTime, vote: '3' },
  })
  const reviews = jsonLines(
    review('A1', '0001', 1300000300),
    review('A1', 'B0002', 1300000100),
    review('A2', '0001', 1300000100),
    review('A1', '0003', 1300000200),
  )
  const metadata = jsonLines(
    { asin: '0001', title: '', category: [], description: [], price: '.a{color:red}' },
    {
      ...{ asin: 'B0002', title: 'Kind of\tBlue &amp; More', brand: 'Miles <b>Davis</b>', price: '-' },
      ...{ category: ['CDs &amp; Vinyl', 'Jazz', '</span></span>'], description: ['One.', '', 'Two.'] },
      ...{ feature: ['Audio CD'], rank: ['1 in CDs'], details: { 'Label:': 'x' } },
    },
    { asin: '0001', title: 'Second <i>row</i>', category: ['CDs &amp; Vinyl', 'Pop'], description: 'D' },
    { asin: '0003', title: 'Third', category: ['CDs &amp; Vinyl'], description: [] },
    { asin: '9999', title: 'Bought by nobody' },
  )

  it('takes reviewers, asins and times, and the texts of metadata', async () => {
    const files = [textFile('CDs.json', reviews), textFile('meta_CDs.json', metadata)]
    expect(await contentOf(files)).toEqual({
      source: 'Amazon Review Data 2018',
      histories: [
        ['u:A1', ['i:B0002', 'i:0003', 'i:0001'], [1300000100, 1300000200, 1300000300]],
        ['u:A2', ['i:0001'], [1300000100]],
      ],
      items: [
        ['i:0001', 'Second row', 'Pop', 'D'],
        ['i:B0002', 'Kind of Blue & More', 'Jazz', 'One. Two. brand: Miles Davis feature: Audio CD'],
        ['i:0003', 'Third', 'CDs & Vinyl', ''],
      ],
      users: [],
    })
  })

  const REVIEWER = 'A3SBUC7Y3P2QPA'
  it.each([
    ['item first, as in 2018', ['B00005N8QK', 'B0000025SD', 'B00002EPJH'], 'item'],
    ['user first, as in 2014', ['B00005N8QK', 'B0000025SD', 'B00002EPJH'], 'user'],
    ['items that are numbers of books', ['0001713353', '000171337X', '0700026398'], 'item'],
  ])('reads ratings without a header, %s', async (_, asins, first) => {
    const rows = asins.map((asin, at) =>
      [...(first === 'item' ? [asin, REVIEWER] : [REVIEWER, asin]), '5.0', 1300000000 + at].join(','),
    )
    const { histories } = await contentOf([textFile('ratings_CDs.csv', rows.join('\n'))])
    expect(histories.map(([user, items]) => [user, items])).toEqual([
      [`u:${REVIEWER}`, asins.map((asin) => `i:${asin}`)],
    ])
  })

  it('knows the source of ratings by their metadata, whatever the category is called', async () => {
    const asins = ['B00005N8QK', 'B0000025SD', 'B00002EPJH']
    const rows = asins.map((asin, at) => `${asin},${REVIEWER},5.0,${1300000000 + at}`)
    const meta = asins.map((asin) => ({ asin, title: `Title ${asin}`, category: ['Books', 'Poetry'] }))
    const { card, dataset } = await importedTables([
      textFile('Books.csv', rows.join('\n')),
      textFile('meta_Books.json', jsonLines(...meta)),
    ])
    expect(card.source).toBe('Amazon Review Data 2018')
    expect([...dataset.items.values()].map(({ category }) => category)).toEqual([
      'Poetry',
      'Poetry',
      'Poetry',
    ])
  })
})

describe('Amazon Reviews 2023', () => {
  it('takes parent_asin for the item, milliseconds, and the title of the product', async () => {
    const review = (parent_asin: string, timestamp: number) => ({
      ...{ rating: 4, title: 'Great!', text: 'x', images: [], asin: 'VARIANT', parent_asin },
      ...{ user_id: 'AE2', timestamp, helpful_vote: 0, verified_purchase: true },
    })
    const metadata = (parent_asin: string) => ({
      ...{ main_category: 'Music', title: `T ${parent_asin}`, features: ['f'], description: [], price: null },
      ...{ store: 'Band', categories: ['CDs', 'Rock'], details: {}, parent_asin, bought_together: null },
    })
    const files = [
      textFile('CDs.jsonl', jsonLines(review('P1', 1600000000000), review('P2', 5e11), review('P3', 6e11))),
      textFile('meta_CDs.jsonl', jsonLines(metadata('P1'), metadata('P2'), metadata('P3'))),
    ]
    const { source, histories, items } = await contentOf(files)
    expect(source).toBe('Amazon Reviews 2023')
    expect(histories).toEqual([['u:AE2', ['i:P2', 'i:P3', 'i:P1'], [5e11, 6e11, 1600000000000]]])
    expect(items[0]).toEqual(['i:P1', 'T P1', 'Rock', 'features: f store: Band'])
  })

  it.each([
    ['without', '', ['', '', '']],
    ['with', ',history', [',', ',P1', ',P1 P2']],
  ])('joins the parts of the benchmark %s histories', async (_, header, ends) => {
    const part = (name: string, row: string) =>
      textFile(name, `user_id,parent_asin,rating,timestamp${header}\n${row}\n`)
    const files = [
      part('CDs.test.csv', `AE,P3,5.0,1600000300000${ends[2]}`),
      part('CDs.train.csv', `AE,P1,5.0,1600000100000${ends[0]}`),
      part('CDs.valid.csv', `AE,P2,5.0,1600000200000${ends[1]}`),
    ]
    const { histories } = await contentOf(files)
    expect(histories[0]?.[1]).toEqual(['i:P1', 'i:P2', 'i:P3'])
    expect(await previewDataset({ from: '', files })).toMatchObject({
      suggestedName: 'cds',
      plan: { readings: [{ file: 'CDs.train.csv' }, { file: 'CDs.valid.csv' }, { file: 'CDs.test.csv' }] },
    })
  })
})

describe('MovieLens', () => {
  it('reads 100K: ratings by TAB, films with flags for genres, users', async () => {
    const flags = (...of: readonly number[]) =>
      Array.from({ length: 19 }, (_, at) => (of.includes(at) ? 1 : 0))
    const film = (id: number, title: string, ...of: readonly number[]) =>
      [id, title, '01-Jan-1995', '', 'http://x', ...flags(...of)].join('|')
    const files = [
      textFile('u.data', '196\t242\t3\t881250949\n196\t302\t5\t881250900\n196\t377\t1\t881250999\n'),
      textFile(
        'u.item',
        [
          film(242, 'Matrix, The (1999)', 1, 15),
          film(302, 'Misérables, Les (1995)', 8),
          film(377, '', 0),
        ].join('\n'),
      ),
      textFile('u.user', '196|49|M|writer|55105\n'),
      textFile('u.genre', 'unknown|0\nAction|1\n'),
    ]
    expect(await contentOf(files)).toEqual({
      source: 'MovieLens 100K',
      histories: [['u:196', ['i:302', 'i:242', 'i:377'], [881250900, 881250949, 881250999]]],
      items: [
        ['i:242', 'The Matrix (1999)', 'Action; Sci-Fi', ''],
        ['i:302', 'Les Misérables (1995)', 'Drama', ''],
        ['i:377', 'Untitled item 377', '', ''],
      ],
      users: [['u:196', 'age: 49; gender: M; occupation: writer']],
    })
    expect((await previewDataset({ from: '', files })).suggestedName).toBe('ml-100k')
  })

  it('reads 1M: two colons, and words for codes', async () => {
    const files = [
      textFile('ratings.dat', '1::10::5::978300760\n1::2::3::978302109\n1::30::3::978301968\n'),
      textFile('movies.dat', "10::GoldenEye (1995)::Action|Thriller\n2::Bug's Life, A (1998)::Comedy\n"),
      textFile('users.dat', '1::F::1::10::48067\n'),
    ]
    const content = await contentOf(files)
    expect(content.items).toEqual([
      ['i:10', 'GoldenEye (1995)', 'Action; Thriller', ''],
      ['i:2', "A Bug's Life (1998)", 'Comedy', ''],
      ['i:30', 'Untitled item 30', '', ''],
    ])
    expect(content.users).toEqual([['u:1', 'gender: F; age: under 18; occupation: school student']])
    expect(content.source).toBe('MovieLens 1M')
  })

  it('reads the CSV releases: quoted titles, and neither links nor tags', async () => {
    const files = [
      textFile('links.csv', 'movieId,imdbId,tmdbId\n1,0114709,862\n'),
      textFile(
        'movies.csv',
        'movieId,title,genres\n1,"American President, The (1995)",Comedy|Drama\n2,B,X\n',
      ),
      textFile(
        'ratings.csv',
        'userId,movieId,rating,timestamp\n1,1,4.0,964982703\n1,2,4.5,964981247\n1,3,1,9e8\n',
      ),
      textFile('tags.csv', 'userId,movieId,tag,timestamp\n2,1,funny,1445714994\n'),
    ]
    const content = await contentOf(files)
    expect(content.histories).toEqual([['u:1', ['i:3', 'i:2', 'i:1'], [9e8, 964981247, 964982703]]])
    expect(content.items[0]).toEqual(['i:1', 'The American President (1995)', 'Comedy; Drama', ''])
  })
})
