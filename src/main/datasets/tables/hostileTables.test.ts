/** Tables that were made to take long or to take all memory: each is refused with its row, or read in the time that its size takes. */
import { describe, expect, it } from 'vitest'
import { datasetFiles } from '../datasetFiles.ts'
import { requireColumnCount } from './columnCount.ts'
import { firstLines, headOfTable } from './headOfTable.ts'
import { isDeeperThan } from './isDeeperThan.ts'
import { columnNames, jsonObject, tableRows } from './tableRows.ts'
import { importedTables } from './tables.testing.ts'
import { textFile } from '../textFiles.ts'

const MANY = 100_000
const CSV = { kind: 'delimited', delimiter: ',', header: true, quoted: true, names: [] } as const

const refusal = (expected: string, found: string) => ({
  code: 'dataset-rows-invalid',
  details: { issues: [{ file: 'wide.csv', row: 1, column: '', expected, found }], total: 1 },
})

describe('a table of very many columns', () => {
  const header = Array.from({ length: MANY }, () => 'a').join(',')

  it('has a name for each, however many have the same', () => {
    const names = columnNames(header, CSV)
    expect(new Set(names).size).toBe(MANY)
    expect(names.slice(0, 3)).toEqual(['a', 'a (2)', 'a (3)'])
    expect(columnNames('a,a (2),a,a', CSV)).toEqual(['a', 'a (2)', 'a (3)', 'a (4)'])
  })

  it('is refused, also where it is the one that is guessed from', async () => {
    const file = textFile('wide.csv', `user_id,item_id,${header}\n1,2,${header}\n`)
    const wanted = refusal('a table of at most 10,000 columns', '100,002 columns')
    await expect(datasetFiles({ from: 'here', files: [file] }, null)).rejects.toMatchObject(wanted)
    const keys = Object.fromEntries(Array.from({ length: 12_000 }, (_, key) => [`k${key}`, 1]))
    expect(() => headOfTable(file, [JSON.stringify(keys)], { kind: 'json-lines' })).toThrow()
    expect(() => requireColumnCount('wide.csv', 4, 3)).toThrow()
    expect(() => requireColumnCount('wide.csv', 3, 3)).not.toThrow()
  })
})

describe('an object that is nested very deep', () => {
  const deep = `{"user":${'['.repeat(MANY)}${']'.repeat(MANY)},"item":"i"}`

  it('is one row that cannot be read', async () => {
    const rows = []
    const file = textFile('deep.jsonl', `${deep}\n{"user":"u","item":"i"}\n`)
    for await (const some of tableRows(file, { kind: 'json-lines' }, ['user', 'item'])) rows.push(...some)
    expect(rows).toMatchObject([
      { row: 1, fault: { expected: 'lists and objects of at most 64 levels' } },
      { row: 2, values: ['u', 'i'] },
    ])
  })

  it('is measured no deeper than is asked', () => {
    const { user } = jsonObject(deep) ?? {}
    expect(isDeeperThan(user, 64)).toBe(true)
    expect(isDeeperThan([[1], { a: 'b' }], 2)).toBe(false)
    expect(isDeeperThan([[1], { a: [] }], 2)).toBe(true)
  })

  it('is shown without what lies too deep', () => {
    const file = textFile('deep.jsonl', '')
    expect(headOfTable(file, [deep], { kind: 'json-lines' }).rows).toEqual([['', 'i']])
  })
})

describe('cells of very many letters', () => {
  it('are read at once where they should be numbers', async () => {
    const rows = Array.from({ length: 40 }, (_, row) => `u1\ti${row}\t${row}`)
    const files = [
      textFile(
        'a.inter',
        `user_id:token\titem_id:token\ttimestamp:float\n${rows.join('\n')}\nu1\tx\t${'1'.repeat(MANY)}x\n`,
      ),
      textFile('a.item', `item_id:token\ttitle:token\n`),
    ]
    await expect(importedTables(files)).rejects.toMatchObject({
      details: { issues: [{ row: 42, column: 'timestamp', expected: 'a number' }] },
    })
  })

  it('end the reading of first lines', async () => {
    const file = textFile('long.csv', `${'x'.repeat(60)}\n`.repeat(100))
    expect(await firstLines(file, 50, 120)).toHaveLength(2)
  })
})
