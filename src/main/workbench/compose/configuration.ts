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
import type { Backend } from '../backend/backend.ts'
import type { Datasets } from '../datasets/datasets.ts'
import type { RunConfiguration } from '../runs/manifestOf.ts'

/** @throws WorkbenchError `argument-invalid` for the variant, `hyperparameter-invalid`, `dataset-unknown`. */
export async function configurationOf(
  request: RunRequest,
  {
    datasets,
    backend,
  }: { readonly datasets: Pick<Datasets, 'load'>; readonly backend: Pick<Backend, 'models' | 'modelFolder'> },
): Promise<RunConfiguration> {
  const { variant, vectorIndex = 'lance' } = request
  if (!isVariant(variant)) {
    const expected = Object.keys(VARIANTS).join(', ')
    throw new WorkbenchError({ code: 'argument-invalid', argument: 'variant', expected, found: variant })
  }
  const settings = parseHyperparameters({ ...VARIANTS[variant], ...request.settings })
  const models = await backend.models.describe(await choicesOf(request, backend))
  return { variant, settings, vectorIndex, models, dataset: await datasets.load(request.dataset) }
}

async function choicesOf(
  { languageModel, reasoningModel, embeddingModel }: RunRequest,
  { modelFolder }: Pick<Backend, 'modelFolder'>,
): Promise<ModelChoices> {
  return {
    languageModel: languageModel
      ? await chosenModel(languageModel, modelFolder)
      : BUILT_IN_MODELS.languageModel,
    ...(reasoningModel ? { reasoningModel: await chosenModel(reasoningModel, modelFolder) } : {}),
    embeddingModel: embeddingModel
      ? { kind: 'gguf', path: await modelFolder.found(embeddingModel) }
      : BUILT_IN_MODELS.embeddingModel,
  }
}

/** A page names files, never paths. @throws WorkbenchError `argument-invalid` for a file that is not known. */
export async function chosenModel(
  asked: AskedLanguageModel,
  modelFolder: Backend['modelFolder'],
): Promise<LanguageModelChoice> {
  if (asked.kind === 'server') return languageModelChoice.parse(asked)
  const { file, ...about } = asked
  return languageModelChoice.parse({ ...about, path: await modelFolder.found(file) })
}
