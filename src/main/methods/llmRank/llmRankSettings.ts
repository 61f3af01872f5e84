/** The table of LLMRank's settings. */
import { z } from 'zod'
import { rankingSettings, samplingSettings } from '#shared/vocabulary/settings/agentSettings.ts'
import { llmRankSettings as ownSettings } from '#shared/vocabulary/settings/baselineSettings.ts'
import { dataSettings, evaluationSettings } from '#shared/vocabulary/settings/protocolSettings.ts'

export const llmRankSettings = z.strictObject({
  ...dataSettings,
  ...samplingSettings,
  ...evaluationSettings,
  missingPolicy: rankingSettings.missingPolicy,
  ...ownSettings,
})

export type LlmRankSettings = Readonly<z.infer<typeof llmRankSettings>>
