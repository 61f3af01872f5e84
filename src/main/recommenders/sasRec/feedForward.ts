/** The second part of a layer: to the inner width, GELU, and back. */
import type { Place } from '../numerics/kernels.ts'
import { linear, linearGradient, linearLayer, type Linear } from '../numerics/linear.ts'
import type { Parameters } from '../numerics/parameters.ts'
import type { Workspace } from '../numerics/workspace.ts'
import type { LayerInput, LayerScratch } from './layerInput.ts'
import { ResidualNorm } from './residualNorm.ts'
import type { SasRecSettings } from './sasRecSettings.ts'

export class FeedForward {
  readonly #workspace: Workspace
  readonly #innerSize: number
  readonly #widen: Linear
  readonly #narrow: Linear
  readonly #end: ResidualNorm
  readonly #wide: Place
  readonly #bent: Place

  constructor(
    workspace: Workspace,
    parameters: Parameters,
    { dimensions, innerSize }: SasRecSettings,
    { most, draw }: { readonly most: number; readonly draw: () => number },
  ) {
    this.#workspace = workspace
    this.#innerSize = innerSize
    this.#widen = linearLayer(parameters, dimensions, innerSize, draw)
    this.#narrow = linearLayer(parameters, innerSize, dimensions, draw)
    this.#end = new ResidualNorm(workspace, parameters, most, dimensions)
    this.#wide = workspace.matrix(most, innerSize).at
    this.#bent = workspace.matrix(most, innerSize).at
  }

  get output(): Place {
    return this.#end.output
  }

  /** Computes `output` from the rows at x, one for each query. */
  forward({ queries, dropout, seeds }: LayerInput, x: Place): void {
    linear(this.#workspace, this.#widen, queries, x, this.#wide)
    this.#workspace.kernels.gelu(queries * this.#innerSize, this.#bent, this.#wide)
    linear(this.#workspace, this.#narrow, queries, this.#bent, this.#end.input)
    this.#end.forward(queries, { rate: dropout, seed: seeds[2] }, x)
  }

  /** Turns the gradient of the output into that of x, in place. */
  backward({ queries, dropout, seeds }: LayerInput, x: Place, gradient: Place, scratch: LayerScratch): void {
    const { wide, dropped } = scratch
    this.#end.backward(queries, { rate: dropout, seed: seeds[2] }, gradient, dropped)
    const narrow = { x: this.#bent, gradient: dropped, xGradient: wide }
    linearGradient(this.#workspace, this.#narrow, queries, narrow)
    this.#workspace.kernels.geluGradient(queries * this.#innerSize, wide, this.#wide)
    const widen = { x, gradient: wide, xGradient: gradient, adds: true }
    linearGradient(this.#workspace, this.#widen, queries, widen)
  }
}
