/** Names the chosen models as a request names them: files by tickets. */
import type {
  AskedLanguageModel,
  EmbeddingModelChoice,
  LanguageModelChoice,
  ModelChoices,
} from '#shared/vocabulary/models/models.ts'
import type { RunRequest } from '#shared/vocabulary/runs.ts'

export type AskedModels = Pick<
  RunRequest,
  'languageModel' | 'reasoningModel' | 'embeddingModel' | 'embeddingGpuLayers'
>

/** The same models as a request names them, where files are named by tickets from `granted`. */
export async function askedModels(
  { languageModel, reasoningModel, embeddingModel }: ModelChoices,
  granted: (path: string) => Promise<string>,
): Promise<AskedModels> {
  const language = await askedModel(languageModel, granted)
  const reasoning = reasoningModel && (await askedModel(reasoningModel, granted))
  return {
    ...(language ? { languageModel: language } : {}),
    ...(reasoning ? { reasoningModel: reasoning } : {}),
    ...(await askedEmbedding(embeddingModel, granted)),
  }
}

/** The model as a request names it; undefined for the built-in agent, which a request gets where it names none. */
export async function askedModel(
  choice: LanguageModelChoice,
  granted: (path: string) => Promise<string>,
): Promise<AskedLanguageModel | undefined> {
  if (choice.kind === 'built-in') return undefined
  if (choice.kind === 'server') return { ...choice, addresses: [...choice.addresses] }
  const { path, ...about } = choice
  return { ...about, file: await granted(path) }
}

/** The embedding model as a request names it; empty for hashing embeddings. */
export async function askedEmbedding(
  choice: EmbeddingModelChoice,
  granted: (path: string) => Promise<string>,
): Promise<Pick<AskedModels, 'embeddingModel' | 'embeddingGpuLayers'>> {
  if (choice.kind === 'hashing') return {}
  const { path, gpuLayers } = choice
  return {
    embeddingModel: await granted(path),
    ...(gpuLayers === undefined ? {} : { embeddingGpuLayers: gpuLayers }),
  }
}
