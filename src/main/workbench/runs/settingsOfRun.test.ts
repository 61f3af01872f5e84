import { describe, expect, it } from 'vitest'
import { parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { settingsOfRun } from './settingsOfRun.ts'

describe('settingsOfRun', () => {
  it('are those of the manifest', () => {
    const settings = parseHyperparameters({ temperature: 0.9, maxReplyTokens: 256 })
    expect(settingsOfRun({ variant: 'RecNet', settings })).toEqual(settings)
    expect(settings.reasoningTemperature).toBe(0.2)
  })

  it('hold for all prompts where the run began before there were roles', () => {
    const settings = Object.fromEntries(
      Object.entries(parseHyperparameters({ temperature: 0.9, maxReplyTokens: 256 })).filter(
        ([name]) => !/^(reasoningTemperature|maxReasoningTokens)$/.test(name),
      ),
    )
    expect(settingsOfRun({ variant: 'RecNet', settings })).toMatchObject({
      temperature: 0.9,
      reasoningTemperature: 0.9,
      maxReplyTokens: 256,
      maxReasoningTokens: 256,
    })
  })

  it('have no hysteresis where the run began before there was one', () => {
    const { routerHysteresis, ...settings } = parseHyperparameters({})
    expect(routerHysteresis).toBe(10)
    expect(settingsOfRun({ variant: 'RecNet', settings })).toMatchObject({ routerHysteresis: 0 })
  })
  it('leave out the whole sequence of a user where the run began before only its training was', () => {
    const { feedbackExcludes, ...settings } = parseHyperparameters({})
    expect(feedbackExcludes).toBe('training')
    expect(settingsOfRun({ variant: 'RecNet', settings })).toMatchObject({ feedbackExcludes: 'sequence' })
    expect(settingsOfRun({ variant: 'RecNet', settings: { ...settings, feedbackExcludes } })).toMatchObject({
      feedbackExcludes: 'training',
    })
  })

  it('have no penalty on repetition where the run began before there was one', () => {
    const { repetitionPenalty, ...settings } = parseHyperparameters({})
    expect(repetitionPenalty).toBe(1.2)
    expect(settingsOfRun({ variant: 'RecNet', settings })).toMatchObject({ repetitionPenalty: 1 })
  })
})
