/** How many calls a run of AgentCF++ takes. All of them are counted beforehand but those that name groups, of which there may be fewer. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { counted } from '#shared/vocabulary/imports/counted.ts'
import { parsedSettings } from '#shared/vocabulary/settings/settingsTable.ts'
import { evaluationForecast } from '../agentTexts/evaluationForecast.ts'
import type { CallForecast, ForecastRequest, StageForecast } from '../callForecast.ts'
import { agentCfPlusSettings } from './agentCfPlusSettings.ts'
import { GROUPS, INTERACTION } from './stageNames.ts'

/** @throws WorkbenchError `hyperparameter-invalid`. */
export function forecastCalls({ protocol, settings }: ForecastRequest): CallForecast {
  const values = parsedSettings(agentCfPlusSettings, settings)
  const count = protocol.interactions.length
  const users = new Set(protocol.interactions.map(({ user }) => user)).size
  const learning: StageForecast = {
    stage: INTERACTION,
    part: 'learning',
    count,
    calls: { choose: 1, 'update-private': 1, 'derive-memory': 1, 'reflect-items': 1 },
  }
  const groups: StageForecast = {
    stage: GROUPS,
    part: 'learning',
    count: values.interestGroups === 0 ? 0 : 1,
    calls: { 'list-interests': users, 'name-group': users === 0 ? 0 : values.interestGroups },
  }
  const stages = [learning, groups, evaluationForecast('rank-memories', protocol, values)]
  const calls = stages.reduce(
    (sum, stage) => sum + stage.count * Object.values(stage.calls).reduce((all, each) => all + each, 0),
    0,
  )
  return {
    calls,
    stages,
    figures: inEnglish('{interactions}, {calls} calls for each.', {
      ...{ interactions: counted(count, 'interaction'), calls: 4 },
    }),
    origin: inEnglish(
      'Interactions of AgentCF++ are counted from the dataset; one call for each user and each interest group, and rankings are added.',
    ),
  }
}
