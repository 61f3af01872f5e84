import { describe, expect, it } from 'vitest'
import { emptyRunView, type RunView } from '#shared/events/foldRun.ts'
import type { CallProgress } from '#shared/vocabulary/callProgress.ts'
import { runProgressText } from './runProgressText.ts'

const progress: CallProgress = {
  part: 'initialization',
  round: null,
  partCalls: { done: 120, expected: 276 },
  runCalls: { done: 120, expected: 499 },
  stored: 0,
  callsPerMinute: 24,
  tokensPerSecond: 96.2,
  partLeft: 390_000,
  runLeft: 948_000,
  quiet: 0,
  asking: ['extract'],
  opening: false,
  waiting: [],
}
const count = { calls: 6, repaired: 1, fellBack: 2, shortened: 0, promptTokens: 1, replyTokens: 1 }

describe('the line of progress', () => {
  it('tells of the initialisation before there is any record', () => {
    expect(runProgressText({ view: emptyRunView(), progress, interactions: 20 })).toBe(
      'Initialisation · 120 of 276 calls · 6 min 30 s left · 15 min 48 s left of the run · 24 calls/min · 96 tokens/s',
    )
  })

  it('tells of records, routers and λ while the method learns', () => {
    const view = { ...emptyRunView(), step: 5, routerCount: 22, clientUpdates: 15, clientCalls: 60, calls: { merge: count } } // prettier-ignore
    const learning = {
      ...progress,
      part: 'learning',
      partCalls: { done: 41, expected: 130 },
      tokensPerSecond: null,
    }
    expect(runProgressText({ view, progress: learning, interactions: 20 })).toBe(
      'Learning · 5 of 20 interactions · 41 of about 130 calls · 6 min 30 s left · 15 min 48 s left of the run · 24 calls/min · 22 routers · λ 4.00 · 3 repaired or fallen back',
    )
  })

  it('says what it waits for', () => {
    const first = { ...progress, partCalls: { done: 0, expected: 276 }, callsPerMinute: null, tokensPerSecond: null, partLeft: null, runLeft: null } // prettier-ignore
    const line = (changes: Partial<CallProgress>) =>
      runProgressText({ view: null, progress: { ...first, ...changes }, interactions: 20 })
    expect(line({ opening: true })).toBe('Initialisation · 0 of 276 calls · loading the model')
    expect(line({ quiet: 45_000 })).toBe('Initialisation · 0 of 276 calls · no reply to extract for 45 s')
    expect(runProgressText({ view: null, progress: null, interactions: 20 })).toBe('Opening the run')
  })

  it('tells of a method that asks nothing', () => {
    const fit = { ...progress, part: 'fit', partCalls: { done: 0, expected: null }, runCalls: { done: 0, expected: null }, callsPerMinute: null, tokensPerSecond: null, partLeft: null, runLeft: null } // prettier-ignore
    expect(runProgressText({ view: emptyRunView(), progress: fit, interactions: 0 })).toBe('Fitting')
    const point = {
      trial: 0,
      epoch: 7,
      loss: 4.123456,
      validation: null,
    } as unknown as RunView['training'][number]
    const view = { ...emptyRunView(), training: [point] }
    expect(runProgressText({ view, progress: { ...fit, part: 'epoch' }, interactions: 0 })).toBe(
      'Epoch · epoch 7, loss 4.123',
    )
  })
})
