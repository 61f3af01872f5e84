/** The life of one rule, by hand. */
import { describe, expect, it } from 'vitest'
import type { FilterMemoryRevision, RevisionCause } from './foldRuleHistory.ts'
import { ruleTexts } from './ruleTexts.ts'

const causeOf = (step: number): RevisionCause => ({
  gradient: `g${step}.1`,
  suggestion: 'prefer live recordings',
  evaluation: 'it helped',
  reward: 1,
  user: 'u:1',
  positiveItem: 'i:1',
  negativeItem: 'i:2',
})

const memory = (
  step: number,
  revision: number,
  texts: Readonly<Record<number, string>>,
): FilterMemoryRevision => ({
  step,
  revision,
  rules: Object.entries(texts).map(([id, text]) => ({ id: Number(id), text, since: step, cause: null })),
  cause: revision === 1 ? null : causeOf(step),
  call: revision === 1 ? null : `${step}/client-optimizer/u:1`,
})

const MEMORIES = [
  memory(0, 1, { 1: 'accept' }),
  memory(4, 2, { 1: 'accept', 2: 'prefer jazz' }),
  memory(6, 3, { 1: 'accept', 2: 'prefer live jazz' }),
  memory(9, 4, { 2: 'prefer live jazz' }),
]

describe('ruleTexts', () => {
  it('lists each text with the revision that wrote it and its cause, and passes over revisions that left it alone', () => {
    expect(ruleTexts(MEMORIES, 2)).toEqual([
      { text: 'prefer jazz', step: 4, revision: 2, cause: causeOf(4), call: '4/client-optimizer/u:1' },
      { text: 'prefer live jazz', step: 6, revision: 3, cause: causeOf(6), call: '6/client-optimizer/u:1' },
    ])
  })

  it('ends with a null text where the rule was dropped', () => {
    expect(ruleTexts(MEMORIES, 1).map(({ text, step }) => [text, step])).toEqual([
      ['accept', 0],
      [null, 9],
    ])
  })

  it('is empty for an id that never was', () => {
    expect(ruleTexts(MEMORIES, 7)).toEqual([])
  })
})
