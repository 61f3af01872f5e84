/** RecNet as a method: Algorithm 1 with its network, the rows of Table 3 and 4, and what it ranks with. */
import { hyperparameters, parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { recNetPrompts } from '../../recnet/prompts/recNetPrompts.ts'
import { VARIANTS } from '../../recnet/workflow/variants.ts'
import type { Method } from '../method.ts'
import { forecastCalls } from './forecastCalls.ts'
import { RecNetLearner } from './recNetLearner.ts'

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
