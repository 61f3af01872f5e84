/** An EmbeddingModel from a GGUF file. It returns unit vectors and embeds one text at a time, as its context requires. */
import { WorkbenchError } from '#shared/errors.ts'
import type { EmbeddingModel } from '../../ports/embeddingModel.ts'
import type { ModelToLoad } from './loadModel.ts'
import { borrowModel } from './sharedModels.ts'

/** The file to load, and its name. */
export interface LlamaEmbeddingModelOptions extends ModelToLoad {
  /** The name of the model with the hash of the file. */
  readonly name: string
}

/** The opened model. Closing it frees the weights if nobody else uses them. */
export interface LlamaEmbeddingModel extends EmbeddingModel {
  close(): Promise<void>
}

/** The most tokens of a text that are embedded. Profiles are limited far below; a longer text is truncated to its beginning. */
const MOST_TOKENS = 2048
/** The begin and end tokens that the context adds. */
const ADDED_TOKENS = 2

/**
 * Loads the model and opens its context.
 * @throws WorkbenchError `model-failed`, and what `loadModel` throws. `embed` throws `model-failed` for a vector of
 * length 0.
 */
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
