import { describe, expect, it } from 'vitest'
import { valuesOfRun } from './valuesOfRun.ts'

describe('valuesOfRun', () => {
  it('fills settings that did not exist when the run began by what it did', () => {
    const old = { temperature: 0.9, maxReplyTokens: 256, optimizeRouters: true, feedbackNegatives: 'uniform' }
    expect(valuesOfRun(old)).toEqual({
      ...old,
      reasoningTemperature: 0.9,
      repetitionPenalty: 1,
      maxReasoningTokens: 256,
      routerHysteresis: 0,
      feedbackExcludes: 'sequence',
      curveOn: 'test',
    })
  })

  it('leaves settings that are there, and adds none of another method', () => {
    const settings = {
      temperature: 0.9,
      repetitionPenalty: 1.2,
      reasoningTemperature: 0,
      curveOn: 'validation',
    }
    expect(valuesOfRun(settings)).toEqual(settings)
  })
})
