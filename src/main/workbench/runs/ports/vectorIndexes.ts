/** Where the vectors of clients are kept while a run goes on (Eq. 4 of the paper asks them). */
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { EmbeddingModel } from '../../../ports/embeddingModel.ts'
import type { VectorIndex } from '../../../ports/vectorIndex.ts'

export type VectorIndexKind = Manifest['vectorIndex']

/** Opens the index of one embedding model. `folder` is where it is kept; an index in memory takes no notice of it. */
export type OpenVectorIndex = (
  kind: VectorIndexKind,
  folder: string,
  embedding: EmbeddingModel,
) => Promise<VectorIndex>
