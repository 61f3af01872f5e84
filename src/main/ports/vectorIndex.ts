/**
 * The vector index of clients, searched by similarity and by attribute. It is a cache of the network and can be rebuilt
 * from it.
 */
import type { ClientId } from '#shared/vocabulary/ids.ts'

/** A client as the routing table sees it: its profile's embedding e_{P_c} and its attributes A_c (Eq. 4). */
export interface IndexedClient {
  readonly client: ClientId
  readonly embedding: Float32Array
  readonly attributes: readonly string[]
}

/** A question to the index: which clients are similar to this embedding. */
export interface RouteQuery {
  readonly embedding: Float32Array
  /**
   * A_R: only clients that share at least one of these attributes are returned. Null returns clients whatever their
   * attributes.
   */
  readonly attributes: readonly string[] | null
  /** Lowest cosine similarity that is returned, or null for no threshold. */
  readonly atLeast: number | null
  /** Highest number of clients that is returned, the most similar first, or null for no limit. */
  readonly limit: number | null
}

/** A client that fits a query. */
export interface ScoredClient {
  readonly client: ClientId
  /** Cosine similarity of the client to the query, from -1 to 1. */
  readonly similarity: number
}

/** Eq. 4 as a store: which clients share an attribute with a router, and how similar they are to it. */
export interface VectorIndex {
  /** Inserts or replaces the rows of these clients in one batch. */
  upsert(clients: readonly IndexedClient[]): Promise<void>
  /** Returns the clients that fit, by falling similarity, and by client id where the similarity is equal. */
  query(query: RouteQuery): Promise<readonly ScoredClient[]>
  /** Returns the number of clients in the index. */
  size(): Promise<number>
  /** Releases the index; nothing may be asked of it afterwards. */
  close(): Promise<void>
}
