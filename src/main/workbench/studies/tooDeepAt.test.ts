import { describe, expect, it } from 'vitest'
import { tooDeepAt } from './tooDeepAt.ts'

describe('tooDeepAt', () => {
  it('finds the first bracket, dash, key or indent beyond the levels', () => {
    expect(tooDeepAt('a: [[[1]]]', 3)).toBeNull()
    expect(tooDeepAt('a: [[[[1]]]]', 3)).toEqual({ line: 1, column: 7 })
    expect(tooDeepAt('a:\n  - - - - 1', 3)).toEqual({ line: 2, column: 9 })
    expect(tooDeepAt('? ? ? ? 1', 3)).toEqual({ line: 1, column: 7 })
    expect(tooDeepAt(`a:\n${' '.repeat(61)}b: 1`, 3)).toEqual({ line: 2, column: 1 })
    expect(tooDeepAt('a: [1]\nb: [2]\nc: {d: [3]}', 2)).toBeNull()
  })

  it('counts nothing within texts and comments', () => {
    const rows = [
      `note: "${'['.repeat(60)}"`,
      `other: '${'{'.repeat(60)}'`,
      `# ${'[- '.repeat(60)}`,
      'block: |',
      `  ${'-'.repeat(80)}`,
      `  ${'- '.repeat(80)}`,
      `${' '.repeat(2000)}far to the right`,
      `plain: a row of ${'-'.repeat(80)}`,
    ]
    expect(tooDeepAt(rows.join('\n'), 50)).toBeNull()
  })

  it('comes to an end on a hundred thousand levels', () => {
    expect(tooDeepAt('['.repeat(100_000), 50)).toEqual({ line: 1, column: 51 })
    expect(tooDeepAt('- '.repeat(100_000), 50)).toEqual({ line: 1, column: 101 })
    expect(tooDeepAt(`${']'.repeat(100_000)}`, 50)).toBeNull()
  })
})
