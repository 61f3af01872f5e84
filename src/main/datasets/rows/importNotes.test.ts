import { describe, expect, it } from 'vitest'
import { importedTables } from '../tables/tables.testing.ts'
import { textFile } from '../textFiles.ts'

const HEADER = 'user_id,item_id,rating,timestamp\n'
const notesOf = async (rows: string, ...more: readonly ReturnType<typeof textFile>[]) =>
  (await importedTables([textFile('a.csv', HEADER + rows), ...more])).summary.notes

describe('notes of imports', () => {
  it('separate thousands', async () => {
    const rows = Array.from({ length: 2000 }, (_, index) => `u,${index % 4},-,${1400000000 + index}\n`)
    expect(await notesOf(rows.join(''))).toEqual([
      'a.csv: 2,000 values of rating are no numbers and count as missing.',
      'interactions: times are seconds since 1970.',
      'interactions: 1,996 rows have an item that the user took before, at another time; the earliest counts.',
      'No file describes the items; they are called by their ids.',
    ])
  })

  it('speak of one as of one', async () => {
    const rows = [
      'u,1,-,1',
      'u,2,5,2',
      'u,3,5,3',
      ...Array.from({ length: 150 }, (_, n) => `v,1,5,${n}`),
      'bad',
    ]
    const items = textFile('items.csv', 'item_id,title\n1,One\n1,First\n')
    expect(await notesOf(`${rows.join('\n')}\n`, items)).toEqual([
      'a.csv: 1 value of rating is no number and counts as missing.',
      'interactions: 149 rows have an item that the user took before, at another time; the earliest counts.',
      'items.csv: 1 row describes an item again; the first row with a title counts.',
      'a.csv: 1 of 154 rows was rejected; it is listed in rejects.csv beside the dataset.',
    ])
  })

  it('say nothing of texts that are not there', async () => {
    const part = (name: string) =>
      textFile(name, 'user_id,parent_asin,rating,timestamp\nu,a,5,1\nu,b,5,2\nu,c,5,3\n')
    expect((await importedTables([part('CDs.csv')])).summary.notes).toEqual([
      'No file describes the items; they are called by their ids.',
    ])
  })
})
