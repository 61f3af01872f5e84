import { describe, expect, it } from 'vitest'
import { collected, refusalOf } from '../datasets.testing.ts'
import { readAtomicFile } from './readAtomicFile.ts'
import { RowIssues } from '../rows/rowIssues.ts'
import { textFile } from '../textFiles.ts'

const FORM = { required: [['item_id']], present: [['title']], lastMayLack: true }
const HEAD = 'item_id:token\ttitle:token_seq\tcategory:token_seq\n'

async function read(text: string) {
  const issues = new RowIssues()
  const rows = await collected(readAtomicFile(textFile('a.item', text), FORM, issues))
  issues.throwIfAny()
  return { rows: rows.map(({ row, cells }) => [row, ...cells]), notes: issues.notes }
}

describe('quotes of atomic files', () => {
  it('are removed where all fields of a column that hold some are quoted whole', async () => {
    const { rows, notes } = await read(
      `${HEAD}1\t"Low ""Sun"""\tJazz\n2\tPlain\tThe "best"\r\n3\t"Two, Three"\t\n`,
    )
    expect(rows).toEqual([
      [2, '1', 'Low "Sun"', 'Jazz'],
      [3, '2', 'Plain', 'The "best"'],
      [4, '3', 'Two, Three', ''],
    ])
    expect(notes).toEqual([
      'a.item: the quotation marks around 2 fields of title were removed, as CSV writers put them.',
    ])
  })

  it('hold tabs and line feeds, and rows keep their numbers', async () => {
    const { rows } = await read(
      `"item_id:token"\t"title:token_seq"\t"category:token_seq"\r\n"1"\t"a\tb"\t"x"\r\n"2"\t"c\n\nd"\t"y"\n"3"\t"e"\t"z"`,
    )
    expect(rows).toEqual([
      [2, '1', 'a\tb', 'x'],
      [3, '2', 'c\n\nd', 'y'],
      [6, '3', 'e', 'z'],
    ])
  })

  it('are kept where they are part of the text, and rows are not joined', async () => {
    const { rows, notes } = await read(
      `${HEAD}1\t"Heroes" live\tx\n2\tThe 12" mix\ty\n3\t"Open\tz\n4\tEnd"\t\n`,
    )
    expect(rows).toEqual([
      [2, '1', '"Heroes" live', 'x'],
      [3, '2', 'The 12" mix', 'y'],
      [4, '3', '"Open', 'z'],
      [5, '4', 'End"', ''],
    ])
    expect(notes).toEqual([])
  })

  it('are kept and said where some fields are quoted and others not', async () => {
    const { rows, notes } = await read(`${HEAD}1\t"One"\tx\n2\t"Two" live\ty\n`)
    expect(rows.map(([, , title]) => title)).toEqual(['"One"', '"Two" live'])
    expect(notes).toEqual([
      'a.item: the quotation marks in title were kept, since row 3 is not quoted as others are.',
    ])
  })

  it('refuse a row where nobody can tell whether they close', async () => {
    const place = { file: 'a.item', row: 4, column: 'title', expected: 'quotation marks that close' }
    expect(await refusalOf(read(`${HEAD}1\t"One"\tx\n2\tTwo" live\ty\n3\t"Three\tz\n`))).toMatchObject({
      issues: [place],
      total: 1,
    })
  })

  it('that never close cost no more than a while', async () => {
    const text = HEAD + Array.from({ length: 20_000 }, (_, row) => `${row}\t"Open ${row}\tx\n`).join('')
    const begun = performance.now()
    expect((await read(text)).rows).toHaveLength(20_000)
    expect(performance.now() - begun).toBeLessThan(5_000)
  })

  it('gives back random tables as CSV writers write them', async () => {
    const pieces = ['"', '\t', '\n', 'a', 'b c', '""', 'é']
    let state = 11
    const next = (below: number): number => (state = (state * 48271) % 2147483647) % below
    const cell = () => Array.from({ length: 1 + next(4) }, () => pieces[next(pieces.length)]).join('') + 'z'
    const written = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
    for (let round = 0; round < 100; round++) {
      const table = Array.from({ length: 1 + next(5) }, (_, row) => [`i${row}`, cell(), cell()])
      const text = HEAD + table.map((cells) => cells.map(written).join('\t') + '\n').join('')
      expect((await read(text)).rows.map(([, ...cells]) => cells)).toEqual(table)
    }
  })
})

describe('control characters', () => {
  it('refuse an id with row and column, and a title only for null bytes', async () => {
    const text = `${HEAD}1\0\tOne\tx\n2\tTwo\0\ty\n3\tThree\u0007\tz\0\n4\x1f\tFour\t\n`
    const place = { file: 'a.item' }
    expect(await refusalOf(read(text))).toMatchObject({
      issues: [
        { ...place, row: 2, column: 'item_id', expected: 'text without null bytes', found: '1<NUL>' },
        { ...place, row: 3, column: 'title', expected: 'text without null bytes', found: 'Two<NUL>' },
        { ...place, row: 5, column: 'item_id' },
      ],
      total: 3,
    })
  })
})
