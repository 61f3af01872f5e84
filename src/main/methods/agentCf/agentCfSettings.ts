/** The table of AgentCF's settings. */
import { z } from 'zod'
import { rankingSettings, samplingSettings } from '#shared/vocabulary/settings/agentSettings.ts'
import { agentCfSettings as ownSettings } from '#shared/vocabulary/settings/baselineSettings.ts'
import { dataSettings, evaluationSettings } from '#shared/vocabulary/settings/protocolSettings.ts'

export const agentCfSettings = z.strictObject({
  ...dataSettings,
  ...samplingSettings,
  ...evaluationSettings,
  missingPolicy: rankingSettings.missingPolicy,
  ...ownSettings,
})

export type AgentCfSettings = Readonly<z.infer<typeof agentCfSettings>>
