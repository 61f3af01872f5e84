import { describe, expect, it } from 'vitest'
import { markdownOf } from './markdownOf.ts'

const columns = [
  { key: 'method', label: 'Method', kind: 'text' as const },
  { key: 'ndcg', label: 'NDCG@10', kind: 'number' as const, decimals: 2, best: 'high' as const },
]

describe('a table as Markdown', () => {
  it('marks the best and the second best with ties, and ends no cell by what is in it', () => {
    const rows = [
      { method: 'a|b <i>', ndcg: 0.514 },
      { method: '*B*', ndcg: 0.511 },
      { method: 'C_1', ndcg: 0.2 },
      { method: 'D', ndcg: null },
    ]
    expect(markdownOf({ columns, rows }, { caption: 'All', notes: ['One\ntwo'] }).split('\n')).toEqual([
      'All',
      '',
      '| Method | NDCG@10 |',
      '| --- | ---: |',
      '| a\\|b &lt;i&gt; | **0.51** |',
      '| \\*B\\* | **0.51** |',
      '| C\\_1 | *0.20* |',
      '| D | – |',
      '',
      'One two',
      '',
    ])
  })
})
