import { describe, expect, it } from 'vitest'
import { quotedRow } from './quotedRow.ts'

const all = () => true

describe('quotedRow', () => {
  it.each<readonly [string, readonly string[], string]>([
    ['1\tLow Sun\t', ['1', 'Low Sun', ''], 'plain plain plain'],
    ['1\t"Low ""Sun"""', ['1', 'Low "Sun"'], 'plain quoted'],
    ['"1"\t"a\tb\nc"\tx', ['1', 'a\tb\nc', 'x'], 'quoted quoted plain'],
    ['1\t"Heroes" live', ['1', '"Heroes" live'], 'plain loose'],
    ['1\tThe 12" mix', ['1', 'The 12" mix'], 'plain loose'],
    ['""\t"', ['', '"'], 'quoted loose'],
  ])('splits %j', (text, cells, forms) => {
    expect(quotedRow(text, all)).toMatchObject({ cells, forms: forms.split(' ') })
  })

  it('tells which column is open at the end', () => {
    expect(quotedRow('1\t"Low\tx', all)).toMatchObject({ cells: ['1', '"Low', 'x'], open: 1 })
    expect(quotedRow('1\t"Heroes" live', all).open).toBeNull()
    expect(quotedRow('1\t"Low ""Sun""', all).open).toBe(1)
  })

  it('leaves columns alone that are not quoted', () => {
    expect(quotedRow('"1"\t"a\tb"', (column) => column === 0)).toEqual({
      cells: ['1', '"a', 'b"'],
      forms: ['quoted', 'loose', 'loose'],
      open: null,
      mayClose: false,
    })
  })

  it('tells whether further lines may close a field', () => {
    expect(quotedRow('1\t"Low', all)).toMatchObject({ open: 1, mayClose: true })
    expect(quotedRow('1\t"Low ""Sun""', all)).toMatchObject({ open: 1, mayClose: true })
    expect(quotedRow('1\t"Low\t"Sun', all)).toMatchObject({ open: 1, mayClose: false })
  })

  it('gives back random tables that were quoted as CSV writers do', () => {
    const pieces = ['"', '\t', '\n', 'a', '', ' ', '""', 'é']
    let state = 7
    const next = (below: number) => (state = (state * 48271) % 2147483647) % below
    for (let round = 0; round < 500; round++) {
      const cells = Array.from({ length: 1 + next(4) }, () =>
        Array.from({ length: next(5) }, () => pieces[next(pieces.length)]).join(''),
      )
      const text = cells
        .map((cell) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join('\t')
      expect(quotedRow(text, all)).toMatchObject({ cells, open: null })
    }
  })
})
