/** Caches vectors by text, in memory and across runs, so that each model embeds a text only once. */
import { WorkbenchError } from '#shared/errors.ts'
import type { EmbeddingModel } from '../ports/embeddingModel.ts'

/** The stored vectors of one embedding model. */
export interface EmbeddingStore {
  /** Returns one entry for each text, in order; null where no vector is stored. */
  find(texts: readonly string[]): Promise<readonly (Float32Array | null)[]>
  /** Stores one vector for each text; both arrays have the same order. */
  keep(texts: readonly string[], vectors: readonly Float32Array[]): Promise<void>
}

/** An embedding model and where its vectors are stored. */
export interface CachedEmbeddingParts {
  readonly name: string
  readonly dimensions: number
  readonly store: EmbeddingStore
  /** Hears every text with its vector, some more than once. */
  readonly heard?: ((texts: readonly string[], vectors: readonly Float32Array[]) => void) | undefined
  /** Opens the model at the first text without a stored vector; null in a replay, which asks no model. */
  readonly open: (() => Promise<EmbeddingModel>) | null
}

/** Most vectors that are kept in memory; the oldest are dropped first. */
const KEPT_IN_MEMORY = 20_000

/**
 * Creates an embedding model that returns stored vectors and asks the real model only for the others.
 * @throws WorkbenchError `reply-missing` where a replay comes to a text without a stored vector.
 */
export function cachedEmbeddingModel({
  name,
  dimensions,
  store,
  heard,
  open,
}: CachedEmbeddingParts): EmbeddingModel {
  const near = new Map<string, Float32Array>()
  const remember = (text: string, vector: Float32Array) => {
    near.set(text, vector)
    const [oldest] = near.size > KEPT_IN_MEMORY ? near.keys() : []
    if (oldest !== undefined) near.delete(oldest)
  }
  let opened: Promise<EmbeddingModel> | null = null
  return {
    name,
    dimensions,
    embed: async (texts) => {
      const wanted = [...new Set(texts)]
      const found = new Map(
        wanted.flatMap((text) => (near.has(text) ? [[text, near.get(text) as Float32Array] as const] : [])),
      )
      const far = wanted.filter((text) => !found.has(text))
      const stored = far.length === 0 ? [] : await store.find(far)
      far.forEach((text, index) => stored[index] && found.set(text, stored[index]))
      const absent = far.filter((text) => !found.has(text))
      if (absent.length > 0) {
        if (open === null)
          throw new WorkbenchError({
            code: 'reply-missing',
            call: `embedding of “${absent[0]?.slice(0, 60) ?? ''}”`,
          })
        opened ??= open()
        const vectors = await (await opened).embed(absent)
        await store.keep(absent, vectors)
        absent.forEach((text, index) => found.set(text, vectors[index] as Float32Array))
      }
      for (const text of far) remember(text, found.get(text) as Float32Array)
      const vectors = texts.map((text) => found.get(text) as Float32Array)
      heard?.(texts, vectors)
      return vectors
    },
  }
}
