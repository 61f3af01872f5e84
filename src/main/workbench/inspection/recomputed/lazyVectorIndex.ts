/** A vector index in memory that is filled when it is first asked, because most stages never ask it. */
import type { VectorIndex } from '../../../ports/vectorIndex.ts'

/** Wraps an index. `fill` is awaited once, before the first use, and must not use the wrapped index. */
export function lazyVectorIndex(index: VectorIndex, fill: () => Promise<void>): VectorIndex {
  let filled: Promise<void> | null = null
  const ready = () => (filled ??= fill())
  return {
    upsert: async (clients) => {
      await ready()
      return index.upsert(clients)
    },
    query: async (query) => {
      await ready()
      return index.query(query)
    },
    size: async () => {
      await ready()
      return index.size()
    },
    close: () => index.close(),
  }
}
