import { describe, expect, it } from 'vitest'
import type { FileReading } from '#shared/vocabulary/imports/sourcePlan.ts'
import { meaningOf, meaningOptions, readingProblem, withMeaning } from './columnMeanings.ts'

const reading: FileReading = {
  file: 'a.csv',
  role: 'items',
  format: { kind: 'json-lines' },
  columns: {
    ...{ user: null, item: 'id', rating: null, timestamp: null, title: 'name', category: null },
    ...{ description: null, flags: [], further: ['brand'] },
  },
}

describe('the meanings of columns', () => {
  it('are those of the role of the file', () => {
    expect(meaningOptions('users').map(({ label }) => label)).toEqual(['not read', 'User', 'Further text'])
    expect(['id', 'name', 'brand', 'price'].map((column) => meaningOf(reading, column))).toEqual([
      'item',
      'title',
      'further',
      '',
    ])
  })

  it('move from one column to another, and are shared where several may have them', () => {
    const moved = withMeaning(reading, 'long_name', 'title')
    expect(['name', 'long_name'].map((column) => meaningOf(moved, column))).toEqual(['', 'title'])
    const shared = withMeaning(reading, 'store', 'further')
    expect(shared.columns.further).toEqual(['brand', 'store'])
    expect(withMeaning(shared, 'brand', 'category').columns).toMatchObject({
      category: 'brand',
      further: ['store'],
    })
  })

  it('are asked for where one is missing', () => {
    expect(readingProblem(reading)).toBeNull()
    const without = withMeaning(withMeaning(reading, 'name', ''), 'id', '')
    expect(readingProblem(without)).toBe('Choose the column of item and title.')
  })
})
