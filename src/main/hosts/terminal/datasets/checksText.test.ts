import { describe, expect, it } from 'vitest'
import { buildChecks } from '#shared/vocabulary/imports/datasetChecks.testing.ts'
import { checksText } from './checksText.ts'

describe('checks as text', () => {
  it('say by what they were made, and warn first', () => {
    const lines = checksText(buildChecks()).split('\n')
    expect(lines[0]).toBe(
      'cds (39f206924397) · leave-one-out · 100 tested users · 10 candidates (negatives given)',
    )
    expect(lines[1]).toBe('1 warning and 1 note in 3 checks.')
    expect(lines.slice(3, 9)).toEqual([
      'warning  Most popular first',
      '         NDCG@10 is 0.5178, above what random orders reach.',
      '         Report Pop beside every method.',
      'note     Test items unseen in training',
      '         15 test items of 100 (15 %) never occur in training.',
      '         Take a denser sample.',
    ])
  })

  it('name the seed where candidates are sampled', () => {
    expect(checksText(buildChecks({ negatives: 'sampled uniformly', seed: 7 }))).toContain(
      '(negatives sampled uniformly) · seed 7',
    )
  })

  it('show every shortcut ranker over the random floor and its band', () => {
    const table = checksText(buildChecks()).split('\n').slice(-4)
    expect(table.map((line) => line.replace(/ {2,}/g, ' | '))).toEqual([
      'order of candidates | NDCG@1 | NDCG@5 | NDCG@10',
      'Most popular first | 0.1850 | 0.3835 | 0.5178',
      'random floor | 0.1000 | 0.2948 | 0.4544',
      'its 95 % band | 0.0412 to 0.1588 | 0.2294 to 0.3603 | 0.4137 to 0.4950',
    ])
  })
})
