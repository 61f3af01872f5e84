/** How many calls a run of AgentCF takes: choices and rankings are counted, reflections follow from how many are right. */
import { evaluationForecast } from '../agentTexts/evaluationForecast.ts'
import type { CallForecast, ForecastRequest, StageForecast } from '../callForecast.ts'
import { agentCfSettings } from './agentCfSettings.ts'
import { INTERACTION } from './agentCfLearner.ts'
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
    figures: `${count.toLocaleString('en')} ${count === 1 ? 'interaction' : 'interactions'}, ${each.toFixed(1)} calls for each.`,
    origin: `Interactions of AgentCF are counted from the dataset, and ${100 * WRONG} % of its choices are assumed to be wrong; rankings are added.`,
  }
}

function sumOf(calls: StageForecast['calls']): number {
  return Object.values(calls).reduce((sum, calls) => sum + calls, 0)
}
