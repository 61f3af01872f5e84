/** How many calls a run of AgentCF takes: choices and rankings are counted, reflections follow from how many are right. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { evaluationForecast } from '../agentTexts/evaluationForecast.ts'
import type { CallForecast, ForecastRequest, StageForecast } from '../callForecast.ts'
import { agentCfSettings } from './agentCfSettings.ts'
import { INTERACTION } from './agentCfLearner.ts'
import { counted } from '#shared/vocabulary/imports/counted.ts'
import { parsedSettings } from '#shared/vocabulary/settings/settingsTable.ts'

/** Assumed share of choices that are wrong. */
const WRONG = 0.4

/**
 * Returns the expected calls. Of one interaction: a choice each round; a reflection of the user and one of the items
 * after the first choice and after each wrong one; and one more of the items where the last choice was right.
 * @throws WorkbenchError `hyperparameter-invalid`.
 */
export function forecastCalls({ protocol, settings }: ForecastRequest): CallForecast {
  const values = parsedSettings(agentCfSettings, settings)
  const { rounds } = values
  const count = protocol.interactions.length
  const reflections = 1 + (rounds - 1) * WRONG
  const learning: StageForecast = {
    stage: INTERACTION,
    part: 'learning',
    count,
    calls: {
      choose: rounds,
      'reflect-user': reflections,
      'reflect-items': reflections + (1 - WRONG),
    },
  }
  const stages = [learning, evaluationForecast('rank-agents', protocol, values)]
  const each = sumOf(learning.calls)
  return {
    calls: Math.round(stages.reduce((sum, stage) => sum + stage.count * sumOf(stage.calls), 0)),
    stages,
    figures: inEnglish('{interactions}, {calls} calls for each.', {
      ...{ interactions: counted(count, 'interaction'), calls: each.toFixed(1) },
    }),
    origin: inEnglish(
      'Interactions of AgentCF are counted from the dataset, and {share} % of its choices are assumed to be wrong; rankings are added.',
      { share: 100 * WRONG },
    ),
  }
}

function sumOf(calls: StageForecast['calls']): number {
  return Object.values(calls).reduce((sum, calls) => sum + calls, 0)
}
