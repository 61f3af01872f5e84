import { describe, expect, it } from 'vitest'
import { cellText } from './dataTable.ts'
import { latexOf } from './latexOf.ts'

const columns = [
  { key: 'method', label: 'Method', kind: 'text' as const },
  { key: 'ndcg', label: 'NDCG@10', kind: 'number' as const, decimals: 2, best: 'high' as const },
  { key: 'loss', label: 'Loss', kind: 'number' as const, decimals: 1, best: 'low' as const },
]

describe('a table as LaTeX', () => {
  it('sets the best of each column bold and the second best underlined, all that look equal, and never the floor', () => {
    const rows = [
      { method: 'A', ndcg: 0.514, loss: 2 },
      { method: 'B', ndcg: 0.511, loss: 3 },
      { method: 'C', ndcg: null, loss: 4 },
      { method: 'D', ndcg: 0.4, loss: 3 },
      { method: 'floor', unranked: 'yes', ndcg: 0.9, loss: 1 },
    ]
    expect(latexOf({ columns, rows }, { caption: 'All', label: 'table 2' })).toBe(
      [
        '% Needs \\usepackage{booktabs}, \\usepackage{siunitx}.',
        '\\begin{table}[t]',
        '  \\centering',
        '  \\caption{All}',
        '  \\label{tab:table-2}',
        '  \\sisetup{detect-weight=true, group-digits=integer, group-separator={,}, group-minimum-digits=4}',
        '  \\begin{tabular}{lS[table-format=1.2]S[table-format=1.1]}',
        '    \\toprule',
        '    Method & {NDCG@10} & {Loss} \\\\',
        '    \\midrule',
        '    A & \\bfseries 0.51 & \\bfseries 2.0 \\\\',
        '    B & \\bfseries 0.51 & {\\underline{3.0}} \\\\',
        '    C & {--} & 4.0 \\\\',
        '    D & {\\underline{0.40}} & {\\underline{3.0}} \\\\',
        '    floor & 0.90 & 1.0 \\\\',
        '    \\bottomrule',
        '  \\end{tabular}',
        '\\end{table}',
        '',
      ].join('\n'),
    )
  })

  it('writes a p-value, a sign and a share as the screen does', () => {
    const forms = [
      { key: 'p', label: 'p', kind: 'number' as const, form: 'p' as const },
      { key: 'difference', label: 'd', kind: 'number' as const, decimals: 2, form: 'signed' as const },
      { key: 'coverage', label: 'c', kind: 'number' as const, form: 'share' as const },
      { key: 'calls', label: 'n', kind: 'number' as const, decimals: 0 },
    ]
    const row = { p: 0.00002, difference: -0.5, coverage: 0.975, calls: 12_345 }
    expect(forms.map((column) => cellText(column, row[column.key as keyof typeof row]))).toEqual([
      '< 0.0001',
      '−0.50',
      '97.50 %',
      '12,345',
    ])
    expect(latexOf({ columns: forms, rows: [row] }, { caption: 'x', label: 'x' })).toContain(
      '$<$ 0.0001 & $-$0.50 & 97.50 \\% & 12345 \\\\',
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
