import { describe, expect, it } from 'vitest'
import { buildEvaluation, buildFigureRun } from './figureRun.testing.ts'
import { protocolLine } from './protocolLine.ts'

describe('the protocol line', () => {
  it('says data, model with its caveat, embeddings, seed and protocol', () => {
    expect(protocolLine([buildFigureRun({ evaluations: [buildEvaluation(0, { RecNet: 0.5 })] })])).toBe(
      'demo (abcdef01) · built-in agent v2 (answers by text rules; not a language model) · hashing-512 v1 · seed 2020 · leave-one-out, test items, 100 users, 10 candidates (negatives sampled uniformly), 3 repetitions',
    )
  })

  it('says each thing once for several runs, and no protocol before an evaluation', () => {
    expect(protocolLine([buildFigureRun(), buildFigureRun()])).toBe(
      'demo (abcdef01) · built-in agent v2 (answers by text rules; not a language model) · hashing-512 v1 · seed 2020',
    )
    expect(protocolLine([])).toBe('')
  })
})
