import { describe, expect, it } from 'vitest'
import { cellText } from './dataTable.ts'
import { latexOf } from './latexOf.ts'

const columns = [
  { key: 'method', label: 'Method', kind: 'text' as const },
  { key: 'ndcg', label: 'NDCG@10', kind: 'number' as const, decimals: 2, best: 'high' as const },
  { key: 'loss', label: 'Loss', kind: 'number' as const, decimals: 1, best: 'low' as const },
]

describe('a table as LaTeX', () => {
  it('sets the best of each column bold, all that look equal, and never the floor', () => {
    const rows = [
      { method: 'A', ndcg: 0.514, loss: 2 },
      { method: 'B', ndcg: 0.511, loss: 3 },
      { method: 'C', ndcg: null, loss: 4 },
      { method: 'floor', unranked: 'yes', ndcg: 0.9, loss: 1 },
    ]
    expect(latexOf({ columns, rows }, { caption: 'All', label: 'table 2' })).toBe(
      [
        '\\begin{table}[t]',
        '  \\centering',
        '  \\caption{All}',
        '  \\label{tab:table-2}',
        '  \\begin{tabular}{lrr}',
        '    \\toprule',
        '    Method & NDCG@10 & Loss \\\\',
        '    \\midrule',
        '    A & \\textbf{0.51} & \\textbf{2.0} \\\\',
        '    B & \\textbf{0.51} & 3.0 \\\\',
        '    C & -- & 4.0 \\\\',
        '    floor & 0.90 & 1.0 \\\\',
        '    \\bottomrule',
        '  \\end{tabular}',
        '\\end{table}',
        '',
      ].join('\n'),
    )
  })

  it('escapes what LaTeX would read as a command', () => {
    const rows = [{ method: '\\{}#$%&~_^τλ≥–', ndcg: 1, loss: 1 }]
    expect(latexOf({ columns, rows }, { caption: '50 %\nof', label: 'x' })).toContain(
      '\\textbackslash{}\\{\\}\\#\\$\\%\\&\\textasciitilde{}\\_\\textasciicircum{}$\\tau$$\\lambda$$\\geq$-- &',
    )
    expect(latexOf({ columns, rows }, { caption: '50 %\nof', label: 'x' })).toContain('\\caption{50 \\% of}')
  })
})

describe('a cell', () => {
  it('has its decimals, and a dash where there is nothing', () => {
    const column = { key: 'x', label: 'x', kind: 'number' as const, decimals: 3 }
    expect([
      cellText(column, 0.12345),
      cellText(column, null),
      cellText(column, undefined),
      cellText(column, 'text'),
    ]).toEqual(['0.123', '–', '–', 'text'])
  })
})
