import { describe, expect, it } from 'vitest'
import { trialsOf } from './trials.ts'

const grid = { learningRate: [0.1, 0.2], dropout: [0, 0.5] }

describe('trialsOf', () => {
  it('is one trial without changes where nothing is searched', () => {
    expect(trialsOf(grid, { learningRate: 0.3, gridSearch: false, gridBudget: 9 })).toEqual([{}])
  })

  it('begins with the settings as they are, then goes through the grid once, up to the budget', () => {
    const settings = { learningRate: 0.2, dropout: 0, gridSearch: true, gridBudget: 9 }
    const all = [
      { learningRate: 0.2, dropout: 0 },
      { learningRate: 0.1, dropout: 0 },
      { learningRate: 0.1, dropout: 0.5 },
      { learningRate: 0.2, dropout: 0.5 },
    ]
    expect(trialsOf(grid, settings)).toEqual(all)
    expect(trialsOf(grid, { ...settings, gridBudget: 2 })).toEqual(all.slice(0, 2))
  })
})
