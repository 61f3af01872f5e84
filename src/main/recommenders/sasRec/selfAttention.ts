/** The first part of a layer: causal self-attention with several heads. */
import type { Place } from '../numerics/kernels.ts'
import { linear, linearGradient, linearLayer, type Linear, type LinearPlaces } from '../numerics/linear.ts'
import type { Parameters } from '../numerics/parameters.ts'
import type { Workspace } from '../numerics/workspace.ts'
import type { LayerInput, LayerScratch } from './layerInput.ts'
import { ResidualNorm } from './residualNorm.ts'
import type { SasRecSettings } from './sasRecSettings.ts'

export class SelfAttention {
  readonly #workspace: Workspace
  readonly #settings: SasRecSettings
  /** The floats of one row of softmax. */
  readonly #longest: number
  readonly #linear: Readonly<Record<'query' | 'key' | 'value' | 'join', Linear>>
  readonly #end: ResidualNorm
  readonly #kept: Readonly<Record<'input' | 'query' | 'key' | 'value' | 'context' | 'shares', Place>>

  constructor(
    workspace: Workspace,
    parameters: Parameters,
    settings: SasRecSettings,
    { most, draw }: { readonly most: number; readonly draw: () => number },
  ) {
    const { dimensions, heads, maxHistory } = settings
    this.#workspace = workspace
    this.#settings = settings
    this.#longest = Math.ceil(maxHistory / 4) * 4
    const square = () => linearLayer(parameters, dimensions, dimensions, draw)
    this.#linear = { query: square(), key: square(), value: square(), join: square() }
    this.#end = new ResidualNorm(workspace, parameters, most, dimensions)
    const rows = () => workspace.matrix(most, dimensions).at
    const shares = workspace.matrix(most, heads * this.#longest).at
    this.#kept = { input: rows(), query: rows(), key: rows(), value: rows(), context: rows(), shares }
  }

  get output(): Place {
    return this.#end.output
  }

  /** Computes `output`, a row for each query. */
  forward(input: LayerInput): void {
    const { tokens, x, queries, queryTokens, dropout, seeds } = input
    const { query, key, value, context, shares } = this.#kept
    const own = this.#queryRows(input)
    const { kernels } = this.#workspace
    if (!input.isWhole) kernels.gatherRows(queries, this.#settings.dimensions, own, x, queryTokens)
    linear(this.#workspace, this.#linear.query, queries, own, query)
    linear(this.#workspace, this.#linear.key, tokens, x, key)
    linear(this.#workspace, this.#linear.value, tokens, x, value)
    kernels.attend(...this.#heads(input), query, key, value, context, shares, dropout, seeds[0])
    linear(this.#workspace, this.#linear.join, queries, context, this.#end.input)
    this.#end.forward(queries, { rate: dropout, seed: seeds[1] }, own)
  }

  /** Sets the gradient of the tokens, `xGradient`; that of the output, `gradient`, is used up. */
  backward(input: LayerInput, gradient: Place, xGradient: Place, scratch: LayerScratch): void {
    const { tokens, x, queries, queryTokens, isWhole, dropout, seeds } = input
    const { dimensions } = this.#settings
    const { query, key, value, context, shares } = this.#kept
    const { kernels } = this.#workspace
    const own = this.#queryRows(input)
    this.#end.backward(queries, { rate: dropout, seed: seeds[1] }, gradient, scratch.dropped)
    const join = { x: context, gradient: scratch.dropped, xGradient: scratch.context }
    linearGradient(this.#workspace, this.#linear.join, queries, join)
    kernels.clear(tokens * dimensions, scratch.key)
    kernels.clear(tokens * dimensions, scratch.value)
    kernels.attendGradient(
      ...this.#heads(input),
      ...([query, key, value, scratch.context, shares, dropout, seeds[0]] as const),
      ...([scratch.query, scratch.key, scratch.value] as const),
    )
    const back = (layer: Linear, rows: number, at: LinearPlaces) =>
      linearGradient(this.#workspace, layer, rows, at)
    back(this.#linear.query, queries, { x: own, gradient: scratch.query, xGradient: gradient, adds: true })
    back(this.#linear.key, tokens, { x, gradient: scratch.key, xGradient })
    back(this.#linear.value, tokens, { x, gradient: scratch.value, xGradient, adds: true })
    if (isWhole) kernels.add(tokens * dimensions, xGradient, gradient)
    else kernels.scatterRows(queries, dimensions, xGradient, gradient, queryTokens)
  }

  #queryRows({ isWhole, x }: LayerInput): Place {
    return isWhole ? x : this.#kept.input
  }

  #heads({ queries, queryTokens, queryStarts }: LayerInput) {
    const { dimensions, heads } = this.#settings
    return [queries, heads, dimensions / heads, this.#longest, queryTokens, queryStarts] as const
  }
}
