/** The shape of BPR and LightGCN, and how they are trained. */

/** `dimensions` is a multiple of four. */
export interface FactorisationSettings {
  readonly dimensions: number
  readonly learningRate: number
  readonly weightDecay: number
  /** Interactions of a mini-batch, each with one sampled negative item. */
  readonly batchSize: number
  /** How often vectors go along the interactions to their neighbours; 0 is BPR, more is LightGCN. */
  readonly layers: number
  /** The weight of the squared lengths of the vectors of a mini-batch, as LightGCN has it. */
  readonly penalty: number
}
