import { describe, expect, it } from 'vitest'
import {
  fieldsOf,
  filterInWords,
  filterOf,
  NO_FILTER,
  queryOf,
  stepsOf,
  stepsProblem,
} from './promptFilter.ts'

describe('the filter of prompts', () => {
  it('comes from an address and goes back into it', () => {
    const query = { steps: '400-420', prompt: 'merge', status: 'fell back', text: '50% "x"', of: 'u:3' }
    expect(queryOf(fieldsOf({ ...query, other: '1' }))).toEqual(query)
    expect(filterOf(fieldsOf(query))).toEqual({
      fromStep: 400,
      toStep: 420,
      prompt: 'merge',
      status: 'fell back',
      text: '50% "x"',
      subject: 'u:3',
    })
    expect(filterOf(fieldsOf({ prompt: 'no/name', status: ['ok'], steps: 'x', text: ' ' }))).toEqual({})
    expect(queryOf(NO_FILTER)).toEqual({})
    expect(fieldsOf({ text: 'x'.repeat(500) }).text).toHaveLength(200)
  })

  it('reads steps as people write them', () => {
    expect(stepsOf('412')).toEqual({ fromStep: 412, toStep: 412 })
    expect(stepsOf(' 400 – 420 ')).toEqual({ fromStep: 400, toStep: 420 })
    expect(stepsOf('400-')).toEqual({ fromStep: 400 })
    expect(stepsOf('-20')).toEqual({ toStep: 20 })
    expect(['', ' ', '0', '3-4'].map(stepsProblem)).toEqual([null, null, null, null])
    expect(stepsProblem('-')).toContain('Expected')
    expect(stepsProblem('a-b')).toContain('Expected')
  })

  it('says in words what was asked for', () => {
    expect(
      filterInWords({
        prompt: 'rank',
        fromStep: 3,
        toStep: 3,
        status: 'repaired',
        text: 'jazz',
        subject: 'u:1',
      }),
    ).toBe('of the prompt rank, about u:1, of step 3, that were repaired, with “jazz”')
    expect(filterInWords({ fromStep: 3 })).toBe('from step 3')
    expect(filterInWords({ toStep: 3, status: 'shortened' })).toBe('up to step 3, that were shortened')
  })
})
