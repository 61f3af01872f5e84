/** Clients as a routing table sees them, searched by vector and by attribute. A cache: what it knows can be told again. */
import type { ClientId } from '#shared/vocabulary/ids.ts'

/** A client as the routing table sees it: e_{P_c} and A_c. */
export interface IndexedClient {
  readonly client: ClientId
  readonly embedding: Float32Array
  readonly attributes: readonly string[]
}

export interface RouteQuery {
  readonly embedding: Float32Array
  /** A_R: only clients that share at least one of these attributes are answered. Null asks for every client. */
  readonly attributes: readonly string[] | null
  /** Lowest cosine similarity to answer, or null for all. */
  readonly atLeast: number | null
  /** Most clients to answer, the nearest first, or null for all. */
  readonly limit: number | null
}

export interface ScoredClient {
  readonly client: ClientId
  /** Cosine similarity, -1..1. */
  readonly similarity: number
}

/** Eq. 4 as a store: which clients share an attribute with a router, and how similar they are to it. A cache of the network. */
export interface VectorIndex {
  /** Replaces the rows of these clients in one batch. */
  upsert(clients: readonly IndexedClient[]): Promise<void>
  /** Ordered by similarity, highest first, then by client id. */
  query(query: RouteQuery): Promise<readonly ScoredClient[]>
  /** The number of clients in the index. */
  size(): Promise<number>
  close(): Promise<void>
}
