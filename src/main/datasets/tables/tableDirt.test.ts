import { describe, expect, it } from 'vitest'
import { NO_PREPROCESSING } from '#shared/vocabulary/imports/preprocessing.ts'
import type { SourcePlan } from '#shared/vocabulary/imports/sourcePlan.ts'
import { refusalOf } from '../datasets.testing.ts'
import { textFile, type SizedFile } from '../textFiles.ts'
import { findPlan } from './findPlan.ts'
import { importedTables, jsonLines } from './tables.testing.ts'

const HEADER = 'user_id,item_id,rating,timestamp\n'
const three = (user: string) => [1, 2, 3].map((item) => `${user},${item},5,${1400000000 + item}\n`).join('')

const itemsOf = async (files: readonly SizedFile[], request = {}) =>
  [...(await importedTables(files, request)).dataset.items.values()].map(({ title }) => title)

describe('tables of text', () => {
  it('keep ids as they are: 007 is not 7, and 1 of JSON is 1', async () => {
    const text = textFile('a.csv', `${HEADER}${three('007')}${three('7')}${three(' 7')}`)
    const { dataset } = await importedTables([text])
    expect(dataset.histories.map(({ user }) => user)).toEqual(['u:007', 'u:7', 'u: 7'])
    const json = textFile(
      'a.jsonl',
      jsonLines(...['01', 1, '1.0'].map((item_id) => ({ user_id: 7, item_id }))),
    )
    expect((await importedTables([json])).dataset.histories[0]).toMatchObject({
      user: 'u:7',
      items: ['i:01', 'i:1', 'i:1.0'],
    })
  })

  it('reject rows with file, row, column, expected and found, up to the limit', async () => {
    const good = Array.from({ length: 200 }, (_, index) => `u,i${index},5,${1400000000 + index}\n`)
    const bad = [',i,5,1400000001\n', 'u,i,5,soon\n', 'u,i\n', 'u,i\u0000,5,1400000001\n']
    const file = textFile('a.csv', `${HEADER}${bad.join('')}${good.join('')}`)
    const { rejects, summary } = await importedTables([file], { rejectLimit: 0.02 })
    expect(rejects).toEqual([
      { file: 'a.csv', row: 2, column: 'user_id', expected: 'an id on one line', found: 'nothing' },
      {
        ...{ file: 'a.csv', row: 3, column: 'timestamp', found: 'soon' },
        expected: 'a time: a number, or a date such as 2018-05-01 or 2018-05-01 12:30:00',
      },
      { file: 'a.csv', row: 4, column: '', expected: '4 columns separated by commas', found: '2 in "u,i"' },
      { file: 'a.csv', row: 5, column: 'item_id', expected: 'an id on one line', found: 'i<NUL>' },
    ])
    expect(summary.interactions).toBe(200)
    expect(await refusalOf(importedTables([file], { rejectLimit: 0.01 }))).toMatchObject({
      code: 'dataset-rows-invalid',
      total: 4,
    })
  })

  it('reject lines that are no JSON object, and ids that JSON has lost digits of', async () => {
    const records = Array.from({ length: 200 }, (_, item_id) => ({ user_id: 'u', item_id }))
    const lines = `${jsonLines(...records)}{"user_id": "u", "item_\n[1]\n{"user_id":"u","item_id":12345678901234567890}\n`
    const { rejects } = await importedTables([textFile('a.jsonl', lines)], { rejectLimit: 0.05 })
    expect(rejects.map(({ row, column, expected }) => [row, column, expected])).toEqual([
      [201, '', 'one JSON object on the line'],
      [202, '', 'one JSON object on the line'],
      [203, 'item_id', 'an id in quotation marks, as numbers above 9007199254740991 lose digits'],
    ])
  })

  it('take missing ratings for missing, dates for times, and byte order marks and carriage returns for nothing', async () => {
    const rows = ['u,1,nan,2018-05-03', 'u,2,,2018-05-01 12:30:00', 'u,3,4.5,2018-05-02T00:00:00+02:00']
    const text = `\uFEFF${HEADER}${rows.join('\r\n')}\r\n`.replace('timestamp\n', 'timestamp\r\n')
    const { dataset } = await importedTables([textFile('a.csv', text)])
    expect(dataset.histories).toEqual([
      {
        user: 'u:u',
        items: ['i:2', 'i:3', 'i:1'],
        timestamps: [1525177800, 1525212000, 1525305600],
      },
    ])
  })

  it('refuse seconds among milliseconds', async () => {
    const rows = ['u,1,5,1400000000000', 'u,2,5,1400000000', 'u,3,5,1400000000001']
    expect(await refusalOf(importedTables([textFile('a.csv', HEADER + rows.join('\n'))]))).toMatchObject({
      issues: [{ file: 'a.csv', row: 3, column: 'timestamp' }],
    })
  })

  it('read quoted fields with delimiters, doubled quotes and line feeds, and no quote that is never closed', async () => {
    const items = textFile(
      'items.csv',
      'item_id,title,genres\n1,"A, ""quoted""\ntitle",X\n2,"never closed,Y\n3,7" Single,Z\n',
    )
    expect(await itemsOf([textFile('a.csv', HEADER + three('u')), items])).toEqual([
      'A, "quoted" title',
      '"never closed',
      '7" Single',
    ])
  })

  it('leave out items without a sound title where that is asked for', async () => {
    const items = textFile(
      'items.jsonl',
      jsonLines(
        { item_id: '1', title: '<span id="x">' },
        { item_id: '2', title: ' ' },
        { item_id: '3', title: 'AT&amp;T &quot;live&quot;' },
      ),
    )
    const rows = [1, 2, 3, 4].map((item) => `u,${item},5,${1400000000 + item}\n`)
    const more = [3, 3, 3].map((item, index) => `u,${item},5,${1500000000 + index}\n`)
    const files = [textFile('a.csv', HEADER + [...rows, ...more].join('')), items]
    const keeping = { ...NO_PREPROCESSING, duplicates: 'keep' as const }
    const asked = { preprocessing: { ...keeping, titles: 'clean' as const } }
    const { card } = await importedTables(files, asked)
    expect(card.steps.map(({ step, interactions }) => [step, interactions])).toEqual([
      ['read', 7],
      ['titles', 4],
    ])
    expect(await itemsOf(files, asked)).toEqual(['AT&T "live"'])
    expect(await itemsOf(files)).toEqual([
      'Untitled item 1',
      'Untitled item 2',
      'AT&T "live"',
      'Untitled item 4',
    ])
  })

  it('may be corrected by a plan', async () => {
    const file = textFile('log.txt', 'buyer;thing;when\nu;1;1400000001\nu;2;1400000002\nu;3;1400000003\n')
    expect(await findPlan([file])).toBeNull()
    const columns = { user: 'buyer', item: 'thing', rating: null, timestamp: 'when' }
    const nothing = { title: null, category: null, description: null, flags: [], further: [] }
    const plan: SourcePlan = {
      source: 'table',
      readings: [
        {
          file: 'log.txt',
          role: 'interactions',
          format: { kind: 'delimited', delimiter: ';', header: true, quoted: true, names: [] },
          columns: { ...columns, ...nothing },
        },
      ],
    }
    const { dataset, card } = await importedTables([file], { plan })
    expect(dataset.histories[0]?.items).toEqual(['i:1', 'i:2', 'i:3'])
    expect(card.plan).toEqual(plan)
  })

  it('count once where a folder holds the same twice: the largest file is read, the other is shown as not read', async () => {
    const short = textFile('CDs_5.csv', HEADER + three('u'))
    const long = textFile('CDs.csv', HEADER + three('u') + three('v'))
    const plan = await findPlan([short, long])
    expect(plan?.readings.map(({ file, role }) => [file, role])).toEqual([
      ['CDs_5.csv', 'none'],
      ['CDs.csv', 'interactions'],
    ])
  })

  it('say what they are not: one object on a line, as Python writes it, is no JSON', async () => {
    const file = textFile('reviews.json', "{'reviewerID': 'A', 'asin': 'B'}\n")
    expect(await refusalOf(importedTables([file]))).toMatchObject({ code: 'dataset-files-missing' })
  })
})
