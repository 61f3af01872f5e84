/** The port through which the core embeds texts. */

/** A model that turns texts into unit vectors: e_a, e_R and e_{P_c} of Eqs. 2 and 4. */
export interface EmbeddingModel {
  /** The model's name together with every setting that changes its vectors; two equal names give equal vectors. */
  readonly name: string
  readonly dimensions: number
  /** Returns one unit vector of `dimensions` numbers for each text, in the order of `texts`. No text may be empty. */
  embed(texts: readonly string[]): Promise<readonly Float32Array[]>
}
