/** What a person is told before a dataset is deleted. */
import { describe, expect, it } from 'vitest'
import { deletionText } from './deletionText.ts'

const dataset = {
  name: 'cds',
  domainWord: 'CD',
  users: 100,
  items: 1269,
  interactions: 800,
  sparsity: 0.97,
  hash: 'ab',
  source: 'atomic',
  givenCandidates: false,
  notes: [],
} as const
const run = (name: string, of: string) => ({ run: name, dataset: of, status: 'finished' }) as const

describe('deletionText', () => {
  it('counts what goes and says that no run uses it', () => {
    expect(deletionText(dataset, [run('a', 'demo')])).toBe(
      '100 histories and the texts of 1,269 items are deleted from the home folder. The files that they were imported from stay. No run uses it.',
    )
  })

  it('names the runs that use it, at most five', () => {
    const runs = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => run(name, 'cds'))
    expect(deletionText(dataset, runs.slice(0, 1))).toContain('1 run uses it: a. What')
    expect(deletionText(dataset, runs)).toContain('7 runs use it: a, b, c, d, e and 2 more. What')
  })
})
