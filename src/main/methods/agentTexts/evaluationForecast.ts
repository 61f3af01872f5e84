/** How many rankings a run makes where each is one call. */
import type { PromptName } from '#shared/vocabulary/prompts.ts'
import type { ForecastRequest, StageForecast } from '../callForecast.ts'

/** Returns the forecast of all evaluations: the points of the curve, and the test. */
export function evaluationForecast(
  prompt: PromptName,
  { interactions, test }: Pick<ForecastRequest['protocol'], 'interactions' | 'test'>,
  settings: {
    readonly repetitions: number
    readonly evaluateEvery: number
    readonly curveOn: 'validation' | 'test'
    readonly testAtEnd: boolean
  },
): StageForecast {
  const { repetitions, evaluateEvery, curveOn, testAtEnd } = settings
  const points = evaluateEvery === 0 ? 1 : Math.max(1, Math.ceil(interactions.length / evaluateEvery))
  return {
    stage: 'evaluation',
    part: 'evaluation',
    // On validation items the curve has a last point of its own before the test.
    count: curveOn === 'validation' && testAtEnd ? points + 1 : points,
    calls: { [prompt]: test.instances.length * repetitions },
  }
}
