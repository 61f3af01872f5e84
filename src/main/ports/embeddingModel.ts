/** An embedding model as those who ask it see it. */

export interface EmbeddingModel {
  /** Name with every setting that changes its vectors. */
  readonly name: string
  readonly dimensions: number
  /** Unit vectors, one per text, in order. Never asked for an empty text. */
  embed(texts: readonly string[]): Promise<readonly Float32Array[]>
}
