/** Names of datasets, judged while they are typed. */
import { describe, expect, it } from 'vitest'
import { datasetNameProblem } from './datasetNameProblem.ts'

describe('datasetNameProblem', () => {
  it('accepts lower-case letters, digits and hyphens up to 63 characters', () => {
    for (const name of ['cds', '2024-cds', 'a', 'a'.repeat(63)])
      expect(datasetNameProblem(name, ['demo'])).toBeNull()
  })

  it('says what is wrong with any other', () => {
    for (const name of ['CDs', '-cds', 'c_d', 'c d', '../x'])
      expect(datasetNameProblem(name, [])).toContain('lower-case letters')
    expect(datasetNameProblem('', [])).toContain('found nothing')
    expect(datasetNameProblem('a'.repeat(64), [])).toContain('at most 63 characters; found 64')
    expect(datasetNameProblem('demo', ['demo'])).toContain('There is already a dataset named demo')
  })
})
