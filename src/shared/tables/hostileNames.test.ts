import { csvParseRows } from 'd3-dsv'
import { describe, expect, it } from 'vitest'
import { HOSTILE_NAMES } from '../hostileNames.testing.ts'
import { csvOf } from './csvOf.ts'
import type { DataTable } from './dataTable.ts'
import { latexOf } from './latexOf.ts'
import { markdownOf } from './markdownOf.ts'

const tableOf = (name: string): DataTable => ({
  columns: [
    { key: 'name', label: name, kind: 'text' },
    { key: 'value', label: 'Value', kind: 'number', decimals: 1, group: name },
  ],
  rows: [
    { name, value: 1 },
    { name: 'plain', value: 2 },
  ],
})

describe.each(HOSTILE_NAMES.map((name) => [JSON.stringify(name), name]))('the name %s', (_, name) => {
  it('is text in CSV, and starts no formula in a cell, a head or a comment', () => {
    const csv = csvOf(tableOf(name), [`On ${name}, and more`, name])
    const [first = '', second = '', ...rest] = csv.split('\r\n')
    for (const comment of [first, second]) {
      expect(comment.startsWith('# ')).toBe(true)
      for (const cell of comment.slice(2).split(/[,;\t]/)) expect(cell.trimStart()).not.toMatch(/^[=+@-]/)
    }
    const rows = csvParseRows(rest.join('\r\n'))
    // A trailing line break makes no row; the head and two rows are there whatever the name holds.
    expect(rows.map((cells) => cells.length)).toEqual([2, 2, 2])
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
  })

  it('stays within its cell in Markdown, and is no markup', () => {
    const text = markdownOf(tableOf(name), { caption: name, notes: [name] })
    const lines = text.split('\n')
    const cells = lines.filter((line) => line.startsWith('|'))
    expect(cells).toHaveLength(4)
    for (const line of cells) expect(line.replace(/\\[\\|]/g, '').match(/\|/g)).toHaveLength(3)
    expect(text).not.toMatch(/<[a-z/!]/i)
    expect(text).not.toMatch(/(?<!\\)\]\(/)
  })

  it('is no command in LaTeX', () => {
    const text = latexOf(tableOf(name), { caption: name, label: 'names', notes: [name] })
    expect(text).not.toMatch(/\\(input|write)/)
    const own = latexOf(tableOf('x'), { caption: 'x', label: 'names', notes: ['x'] })
    const braces = (of: string) => (of.replace(/\\[{}]/g, '').match(/[{]/g)?.length ?? 0) - (of.replace(/\\[{}]/g, '').match(/[}]/g)?.length ?? 0) // prettier-ignore
    expect(braces(text)).toBe(braces(own))
    // Behind the end of a row a bracket or a star would belong to it.
    expect(text).not.toMatch(/\\\\\s*[[*]/)

    expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u2028\u2029]/)
  })
})
