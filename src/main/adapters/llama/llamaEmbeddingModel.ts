/** EmbeddingModel by a GGUF file: unit vectors, one text after the other, since a context embeds one at a time. */
import { WorkbenchError } from '#shared/errors.ts'
import type { EmbeddingModel } from '../../ports/embeddingModel.ts'
import type { ModelToLoad } from './loadModel.ts'
import { borrowModel } from './sharedModels.ts'

export interface LlamaEmbeddingModelOptions extends ModelToLoad {
  /** Name with the hash of the file. */
  readonly name: string
}

export interface LlamaEmbeddingModel extends EmbeddingModel {
  close(): Promise<void>
}

/** Profiles are capped far below; a text that is longer all the same is embedded by its beginning. */
const MOST_TOKENS = 2048
/** Begin and end, which the context adds. */
const ADDED_TOKENS = 2

/** @throws WorkbenchError as `loadModel`. */
export async function openLlamaEmbeddingModel({
  name,
  ...file
}: LlamaEmbeddingModelOptions): Promise<LlamaEmbeddingModel> {
  const { model, giveBack } = await borrowModel(file)
  const size = Math.min(MOST_TOKENS, model.trainContextSize)
  const context = await model.createEmbeddingContext({ contextSize: size }).catch(async (error: unknown) => {
    await giveBack()
    throw new WorkbenchError(
      { code: 'model-failed', model: name, call: 'embedding context', reason: String(error) },
      { cause: error },
    )
  })
  const embedOne = async (text: string): Promise<Float32Array> => {
    const { vector } = await context.getEmbeddingFor(model.tokenize(text).slice(0, size - ADDED_TOKENS))
    const norm = Math.hypot(...vector)
    if (!(norm > 0) || !Number.isFinite(norm))
      throw new WorkbenchError({
        code: 'model-failed',
        model: name,
        call: 'embed',
        reason: 'the vector of a text has no length; the file may not be an embedding model',
      })
    return Float32Array.from(vector, (value) => value / norm)
  }
  return {
    name,
    dimensions: model.embeddingVectorSize,
    embed: async (texts) => {
      const vectors: Float32Array[] = []
      for (const text of texts) vectors.push(await embedOne(text))
      return vectors
    },
    close: async () => {
      await context.dispose()
      await giveBack()
    },
  }
}
