import { describe, expect, it } from 'vitest'
import { tableText } from '../tableText.ts'
import { candidatesTable } from './candidatesTable.ts'
import { communityTable } from './communityTable.ts'

describe('tables of a page', () => {
  it('have a candidate with the ranks that methods gave it, and a dash where one gave none', () => {
    const table = candidatesTable(
      [
        { item: 'i:1', title: 'Blue | Train', positive: true, ranks: [1, null] },
        { item: 'i:2', title: null, positive: false, ranks: [2, 1] },
      ],
      ['RecNet', 'Pop'],
    )
    const text = tableText(table, { caption: 'Candidates', label: 'candidates' }, 'markdown')
    expect(text).toContain('| i:1 | Blue \\| Train | yes | 1 | – |')
    expect(text).toContain('| i:2 |  |  | 2 | 1 |')
  })

  it('have the clients of a community with their scores beside τ', () => {
    const table = communityTable({
      community: [{ client: 'u:1', name: 'u:1', routingScore: 0.51236, step: 1200 }],
      threshold: 0.4,
    })
    const text = tableText(table, { caption: 'Community', label: 'community' }, 'latex')
    expect(text).toContain('u:1 & u:1 & 0.5124 & 0.4000 & 1200 \\\\')
    expect(text).toContain('{$\\tau$}')
  })
})
