/** RecNet as a method: Algorithm 1, the variants of Tables 3 and 4, and the recommender. */
import { hyperparameters, parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { recNetPrompts } from '../../recnet/prompts/recNetPrompts.ts'
import { VARIANTS } from '../../recnet/workflow/variants.ts'
import type { Method } from '../method.ts'
import { forecastCalls } from './forecastCalls.ts'
import { RecNetLearner } from './recNetLearner.ts'

/** The entry of RecNet in the list of methods. Importing this module loads every stage, and with it every prompt. */
export const recNetMethod: Method = {
  name: 'RecNet',
  variants: VARIANTS,
  settings: hyperparameters,
  parse: parseHyperparameters,
  prompts: recNetPrompts,
  asksModels: true,
  learnsInSteps: true,
  forecastCalls,
  learner: (variant, values) => new RecNetLearner(variant, parseHyperparameters(values)),
}
