/** The models of a backbone between the form and the file of a study. */
import type { StudyModels } from '#shared/vocabulary/studies/studyFile.ts'
import { askedModel, type Servers } from '../draft/draftModels.ts'
import type { DraftModel } from '../draft/keptDraft.ts'
import type { DraftBackbone } from './draftStudyForm.ts'

type Asked = NonNullable<StudyModels['languageModel']>

/** Returns a backbone as the form holds it. A chat server that is not saved here keeps what the file says of it. */
export function backboneOf(asked: StudyModels, servers: Servers): DraftBackbone {
  return {
    label: asked.label ?? '',
    models: {
      languageModel: asked.languageModel ? draftModel(asked.languageModel, servers) : null,
      reasoningModel: asked.reasoningModel ? draftModel(asked.reasoningModel, servers) : null,
      embeddingFile: asked.embeddingModel ?? null,
    },
    asked,
  }
}

/** Returns a backbone as the file of a study has it. */
export function askedBackbone({ label, models, asked }: DraftBackbone, servers: Servers): StudyModels {
  const { languageModel, reasoningModel, embeddingFile } = models
  const layers = asked.embeddingGpuLayers
  return {
    ...(label.trim() === '' ? {} : { label: label.trim() }),
    ...(languageModel === null
      ? {}
      : { languageModel: askedOf(languageModel, asked.languageModel, servers) }),
    ...(reasoningModel === null
      ? {}
      : { reasoningModel: askedOf(reasoningModel, asked.reasoningModel, servers) }),
    ...(embeddingFile === null ? {} : { embeddingModel: embeddingFile }),
    ...(embeddingFile === null || layers === undefined ? {} : { embeddingGpuLayers: layers }),
  }
}

/** Whether a model is a chat server that the file tells in full, and that is not among the saved ones. */
export function isOfFile(model: DraftModel | null, { asked }: DraftBackbone): boolean {
  return (
    model?.kind === 'server' &&
    [asked.languageModel, asked.reasoningModel].some(
      (one) => one?.kind === 'server' && serverName(one) === model.name,
    )
  )
}

function draftModel(asked: Asked, servers: Servers): DraftModel {
  if (asked.kind === 'gguf') {
    const { file, mode, sequences = '', contextTokens = '', gpuLayers = '' } = asked
    return { kind: 'gguf', file, mode, sequences, contextTokens, gpuLayers }
  }
  const saved = servers.find(
    (one) => one.addresses.join(' ') === asked.addresses.join(' ') && one.model === (asked.model ?? ''),
  )
  return { kind: 'server', name: saved?.name ?? serverName(asked) }
}

function askedOf(model: DraftModel, before: Asked | undefined, servers: Servers): Asked {
  const saved = model.kind === 'server' && servers.some(({ name }) => name === model.name)
  if (model.kind === 'server' && !saved && before?.kind === 'server' && serverName(before) === model.name)
    return before
  return askedModel(model, servers) as Asked
}

function serverName({ addresses, model = '' }: Extract<Asked, { kind: 'server' }>): string {
  return `${model === '' ? 'model' : model} at ${addresses.join(', ')}`.slice(0, 1000)
}
