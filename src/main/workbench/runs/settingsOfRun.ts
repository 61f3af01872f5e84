/** The settings that a run goes on with: those it began with, also where it began before some of them were there. */
import { parseHyperparameters, type Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'

/** Before models had roles, one temperature and one budget held for all prompts: a run must not change them half way. */
export function settingsOfRun({ settings }: Pick<Manifest, 'settings'>): Hyperparameters {
  const { temperature, maxReplyTokens } = settings
  return parseHyperparameters({
    ...(temperature === undefined ? {} : { reasoningTemperature: temperature }),
    ...(maxReplyTokens === undefined ? {} : { maxReasoningTokens: maxReplyTokens }),
    ...settings,
  })
}
