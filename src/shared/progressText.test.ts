import { describe, expect, it } from 'vitest'
import {
  leftText,
  partCallsText,
  partTitle,
  rateText,
  runCallsText,
  shareOf,
  waitText,
} from './progressText.ts'

describe('the words of progress', () => {
  it('name the part that is under way', () => {
    expect(partTitle({ part: 'initialization', round: null })).toBe('Initialisation')
    expect(partTitle({ part: 'evaluation', round: { number: 2, of: 5 } })).toBe('Evaluation 2 of 5')
    expect(partTitle({ part: 'first pages', round: null })).toBe('First pages')
  })

  it('count calls, and say where their number is an estimate', () => {
    expect(partCallsText({ part: 'initialization', partCalls: { done: 120, expected: 276 } })).toBe(
      '120 of 276 calls',
    )
    expect(partCallsText({ part: 'learning', partCalls: { done: 1200, expected: 6400 } })).toBe(
      '1,200 of about 6,400 calls',
    )
    expect(partCallsText({ part: 'learning', partCalls: { done: 120, expected: 120 } })).toBe(
      '120 of 120 calls',
    )
    expect(partCallsText({ part: 'diary', partCalls: { done: 3, expected: null } })).toBe('3 calls')
    expect(partCallsText({ part: 'fit', partCalls: { done: 0, expected: null } })).toBe('')
    expect(runCallsText({ runCalls: { done: 0, expected: 0 } })).toBe('')
  })

  it('say how fast calls are answered', () => {
    expect(rateText({ callsPerMinute: null, tokensPerSecond: null })).toEqual([])
    expect(rateText({ callsPerMinute: 23.6, tokensPerSecond: 96.4 })).toEqual(['24 calls/min', '96 tokens/s'])
    expect(rateText({ callsPerMinute: 0.55, tokensPerSecond: 9.94 })).toEqual([
      '0.6 calls/min',
      '9.9 tokens/s',
    ])
    expect(rateText({ callsPerMinute: 12_345.6, tokensPerSecond: null })).toEqual(['12,346 calls/min'])
  })

  it('say how long the part and the run will take, once where that is the same', () => {
    expect(leftText({ partLeft: null, runLeft: null })).toEqual([])
    expect(leftText({ partLeft: 65_000, runLeft: 1_140_000 })).toEqual([
      '1 min 5 s left',
      '19 min left of the run',
    ])
    expect(leftText({ partLeft: 65_000, runLeft: 65_200 })).toEqual(['1 min 5 s left'])
  })

  it('say what is waited for once that takes long', () => {
    const asking = ['gradient', 'merge']
    expect(waitText({ opening: true, waiting: [], quiet: 0, asking: [] })).toBe('loading the model')
    expect(waitText({ opening: false, waiting: [], quiet: 14_000, asking })).toBe('')
    expect(waitText({ opening: false, waiting: [], quiet: 45_000, asking })).toBe(
      'no reply to gradient, merge for 45 s',
    )
    // Without a question the run is at its own work: clustering, ranking by baselines, intervals.
    expect(waitText({ opening: false, waiting: [], quiet: 45_000, asking: [] })).toBe('')
  })

  it('give the share of calls made', () => {
    expect(shareOf({ done: 69, expected: 276 })).toBe(0.25)
    expect(shareOf({ done: 0, expected: 0 })).toBe(1)
    expect(shareOf({ done: 5, expected: null })).toBeNull()
  })
})
