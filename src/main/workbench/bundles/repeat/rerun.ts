/** The configuration of a run with the models of this machine: files are found by their hashes, servers among the saved ones. */
import { WorkbenchError } from '#shared/errors.ts'
import type { DescribedLanguageModel, Manifest } from '#shared/vocabulary/manifest.ts'
import type { SavedChatServer } from '#shared/vocabulary/models/chatServers.ts'
import {
  BUILT_IN_MODELS,
  languageModelChoice,
  type LanguageModelChoice,
  type ModelChoices,
} from '#shared/vocabulary/models/models.ts'
import { valuesOfRun } from '#shared/vocabulary/settings/valuesOfRun.ts'
import { datasetOfRun, trainingDatasetOfRun } from '../../datasets/datasetOfRun.ts'
import type { Datasets } from '../../datasets/datasets.ts'
import type { ModelPlaces } from '../../models/ports/modelPlaces.ts'
import type { RunModels } from '../../models/ports/runModels.ts'
import { NO_MODELS, type RunConfiguration } from '../../runs/manifestOf.ts'
import { without } from '../without.ts'
import { methodOfRun } from '../../runs/settingsOfRun.ts'

/** What finding models needs from outside. */
export interface RerunPorts {
  readonly datasets: Pick<Datasets, 'load' | 'list'>
  readonly models: Pick<RunModels, 'describe'>
  readonly modelPlaces: Pick<ModelPlaces, 'list' | 'pathOf'>
  /** SHA-256 of a model file. */
  readonly hashOfModel: (path: string) => Promise<string>
  /** The servers that the user has saved. Texts are sent to no other one, whatever a manifest names. */
  readonly chatServers: () => readonly SavedChatServer[]
}

/** @throws WorkbenchError `model-missing`, `dataset-unknown`, `dataset-changed`, `hyperparameter-invalid`. */
export async function rerunConfiguration(manifest: Manifest, ports: RerunPorts): Promise<RunConfiguration> {
  const method = methodOfRun(manifest)
  const dataset = await datasetOfRun(manifest, ports.datasets)
  const trainedOn = await trainingDatasetOfRun(manifest, ports.datasets)
  const models = method.asksModels ? await ports.models.describe(await choicesOf(manifest, ports)) : NO_MODELS
  const { variant, vectorIndex } = manifest
  return {
    variant,
    settings: method.parse(valuesOfRun(manifest.settings)),
    vectorIndex,
    dataset,
    trainedOn,
    models,
  }
}

async function choicesOf(
  { languageModel, reasoningModel, embeddingModel }: Manifest,
  ports: RerunPorts,
): Promise<ModelChoices> {
  const { source } = embeddingModel
  return {
    languageModel: await choiceOf(languageModel, ports),
    ...(reasoningModel ? { reasoningModel: await choiceOf(reasoningModel, ports) } : {}),
    embeddingModel: source
      ? { kind: 'gguf', path: await fileOf(source, ports) }
      : BUILT_IN_MODELS.embeddingModel,
  }
}

async function choiceOf(
  { name, source }: DescribedLanguageModel,
  ports: RerunPorts,
): Promise<LanguageModelChoice> {
  if (!source) return BUILT_IN_MODELS.languageModel
  if (source.kind === 'gguf') {
    const about = without(source, 'sha256', 'gpuLayers')
    return languageModelChoice.parse({ ...about, path: await fileOf(source, ports) })
  }
  const saved = ports.chatServers().find(({ model }) => fileNameOf(model) === fileNameOf(source.model))
  if (!saved)
    throw new WorkbenchError({
      code: 'model-missing',
      model: name,
      expected: `a saved server that names ${source.model}`,
    })
  return languageModelChoice.parse({ kind: 'server', ...without(saved, 'name') })
}

/** The file may have another name here; one with the same name is looked at first. */
async function fileOf(
  { path, sha256 }: { readonly path: string; readonly sha256: string },
  { modelPlaces, hashOfModel }: RerunPorts,
): Promise<string> {
  const named = (file: string) => (fileNameOf(file) === fileNameOf(path) ? 0 : 1)
  const { files } = await modelPlaces.list()
  for (const file of [...files].sort((a, b) => named(a) - named(b))) {
    const here = modelPlaces.pathOf(file)
    // A file that cannot be read is not the one that is sought.
    if ((await hashOfModel(here).catch(() => null)) === sha256) return here
  }
  throw new WorkbenchError({
    code: 'model-missing',
    model: fileNameOf(path),
    expected: `a file with the SHA-256 ${sha256}`,
  })
}

function fileNameOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path
}
