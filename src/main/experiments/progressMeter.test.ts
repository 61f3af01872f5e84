import { describe, expect, it } from 'vitest'
import type { CallsByPrompt } from '#shared/events/runEvents.ts'
import type { StageForecast } from '../methods/callForecast.ts'
import { CallCosts } from './callCosts.ts'
import { ProgressMeter } from './progressMeter.ts'

/** 276 calls at first, 6.4 for each of 20 records where 6 come, and 95 for the evaluation where 100 come. */
const forecast: readonly StageForecast[] = [
  { stage: 'initialization', part: 'initialization', count: 1, calls: { extract: 256, summarize: 20 } },
  {
    stage: 'client-centric',
    part: 'learning',
    count: 20,
    calls: { merge: 2.4, predict: 1, gradient: 1, 'client-optimizer': 2 },
  },
  { stage: 'evaluation', part: 'evaluation', count: 1, calls: { merge: 45, rank: 50 } },
]

interface Simulated {
  /** Seconds of one call by prompt. */
  readonly seconds: Readonly<Record<string, number>>
  /** Calls of the initialisation that are answered from the store. */
  readonly stored?: number
}

/** A run of 276 + 20 x 6 + 100 = 496 calls, one after the other; `looks` is called after each with the number made. */
function simulate(
  { seconds, stored = 0 }: Simulated,
  look: (calls: number, meter: ProgressMeter, elapsed: number) => void,
) {
  let now = 0
  let made = 0
  let seq = 0
  const costs = new CallCosts(() => now)
  const meter = new ProgressMeter({ stages: forecast }, costs)
  const perform = (
    kind: string,
    step: number,
    asked: readonly (readonly [string, number])[],
    foreseen = {},
  ) => {
    const heard = meter.begin({ kind, step, foreseen })
    const calls: Record<string, CallsByPrompt[string]> = {}
    for (const [prompt, count] of asked) {
      for (let index = 0; index < count; index++) {
        const call = `${step}/${prompt}/${kind}${index}`
        if (made >= stored) {
          const end = costs.began({ call, prompt })
          now += 1000 * (seconds[prompt] ?? 0)
          end(50)
        }
        costs.conclude({ call, prompt })
        heard(prompt)
        made += 1
        look(made, meter, now / 1000)
      }
      const none = { repaired: 0, fellBack: 0, shortened: 0, promptTokens: 0, replyTokens: 0 }
      calls[prompt] = { ...none, calls: count }
    }
    meter.commit([{ type: 'stage-completed', stage: kind, calls, seq: ++seq, step }])
  }
  perform('initialization', 0, [['extract', 256], ['summarize', 20]]) // prettier-ignore
  for (let step = 1; step <= 20; step++)
    perform(
      'client-centric',
      step,
      [['merge', 2], ['predict', 1], ['gradient', 1], ['client-optimizer', 2]], // prettier-ignore
      { merge: 2 },
    )
  perform('evaluation', 20, [['merge', 50], ['rank', 50]], { merge: 50 }) // prettier-ignore
  return { meter, seconds: now / 1000 }
}

/** The estimate of the whole run in seconds, elapsed and left, after so many calls. */
function estimates(
  run: Simulated,
  after: readonly number[],
): { readonly guessed: number[]; readonly truth: number } {
  const guessed: number[] = []
  const { seconds: truth } = simulate(run, (made, meter, elapsed) => {
    if (after.includes(made)) guessed.push(elapsed + (meter.progress()?.runLeft ?? NaN) / 1000)
  })
  return { guessed, truth }
}

describe('ProgressMeter', () => {
  it('estimates a run from its first calls on: within 30 % after 5 % of them, within 15 % after half', () => {
    const seconds = {
      extract: 2,
      summarize: 2,
      merge: 2,
      predict: 1,
      gradient: 4,
      'client-optimizer': 3,
      rank: 1,
    }
    const { guessed, truth } = estimates({ seconds }, [25, 248, 360])
    // 552 s at first, 20 records of 4 + 1 + 4 + 6 s, 100 s and 50 s of evaluation.
    expect(truth).toBe(552 + 300 + 150)
    // After 25 calls all are thought to take 2 s: 50 s, and 251 + 128 + 95 calls are left.
    expect(guessed[0]).toBeCloseTo(50 + 2 * (251 + 128 + 95), 2)
    expect(Math.abs(guessed[0]! / truth - 1)).toBeLessThan(0.3)
    expect(Math.abs(guessed[1]! / truth - 1)).toBeLessThan(0.15)
    expect(Math.abs(guessed[2]! / truth - 1)).toBeLessThan(0.05)
  })

  it('settles within a record where its prompts take ten times as long', () => {
    const seconds = {
      extract: 2,
      summarize: 2,
      merge: 5,
      predict: 1,
      gradient: 20,
      'client-optimizer': 10,
      rank: 0.1,
    }
    const { guessed, truth } = estimates({ seconds }, [282])
    expect(truth).toBe(552 + 20 * 51 + 255)
    // 19 records with 2.4 merges, 45 merges of 5 s, and 50 rankings as all calls so far: 603 s in 282 calls.
    const left = 19 * (5 * 2.4 + 41) + 225 + (50 * 603) / 282
    expect(guessed[0]).toBeCloseTo(603 + left, 2)
    expect(Math.abs(guessed[0]! / truth - 1)).toBeLessThan(0.1)
  })

  it('counts calls of the part under way and of the run, as far as they are known', () => {
    const seen = new Map<number, unknown>()
    const { meter } = simulate({ seconds: { extract: 2 } }, (made, at) => {
      const { part, partCalls, runCalls } = at.progress()!
      seen.set(made, [part, partCalls, runCalls])
    })
    // 276 + 20 x 6.4 + 95 = 499 are expected at first.
    expect(seen.get(1)).toEqual(['initialization', { done: 1, expected: 276 }, { done: 1, expected: 499 }])
    // Two merges are foreseen in the first record; the other 19 are as forecast.
    expect(seen.get(277)).toEqual(['learning', { done: 1, expected: 128 }, { done: 277, expected: 499 }])
    // Ten records are done and the eleventh is foreseen: the other nine have (6.4 + 60) / 11 calls each.
    expect(seen.get(337)).toEqual(['learning', { done: 61, expected: 120 }, { done: 337, expected: 491 }])
    expect(seen.get(397)).toEqual(['evaluation', { done: 1, expected: 100 }, { done: 397, expected: 496 }])
    expect(meter.progress()).toMatchObject({
      part: 'evaluation',
      round: null,
      partCalls: { done: 100, expected: 100 },
      runCalls: { done: 496, expected: 496 },
      partLeft: 0,
      runLeft: 0,
    })
  })

  it('does not take the replies of an earlier session for the speed of the model', () => {
    const seconds = {
      extract: 2,
      summarize: 2,
      merge: 2,
      predict: 2,
      gradient: 2,
      'client-optimizer': 2,
      rank: 2,
    }
    simulate({ seconds, stored: 200 }, (made, meter) => {
      const { stored, runLeft, callsPerMinute } = meter.progress()!
      if (made === 200) expect([stored, runLeft, callsPerMinute]).toEqual([200, null, null])
      if (made !== 201) return
      expect([stored, callsPerMinute]).toEqual([200, 30])
      expect(runLeft).toBeCloseTo(2000 * (499 - 201), -3)
    })
  })

  it('takes what is foreseen of a stage ahead for its forecast', () => {
    const meter = new ProgressMeter({ stages: forecast }, new CallCosts(() => 0))
    meter.begin({ kind: 'initialization', step: 0, foreseen: {} })
    expect(meter.progress()?.runCalls.expected).toBe(499)
    // 5 merges of the evaluation in place of 45.
    meter.foresee('evaluation', { merge: 5 })
    expect(meter.progress()?.runCalls.expected).toBe(459)
  })

  it('says which of several evaluations is under way', () => {
    const rows = forecast.map((row) => (row.stage === 'evaluation' ? { ...row, count: 3 } : row))
    const meter = new ProgressMeter({ stages: rows }, new CallCosts(() => 0))
    meter.begin({ kind: 'evaluation', step: 5, foreseen: {} })
    expect(meter.progress()?.round).toEqual({ number: 1, of: 3 })
    meter.commit([{ type: 'stage-completed', stage: 'evaluation', calls: {}, seq: 1, step: 5 }])
    expect(meter.progress()?.round).toEqual({ number: 1, of: 3 })
    meter.begin({ kind: 'evaluation', step: 10, foreseen: {} })
    expect(meter.progress()?.round).toEqual({ number: 2, of: 3 })
  })

  it('counts without a total for a method that forecasts nothing', () => {
    const meter = new ProgressMeter(null, new CallCosts(() => 0))
    expect(meter.progress()).toBeNull()
    meter.begin({ kind: 'first pages', step: 0, foreseen: {} })('diary')
    expect(meter.progress()).toMatchObject({
      part: 'first pages',
      partCalls: { done: 1, expected: null },
      runCalls: { done: 1, expected: null },
      partLeft: null,
      runLeft: null,
    })
  })
})
