/**
 * Computes Eq. 4 of the paper as a plain loop over a map: the vector index of tests and small runs, and the reference
 * for any other.
 */
import { WorkbenchError } from '#shared/errors.ts'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import { byId } from '#shared/vocabulary/ids.ts'
import type { IndexedClient, RouteQuery, ScoredClient, VectorIndex } from '../../ports/vectorIndex.ts'
import { cosine } from '../../recnet/similarity.ts'

/** Creates an empty index for embeddings of this many dimensions. Its methods throw WorkbenchError `argument-invalid` for any other. */
export function openMemoryVectorIndex(dimensions: number): VectorIndex {
  const rows = new Map<ClientId, IndexedClient>()
  return {
    upsert: async (clients) => {
      for (const { embedding } of clients) requireDimensions(dimensions, embedding)
      for (const { client, embedding, attributes } of clients) {
        rows.set(client, { client, embedding: embedding.slice(), attributes: [...attributes] })
      }
    },
    query: async ({ embedding, attributes, atLeast, limit }: RouteQuery) => {
      requireDimensions(dimensions, embedding)
      const wanted = attributes === null ? null : new Set(attributes)
      const scored: ScoredClient[] = []
      for (const row of rows.values()) {
        if (wanted !== null && !row.attributes.some((attribute) => wanted.has(attribute))) continue
        const similarity = cosine(embedding, row.embedding)
        if (atLeast === null || similarity >= atLeast) scored.push({ client: row.client, similarity })
      }
      return scored
        .sort((a, b) => b.similarity - a.similarity || byId(a.client, b.client))
        .slice(0, limit ?? undefined)
    },
    size: async () => rows.size,
    close: async () => rows.clear(),
  }
}

function requireDimensions(dimensions: number, embedding: Float32Array): void {
  if (embedding.length === dimensions) return
  throw new WorkbenchError({
    code: 'argument-invalid',
    argument: 'embedding',
    expected: `${dimensions} dimensions`,
    found: `${embedding.length} dimensions`,
  })
}
