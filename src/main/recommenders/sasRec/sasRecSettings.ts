/** The shape of SASRec and how it is trained. */

/** Sizes are multiples of four; `heads` divides `dimensions` into such. */
export interface SasRecSettings {
  readonly dimensions: number
  /** Width of the feed-forward layers. */
  readonly innerSize: number
  readonly layers: number
  readonly heads: number
  /** The share of elements that dropout sets to 0, of hidden vectors and of attention alike. */
  readonly dropout: number
  /** Items of a history that are read; the newest are kept. */
  readonly maxHistory: number
  readonly learningRate: number
  readonly weightDecay: number
  /** Rows of a mini-batch: prefixes with softmax, users with binary. */
  readonly batchSize: number
  /**
   * `softmax` is RecBole's form: cross entropy over all items after every prefix of a history. `binary` is the original: at
   * every position of a history, binary cross entropy with one sampled negative item.
   */
  readonly loss: 'softmax' | 'binary'
}
