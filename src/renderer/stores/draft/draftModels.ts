/** The models of the experiment being prepared: how they are requested, what is wrong with them, and those of an earlier run. */
import type { SavedChatServer } from '#shared/vocabulary/models/chatServers.ts'
import { accessOf } from '#shared/vocabulary/models/serverAccess.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import {
  FILE_LIMITS,
  type AskedLanguageModel,
  type LanguageModelSource,
  type ModelFile,
} from '#shared/vocabulary/models/models.ts'
import { t } from '../../locales/t.ts'
import type { DraftFileModel, DraftModel, DraftModels } from './keptDraft.ts'

export type Servers = readonly SavedChatServer[]
export type FileNumber = keyof typeof FILE_LIMITS

/** What can be chosen; null while that is not known. */
export interface KnownModels {
  readonly files: readonly ModelFile[] | null
  readonly servers: Servers | null
}

/** A model file with the default way of working: fast, and as many sequences, tokens and GPU layers as fit. */
export function newFileModel(file: string): DraftFileModel {
  return { kind: 'gguf', file, mode: 'fast', sequences: '', contextTokens: '', gpuLayers: '' }
}

/** The model as a request names it. An empty number is left to the engine. */
export function askedModel(model: DraftModel, servers: Servers): AskedLanguageModel {
  if (model.kind === 'server') {
    const server = servers.find(({ name }) => name === model.name)
    // The engine refuses a server without addresses, so that no other model answers in its place.
    if (!server) return { kind: 'server', addresses: [], model: model.name }
    return askedServer(server)
  }
  const { file, mode, sequences, contextTokens, gpuLayers } = model
  return {
    kind: 'gguf',
    file,
    mode,
    ...(sequences === '' ? {} : { sequences: Number(sequences) }),
    ...(contextTokens === '' ? {} : { contextTokens: Number(contextTokens) }),
    ...(gpuLayers === '' ? {} : { gpuLayers: Number(gpuLayers) }),
  }
}

/** A saved chat server as a request names it. */
export function askedServer({
  addresses,
  model,
  parallel,
  timeoutSeconds,
  awaySeconds,
  keyVariable,
  headers,
}: SavedChatServer): AskedLanguageModel {
  const away = awaySeconds === undefined ? {} : { awaySeconds }
  const access = accessOf({ keyVariable, headers })
  return { kind: 'server', addresses, model, parallel, timeoutSeconds, ...away, ...access }
}

export type ModelProblems = Readonly<Partial<Record<'chosen' | FileNumber, string>>>

/** The problems of a chosen model by field; `chosen` where the model itself is not found. */
export function modelProblems(model: DraftModel | null, { files, servers }: KnownModels): ModelProblems {
  if (model === null) return {}
  if (model.kind === 'server') {
    const gone = servers !== null && !servers.some(({ name }) => name === model.name)
    return gone ? { chosen: t('stores.thereIsNoChatServer', { name: model.name }) } : {}
  }
  const facts = files?.find(({ file }) => file === model.file)?.facts
  const numbers = Object.keys(FILE_LIMITS) as readonly FileNumber[]
  const wrong = numbers.flatMap((name) => {
    const problem = numberProblem(
      model[name],
      name,
      name === 'contextTokens' ? facts?.contextLength : undefined,
    )
    return problem === null ? [] : [[name, problem] as const]
  })
  const gone =
    files === null || facts
      ? []
      : [['chosen', t('stores.theModelFileFileWas', { file: model.file })] as const]
  return Object.fromEntries([...gone, ...wrong])
}

function numberProblem(value: number | string, name: FileNumber, most: number | undefined): string | null {
  if (value === '') return null
  const { low, high } = FILE_LIMITS[name]
  const highest = Math.min(high, most ?? high)
  if (typeof value === 'number' && Number.isInteger(value) && value >= low && value <= highest) return null
  const why = most === highest ? t('stores.whichItWasTrainedOn') : ''
  return t('stores.expectedAWholeNumberLow', { low, highest, why, value })
}

/** The model in one line. */
export function draftModelText(model: DraftModel, servers: Servers): string {
  if (model.kind === 'gguf') return `${model.file} ${model.mode}`
  const server = servers.find(({ name }) => name === model.name)
  return server ? `${server.model || 'the model'} at ${server.addresses.join(', ')}` : model.name
}

/** The models of a run, for the form. One that is not known here keeps its name, so that the form reports it and does not replace it. */
export function draftModelsOf(
  {
    languageModel,
    reasoningModel,
    embeddingModel,
  }: Pick<Manifest, 'languageModel' | 'reasoningModel' | 'embeddingModel'>,
  known: KnownModels,
): DraftModels {
  const fileAt = (path: string) => known.files?.find(({ facts }) => facts?.path === path)?.file ?? path
  const modelOf = (source: LanguageModelSource | undefined): DraftModel | null => {
    if (!source) return null
    if (source.kind === 'server') {
      const { addresses, model } = source
      const there = (known.servers ?? []).filter((one) => one.addresses.join(' ') === addresses.join(' '))
      // A server without a name of its model may have told this one.
      const same = there.find((one) => one.model === model) ?? there.find((one) => one.model === '')
      return { kind: 'server', name: same?.name ?? `${model} at ${addresses.join(', ')}`.slice(0, 1000) }
    }
    const { path, mode, sequences, contextTokens, gpuLayers = '' } = source
    return { kind: 'gguf', file: fileAt(path), mode, sequences, contextTokens, gpuLayers }
  }
  return {
    languageModel: modelOf(languageModel.source),
    reasoningModel: modelOf(reasoningModel?.source),
    embeddingFile: embeddingModel.source ? fileAt(embeddingModel.source.path) : null,
  }
}
