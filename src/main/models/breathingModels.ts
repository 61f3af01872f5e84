/** Wrappers of models that answer at once and would block the event loop: they yield to other calls between answers. */
import type { Breathe } from '../ports/breather.ts'
import type { EmbeddingModel } from '../ports/embeddingModel.ts'
import type { LanguageModel } from '../ports/languageModel.ts'

/** Texts that are embedded between two yields. */
const BATCH = 64

/** Wraps a language model so that `breathe` is awaited before each question. */
export function breathingLanguage(model: LanguageModel, breathe: Breathe): LanguageModel {
  return {
    description: model.description,
    parallel: model.parallel,
    complete: async (request, cancellation) => {
      await breathe()
      return model.complete(request, cancellation)
    },
    choose: async (request, cancellation) => {
      await breathe()
      return model.choose(request, cancellation)
    },
  }
}

/**
 * Wraps an embedding model so that `breathe` is awaited before each batch of at most 64 texts. The vectors are the
 * same.
 */
export function breathingEmbedding(model: EmbeddingModel, breathe: Breathe): EmbeddingModel {
  return batchedEmbedding(model, BATCH, { before: breathe, after: () => undefined })
}

/** What is called before and after each batch of texts. */
export interface BatchWatch {
  readonly before: () => Promise<void>
  /** Called with the number of texts in the batch. */
  readonly after: (texts: number) => void
}

/** Wraps an embedding model so that it is asked in batches of at most `size` texts. The vectors are the same. */
export function batchedEmbedding(
  model: EmbeddingModel,
  size: number,
  { before, after }: BatchWatch,
): EmbeddingModel {
  return {
    name: model.name,
    dimensions: model.dimensions,
    embed: async (texts) => {
      const embeddings: Float32Array[] = []
      for (let from = 0; from < texts.length; from += size) {
        const batch = texts.slice(from, from + size)
        await before()
        embeddings.push(...(await model.embed(batch)))
        after(batch.length)
      }
      return embeddings
    },
  }
}
