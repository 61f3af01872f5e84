import { describe, expect, it } from 'vitest'
import type { SourcePlan } from '#shared/vocabulary/imports/sourcePlan.ts'
import { refusalOf } from '../datasets.testing.ts'
import { textFile } from '../textFiles.ts'
import { findPlan } from './findPlan.ts'
import { NO_COLUMNS } from './guessColumns.ts'
import { importedTables, jsonLines } from './tables.testing.ts'

const rows = [1, 2, 3].map((item) => ({ user: 'u', item: `i${item}`, rating: item, time: 1400000000 + item }))
const text = (header: string, cells: (row: (typeof rows)[number], index: number) => readonly unknown[]) =>
  textFile('a.csv', `${header}\n${rows.map((row, index) => `${cells(row, index).join(',')}\n`).join('')}`)

const columnsOf = async (file: ReturnType<typeof textFile>) => (await findPlan([file]))?.readings[0]?.columns

describe('headers as programs write them', () => {
  it('may begin with an index without a name, as pandas writes it', async () => {
    const file = text(',user_id,item_id,rating,timestamp', ({ user, item, rating, time }, index) => [
      ...[index, user, item, rating, time],
    ])
    expect(await columnsOf(file)).toMatchObject({ user: 'user_id', item: 'item_id', rating: 'rating' })
    const { dataset } = await importedTables([file])
    expect(dataset.histories).toMatchObject([{ user: 'u:u', items: ['i:i1', 'i:i2', 'i:i3'] }])
  })

  it.each(['user,item', 'Customer,Product', 'movie,reviewer'])(
    'may be the bare words %s above texts alone',
    async (header) => {
      const [first] = header.split(',')
      const users = first === 'movie' ? ['i1', 'u'] : ['u', 'i1']
      const file = textFile('a.csv', `${header}\n${users.join(',')}\n${users.join(',')}\n`)
      expect((await findPlan([file]))?.readings[0]?.format).toMatchObject({ header: true })
    },
  )

  it('are missing where the first row has one such word among its values', async () => {
    const file = textFile('a.csv', 'ada,movie\ngrace,book\nada,book\n')
    expect((await findPlan([file]))?.readings[0]?.format).toMatchObject({ header: false })
  })

  it('may leave a name empty, which no part that lacks a column takes for its own', async () => {
    const ratings = text('user_id,item_id', ({ user, item }) => [user, item])
    const items = textFile('items.csv', 'item_id,title,\ni1,One,x\ni2,Two,y\n')
    const { dataset } = await importedTables([ratings, items])
    expect([...dataset.items.values()]).toMatchObject([
      { title: 'One', category: '', description: '' },
      { title: 'Two', category: '', description: '' },
      { title: 'Untitled item i3' },
    ])
  })

  it('may have a name twice; the first column counts, and the other is told from it', async () => {
    const file = text('user_id,item_id,rating,rating', ({ user, item }) => [user, item, 5, 'x'])
    expect(await columnsOf(file)).toMatchObject({ rating: 'rating' })
    const plan = await findPlan([file])
    const [reading] = plan?.readings ?? []
    const second = {
      ...plan,
      readings: [{ ...reading, columns: { ...reading?.columns, rating: 'rating (2)' } }],
    }
    const { summary } = await importedTables([file], { plan: second as SourcePlan })
    expect(summary.notes).toContain('a.csv: 3 values of rating (2) are no numbers and count as missing.')
  })
})

describe('columns of JSON', () => {
  it('are what an object says itself', async () => {
    const file = textFile(
      'a.jsonl',
      jsonLines(...rows).replaceAll('{"user"', '{"__proto__":{"user":"x"},"user"'),
    )
    const { dataset } = await importedTables([file])
    expect(dataset.histories).toMatchObject([{ user: 'u:u' }])
  })
})

describe('a plan that names a column that is nowhere', () => {
  const planned = (format: SourcePlan['readings'][number]['format'], title: string | null): SourcePlan => ({
    source: 'table',
    readings: [
      {
        ...{ file: 'a', role: 'interactions', format },
        columns: { ...NO_COLUMNS, user: 'user', item: 'item', rating: title },
      },
    ],
  })

  it('is refused with the columns that are there', async () => {
    const form = { delimiter: ',', header: true, quoted: true, names: [] }
    const file = textFile('a', 'user,item\nu,1\nu,2\nu,3\n')
    expect(
      await refusalOf(importedTables([file], { plan: planned({ kind: 'delimited', ...form }, 'stars') })),
    ).toMatchObject({
      code: 'dataset-rows-invalid',
      issues: [{ row: 1, expected: 'a column stars, as the plan says', found: 'user, item' }],
    })
  })

  it('is refused for JSON lines once all are read', async () => {
    const file = textFile('a', jsonLines(...rows))
    const json = { kind: 'json-lines' } as const
    expect(await refusalOf(importedTables([file], { plan: planned(json, 'stars') }))).toMatchObject({
      issues: [{ column: 'stars', found: 'no row that has it' }],
    })
    const { summary } = await importedTables([file], { plan: planned(json, 'rating') })
    expect(summary.interactions).toBe(3)
  })
})

describe('times in several units', () => {
  it('are told once, of the file in which they are', async () => {
    const part = (name: string, time: number) =>
      textFile(
        name,
        `user_id,item_id,timestamp\n${[1, 2].map((item) => `u,${item},${time + item}\n`).join('')}`,
      )
    const files = [part('a.train.csv', 14e8), part('a.valid.csv', 14e11), part('a.test.csv', 14e8)]
    expect(await refusalOf(importedTables(files))).toMatchObject({
      total: 1,
      issues: [{ file: 'a.valid.csv', row: 2 }],
    })
  })

  it('may be nanoseconds', async () => {
    const file = text('user_id,item_id,timestamp', ({ user, item, time }) => [user, item, `${time}000000000`])
    expect((await importedTables([file])).summary.notes).toContain(
      'interactions: times are nanoseconds since 1970.',
    )
  })
})
