/** What ends each part of a layer: dropout of what the part made, its residual, and layer normalisation. */
import type { Place } from '../numerics/kernels.ts'
import type { Parameter, Parameters } from '../numerics/parameters.ts'
import type { Workspace } from '../numerics/workspace.ts'

/** Keeps the normalised rows until the backward pass. `most` is the number of rows that a pass can have. */
export class ResidualNorm {
  readonly #workspace: Workspace
  readonly #dimensions: number
  readonly #gain: Parameter
  readonly #bias: Parameter
  readonly #scales: Place
  /** Where the part writes its rows; normalised in place. */
  readonly input: Place
  readonly output: Place

  constructor(workspace: Workspace, parameters: Parameters, most: number, dimensions: number) {
    this.#workspace = workspace
    this.#dimensions = dimensions
    this.#gain = parameters.add(1, dimensions, () => 1)
    this.#bias = parameters.add(1, dimensions, () => 0)
    this.#scales = workspace.matrix(most, 1).at
    this.input = workspace.matrix(most, dimensions).at
    this.output = workspace.matrix(most, dimensions).at
  }

  /** output = norm(dropout(input) + residual); without a residual, dropout comes last, as it does after the embeddings. */
  forward(
    rows: number,
    dropout: { readonly rate: number; readonly seed: number },
    residual: Place | null,
  ): void {
    const { kernels } = this.#workspace
    const size = rows * this.#dimensions
    if (residual !== null) {
      kernels.drop(size, this.input, dropout.rate, dropout.seed)
      kernels.add(size, this.input, residual)
    }
    const at = [this.output, this.input, this.#scales, this.#gain.at, this.#bias.at] as const
    kernels.normalize(rows, this.#dimensions, ...at)
    if (residual === null) kernels.drop(size, this.output, dropout.rate, dropout.seed)
  }

  /**
   * Turns the gradient of the output into that of the residual, and writes that of the input to `dropped`; without a residual,
   * `dropped` is null and the gradient becomes that of the input.
   */
  backward(
    rows: number,
    dropout: { readonly rate: number; readonly seed: number },
    gradient: Place,
    dropped: Place | null,
  ): void {
    const { kernels } = this.#workspace
    const size = rows * this.#dimensions
    if (dropped === null) kernels.drop(size, gradient, dropout.rate, dropout.seed)
    const norm = [this.#gain.at, this.#gain.gradient, this.#bias.gradient] as const
    kernels.normalizeGradient(rows, this.#dimensions, gradient, this.input, this.#scales, ...norm)
    if (dropped === null) return
    kernels.copy(size, dropped, gradient)
    kernels.drop(size, dropped, dropout.rate, dropout.seed)
  }
}
