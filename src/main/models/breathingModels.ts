/** Models that answer at once would keep the engine from answering anybody else: these let it breathe between answers. */
import type { Breathe } from '../ports/breather.ts'
import type { EmbeddingModel } from '../ports/embeddingModel.ts'
import type { LanguageModel } from '../ports/languageModel.ts'

/** Texts that are embedded between two breaths. */
const BATCH = 64

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

export function breathingEmbedding(model: EmbeddingModel, breathe: Breathe): EmbeddingModel {
  return batchedEmbedding(model, BATCH, { before: breathe, after: () => undefined })
}

export interface BatchWatch {
  readonly before: () => Promise<void>
  /** Hears how many texts a batch had. */
  readonly after: (texts: number) => void
}

/** The same vectors, asked for in batches of at most `size` texts. */
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
