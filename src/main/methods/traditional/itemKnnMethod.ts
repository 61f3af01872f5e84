/** ItemKNN as a method: fitted in one stage, and again where it is asked for. */
import { z } from 'zod'
import { dataSettings, evaluationSettings } from '#shared/vocabulary/settings/protocolSettings.ts'
import { parsedSettings } from '#shared/vocabulary/settings/settingsTable.ts'
import { trainingSettings } from '#shared/vocabulary/settings/trainingSettings.ts'
import { createPromptRegistry } from '../../prompting/promptRegistry.ts'
import { createItemKnn } from '../../recommenders/itemKnn.ts'
import { pauseOf } from '../../recommenders/training/trainedRecommender.ts'
import { FittedLearner } from '../fittedMethod.ts'
import type { Method } from '../method.ts'

const { data, itemKnn } = trainingSettings
const settings = z.strictObject({ ...dataSettings, ...data, ...itemKnn, ...evaluationSettings })
const parse = (values: Readonly<Record<string, unknown>>) => parsedSettings(settings, values)

export const itemKnnMethod: Method = {
  name: 'ItemKNN',
  variants: { ItemKNN: {} },
  settings,
  parse,
  prompts: createPromptRegistry(),
  asksModels: false,
  learnsInSteps: false,
  forecastCalls: null,
  learner: (_variant, values) => {
    const parsed = parse(values)
    return new FittedLearner(({ ports }) => createItemKnn(parsed, pauseOf(ports)))
  },
}
