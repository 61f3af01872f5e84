/** The values of settings that a run really had, even if some settings did not exist yet when it began. */
import type { Settings } from '../runs.ts'

/**
 * Fills what the settings of a manifest lack. Runs from before models had roles used one temperature and one token budget for
 * all prompts; routers had no hysteresis once, texts no penalty on repetition, no item that a user ever took was its negative,
 * and curves ranked test items. None of it must change half way, or when a run is done again.
 */
export function valuesOfRun(settings: Settings): Settings {
  const { temperature, maxReplyTokens, optimizeRouters, feedbackNegatives } = settings
  return {
    ...(temperature === undefined ? {} : { reasoningTemperature: temperature, repetitionPenalty: 1 }),
    ...(maxReplyTokens === undefined ? {} : { maxReasoningTokens: maxReplyTokens }),
    ...(optimizeRouters === undefined ? {} : { routerHysteresis: 0 }),
    ...(feedbackNegatives === undefined ? {} : { feedbackExcludes: 'sequence' }),
    curveOn: 'test',
    ...settings,
  }
}
