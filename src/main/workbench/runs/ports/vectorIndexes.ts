/** Opens the index of the clients' vectors for the time of a run. Eq. 4 of the paper queries it. */
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { EmbeddingModel } from '../../../ports/embeddingModel.ts'
import type { VectorIndex } from '../../../ports/vectorIndex.ts'

/** The kinds of index that a run can choose. */
export type VectorIndexKind = Manifest['vectorIndex']

/** Opens the index of one embedding model. `folder` is where it is stored; an index in memory ignores it. */
export type OpenVectorIndex = (
  kind: VectorIndexKind,
  folder: string,
  embedding: EmbeddingModel,
) => Promise<VectorIndex>
