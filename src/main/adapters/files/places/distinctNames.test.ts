import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { distinctNames } from './distinctNames.ts'

describe('distinctNames', () => {
  it('names a file by its folders only where another has its name', () => {
    const paths = [join('/d', 'books', 'r.csv'), join('/d', 'music', 'r.csv'), join('/d', 'music', 'i.csv')]
    expect(distinctNames(paths)).toEqual(['books/r.csv', 'music/r.csv', 'i.csv'])
  })

  it('takes as many folders as it needs', () => {
    const paths = [join('/d', 'a', 'x', 'r.csv'), join('/d', 'b', 'x', 'r.csv'), join('/r.csv')]
    expect(distinctNames(paths)).toEqual(['a/x/r.csv', 'b/x/r.csv', '/r.csv'])
  })
})
