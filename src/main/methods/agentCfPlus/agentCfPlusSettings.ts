/** The table of AgentCF++'s settings. */
import { z } from 'zod'
import { rankingSettings, samplingSettings } from '#shared/vocabulary/settings/agentSettings.ts'
import { agentCfPlusSettings as ownSettings } from '#shared/vocabulary/settings/baselineSettings.ts'
import { dataSettings, evaluationSettings } from '#shared/vocabulary/settings/protocolSettings.ts'

export const agentCfPlusSettings = z.strictObject({
  ...dataSettings,
  ...samplingSettings,
  ...evaluationSettings,
  missingPolicy: rankingSettings.missingPolicy,
  ...ownSettings,
})

export type AgentCfPlusSettings = Readonly<z.infer<typeof agentCfPlusSettings>>
