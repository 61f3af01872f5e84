/** Makes a method of a recommender that learns in epochs. */
import type { z } from 'zod'
import { parsedSettings } from '#shared/vocabulary/settings/settingsTable.ts'
import { createPromptRegistry } from '../../prompting/promptRegistry.ts'
import type { NewModel } from '../../recommenders/training/trainedModel.ts'
import type { Method, MethodSettings } from '../method.ts'
import { checkedSizes } from './checkedSizes.ts'
import { TrainedLearner } from './trainedLearner.ts'
import type { Grid } from './trials.ts'

/** A recommender that learns in epochs, with its table of settings. */
export interface TrainedKind<Schema extends z.ZodObject> {
  /** Also the label of its one variant. */
  readonly name: string
  readonly settings: Schema
  readonly newModel: (settings: z.output<Schema>) => NewModel
  /** What a grid search tries. */
  readonly grid: Grid
}

/** Creates the method. */
export function trainedMethod<Schema extends z.ZodObject>(kind: TrainedKind<Schema>): Method {
  const { name, settings, grid } = kind
  const parse = (values: Readonly<Record<string, unknown>>) => checkedSizes(parsedSettings(settings, values))
  return {
    name,
    variants: { [name]: {} },
    settings,
    parse: (values) => parse(values) as unknown as MethodSettings,
    prompts: createPromptRegistry(),
    asksModels: false,
    learnsInSteps: false,
    forecastCalls: null,
    learner: (variant, values) => {
      const parsed = parse(values)
      return new TrainedLearner({
        name: variant,
        settings: parsed as unknown as MethodSettings,
        grid,
        newModel: (changes) => kind.newModel({ ...parsed, ...changes }),
      })
    },
  }
}
