/**
 * Turns the request of a page into a checked configuration: the request overrides the variant, and the variant
 * overrides the defaults.
 */
import type { RunRequest } from '#shared/vocabulary/runs.ts'
import {
  BUILT_IN_MODELS,
  languageModelChoice,
  type AskedLanguageModel,
  type LanguageModelChoice,
  type ModelChoices,
} from '#shared/vocabulary/models/models.ts'
import { variantNamed } from '../../methods/methods.ts'
import { RunControl } from '../../ports/runControl.ts'
import type { Datasets } from '../datasets/datasets.ts'
import { namedServer } from '../models/namedServer.ts'
import type { ModelPlaces } from '../models/ports/modelPlaces.ts'
import type { RunModels } from '../models/ports/runModels.ts'
import type { AskServedModels } from '../models/ports/servedModels.ts'
import { NO_MODELS, type RunConfiguration } from '../runs/manifestOf.ts'

/** A list of models has a time limit of its own. */
const NEVER = new RunControl()

/** What a configuration is resolved with. */
export interface ConfigurationParts {
  readonly datasets: Pick<Datasets, 'load'>
  readonly models: Pick<RunModels, 'describe'>
  readonly modelPlaces: Pick<ModelPlaces, 'found'>
  /**
   * Asks a server for the name of its model where the request names none. Null where no server may be contacted: such
   * a model then stays without a name.
   */
  readonly servedModels: AskServedModels | null
}

/**
 * Resolves and checks a request.
 * @throws WorkbenchError `argument-invalid` for an unknown variant or model file, or a server that does not tell the
 * name of its model; `hyperparameter-invalid`, `dataset-unknown`, `model-invalid`.
 */
export async function configurationOf(
  request: RunRequest,
  parts: ConfigurationParts,
): Promise<RunConfiguration> {
  const { datasets, models } = parts
  const { variant, vectorIndex = 'lance' } = request
  const { method, settings: ofVariant } = variantNamed(variant)
  const settings = method.parse({ ...ofVariant, ...request.settings })
  const described = method.asksModels ? await models.describe(await choicesOf(request, parts)) : NO_MODELS
  const dataset = await datasets.load(request.dataset)
  const { trainOn = '' } = settings
  const trainedOn = trainOn === '' ? null : await datasets.load(String(trainOn))
  return { variant, settings, vectorIndex, models: described, dataset, trainedOn }
}

/**
 * Resolves the models that a request asks for; what it does not name is built in.
 * @throws WorkbenchError `argument-invalid` for an unknown file.
 */
export async function choicesOf(
  { languageModel, reasoningModel, embeddingModel, embeddingGpuLayers: gpuLayers }: RunRequest,
  { modelPlaces, servedModels }: Omit<ConfigurationParts, 'datasets' | 'models'>,
): Promise<ModelChoices> {
  const chosen = async (asked: AskedLanguageModel) =>
    chosenModel(servedModels ? await namedServer(asked, servedModels, NEVER) : asked, modelPlaces)
  return {
    languageModel: languageModel ? await chosen(languageModel) : BUILT_IN_MODELS.languageModel,
    ...(reasoningModel ? { reasoningModel: await chosen(reasoningModel) } : {}),
    embeddingModel: embeddingModel
      ? {
          kind: 'gguf',
          path: await modelPlaces.found(embeddingModel),
          ...(gpuLayers === undefined ? {} : { gpuLayers }),
        }
      : BUILT_IN_MODELS.embeddingModel,
  }
}

/**
 * Resolves the model that a page asks for. Pages name files, never paths.
 * @throws WorkbenchError `argument-invalid` for an unknown file.
 */
export async function chosenModel(
  asked: AskedLanguageModel,
  modelPlaces: Pick<ModelPlaces, 'found'>,
): Promise<LanguageModelChoice> {
  if (asked.kind === 'server') return languageModelChoice.parse(asked)
  const { file, ...about } = asked
  return languageModelChoice.parse({ ...about, path: await modelPlaces.found(file) })
}
