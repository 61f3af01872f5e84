/** From what a page asks for to a checked configuration: the defaults, under the variant, under the request. */
import { WorkbenchError } from '#shared/errors.ts'
import { parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { RunRequest } from '#shared/vocabulary/runs.ts'
import {
  BUILT_IN_MODELS,
  languageModelChoice,
  type AskedLanguageModel,
  type LanguageModelChoice,
  type ModelChoices,
} from '#shared/vocabulary/models/models.ts'
import { isVariant, VARIANTS } from '../../recnet/workflow/variants.ts'
import type { Datasets } from '../datasets/datasets.ts'
import type { ModelPlaces } from '../models/ports/modelPlaces.ts'
import type { RunModels } from '../models/ports/runModels.ts'
import type { RunConfiguration } from '../runs/manifestOf.ts'

export interface ConfigurationParts {
  readonly datasets: Pick<Datasets, 'load'>
  readonly models: Pick<RunModels, 'describe'>
  readonly modelPlaces: Pick<ModelPlaces, 'found'>
}

/** @throws WorkbenchError `argument-invalid` for the variant, `hyperparameter-invalid`, `dataset-unknown`. */
export async function configurationOf(
  request: RunRequest,
  { datasets, models, modelPlaces }: ConfigurationParts,
): Promise<RunConfiguration> {
  const { variant, vectorIndex = 'lance' } = request
  if (!isVariant(variant)) {
    const expected = Object.keys(VARIANTS).join(', ')
    throw new WorkbenchError({ code: 'argument-invalid', argument: 'variant', expected, found: variant })
  }
  const settings = parseHyperparameters({ ...VARIANTS[variant], ...request.settings })
  const described = await models.describe(await choicesOf(request, modelPlaces))
  return { variant, settings, vectorIndex, models: described, dataset: await datasets.load(request.dataset) }
}

async function choicesOf(
  { languageModel, reasoningModel, embeddingModel, embeddingGpuLayers: gpuLayers }: RunRequest,
  modelPlaces: Pick<ModelPlaces, 'found'>,
): Promise<ModelChoices> {
  return {
    languageModel: languageModel
      ? await chosenModel(languageModel, modelPlaces)
      : BUILT_IN_MODELS.languageModel,
    ...(reasoningModel ? { reasoningModel: await chosenModel(reasoningModel, modelPlaces) } : {}),
    embeddingModel: embeddingModel
      ? {
          kind: 'gguf',
          path: await modelPlaces.found(embeddingModel),
          ...(gpuLayers === undefined ? {} : { gpuLayers }),
        }
      : BUILT_IN_MODELS.embeddingModel,
  }
}

/** A page names files, never paths. @throws WorkbenchError `argument-invalid` for a file that is not known. */
export async function chosenModel(
  asked: AskedLanguageModel,
  modelPlaces: Pick<ModelPlaces, 'found'>,
): Promise<LanguageModelChoice> {
  if (asked.kind === 'server') return languageModelChoice.parse(asked)
  const { file, ...about } = asked
  return languageModelChoice.parse({ ...about, path: await modelPlaces.found(file) })
}
