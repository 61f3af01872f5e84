import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../adapters/seededRandom.ts'
import { binaryExamples } from './binaryExamples.ts'
import { piecesOf } from './pieces.ts'
import { prefixExamples } from './prefixExamples.ts'
import { joinedTokens } from './tokens.ts'

describe('the examples of SASRec', () => {
  it('are every prefix of a history with the item after it, the newest items of a long one', () => {
    const examples = prefixExamples([[4, 5, 6, 7], [8], [], [9, 1]], 2)
    expect(Array.from({ length: examples.length }, (_, index) => examples.at(index))).toEqual([
      { history: [4], targets: [5], negatives: [] },
      { history: [4, 5], targets: [6], negatives: [] },
      { history: [5, 6], targets: [7], negatives: [] },
      { history: [9], targets: [1], negatives: [] },
    ])
  })

  it('are with the binary loss one for each history, with a negative item that the user does not train on', () => {
    const [first, ...others] = binaryExamples([[1, 2, 3, 4], [5]], 2, 6, seededRandom(1)('negatives'))
    expect(first).toMatchObject({ history: [2, 3], targets: [3, 4] })
    expect(first?.negatives.every((item) => item === 5 || item === 6)).toBe(true)
    expect(first?.negatives).toHaveLength(2)
    expect(others).toEqual([])
  })

  it('are refused where a user trains on all items', () => {
    expect(() => binaryExamples([[1, 2]], 5, 2, seededRandom(1)('negatives'))).toThrow(/does not train on/)
  })

  it('are computed in pieces that have so many tokens and rows at most', () => {
    const example = (length: number) => ({
      history: Array<number>(length).fill(1),
      targets: [1],
      negatives: [],
    })
    const sizes = (lengths: readonly number[], tokens: number, rows: number) =>
      piecesOf(lengths.map(example), { tokens, rows }).map((piece) =>
        piece.map(({ history }) => history.length),
      )
    expect(sizes([3, 3, 2, 5], 6, 9)).toEqual([[3, 3], [2], [5]])
    expect(sizes([1, 1, 1], 6, 2)).toEqual([[1, 1], [1]])
  })

  it('stand one after the other without padding', () => {
    expect(joinedTokens([[7, 8], [9]], 'last')).toEqual({
      items: [7, 8, 9],
      positions: [0, 1, 0],
      starts: [0, 0, 2],
      queries: [1, 2],
    })
    expect(joinedTokens([[7, 8], [9]], 'every').queries).toEqual([0, 1, 2])
  })
})
