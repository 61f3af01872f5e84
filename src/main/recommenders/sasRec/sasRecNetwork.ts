/**
 * The network of SASRec (Kang and McAuley 2018), in the form of RecBole: item and position embeddings, post-norm transformer
 * layers, and scores by the inner product with the item embeddings.
 */
import type { Random } from '../../ports/random.ts'
import { normalDraws } from '../numerics/draws.ts'
import type { Place } from '../numerics/kernels.ts'
import { Parameters, type Parameter } from '../numerics/parameters.ts'
import type { Workspace } from '../numerics/workspace.ts'
import { FeedForward } from './feedForward.ts'
import { layerScratch, type LayerInput, type LayerScratch } from './layerInput.ts'
import { ResidualNorm } from './residualNorm.ts'
import type { SasRecSettings } from './sasRecSettings.ts'
import { SelfAttention } from './selfAttention.ts'
import type { Tokens } from './tokens.ts'

/** The deviation of the first values of weights and embeddings. */
const DEVIATION = 0.02

/** One forward pass that a backward pass can follow. */
interface Pass {
  readonly tokens: number
  readonly queries: number
  readonly dropout: number
  readonly seed: number
  readonly inputs: readonly LayerInput[]
}

/** The items have numbers from 1; row 0 of their embeddings stands for no item, and takes part in the softmax as in RecBole. */
export class SasRecNetwork {
  readonly parameters: Parameters
  readonly items: Parameter
  readonly #workspace: Workspace
  readonly #settings: SasRecSettings
  readonly #positions: Parameter
  readonly #start: ResidualNorm
  readonly #layers: readonly { readonly attention: SelfAttention; readonly feedForward: FeedForward }[]
  readonly #scratch: LayerScratch
  readonly #gradients: readonly [Place, Place]
  readonly #lists: Readonly<Record<'items' | 'positions' | 'tokens' | 'starts' | 'all' | 'allStarts', Place>>
  readonly #dimensions: number
  #pass: Pass | null = null

  /** `most` is the number of tokens that one pass can have, at least the longest history. */
  constructor(
    workspace: Workspace,
    settings: SasRecSettings,
    { items, most, random }: { readonly items: number; readonly most: number; readonly random: Random },
  ) {
    const { dimensions, layers, maxHistory } = settings
    const draw = normalDraws(random, DEVIATION)
    this.#workspace = workspace
    this.#settings = settings
    this.#dimensions = dimensions
    this.parameters = new Parameters(workspace)
    this.items = this.parameters.add(items + 1, dimensions, draw)
    this.#positions = this.parameters.add(maxHistory, dimensions, draw)
    this.#start = new ResidualNorm(workspace, this.parameters, most, dimensions)
    this.#layers = Array.from({ length: layers }, () => ({
      attention: new SelfAttention(workspace, this.parameters, settings, { most, draw }),
      feedForward: new FeedForward(workspace, this.parameters, settings, { most, draw }),
    }))
    this.#scratch = layerScratch(workspace, most, settings)
    this.#gradients = [workspace.matrix(most, dimensions).at, workspace.matrix(most, dimensions).at]
    const list = () => workspace.numbers(most)
    this.#lists = {
      items: list(),
      positions: list(),
      tokens: list(),
      starts: list(),
      all: list(),
      allStarts: list(),
    }
    workspace.write(
      this.#lists.all,
      Array.from({ length: most }, (_, token) => token),
    )
  }

  /** Where the gradient of the vectors goes that `forward` returned, before `backward`. */
  get outputGradient(): Place {
    return this.#gradients[0]
  }

  /** Returns where the vectors of the queries are, a row for each. `seed` null is without dropout. */
  forward(tokens: Tokens, seed: number | null): Place {
    const { kernels } = this.#workspace
    const count = tokens.items.length
    const queries = tokens.queries.length
    this.#write(tokens)
    kernels.gatherRows(count, this.#dimensions, this.#start.input, this.items.at, this.#lists.items)
    const positions = this.#start.output
    kernels.gatherRows(count, this.#dimensions, positions, this.#positions.at, this.#lists.positions)
    kernels.add(count * this.#dimensions, this.#start.input, positions)
    const dropout = seed === null ? 0 : this.#settings.dropout
    const first = seed ?? 0
    this.#start.forward(count, { rate: dropout, seed: first }, null)
    let x = this.#start.output
    const inputs = this.#layers.map(({ attention, feedForward }, index) => {
      const input = this.#inputOf(index, { x, count, queries, dropout, seed: first })
      attention.forward(input)
      feedForward.forward(input, attention.output)
      x = feedForward.output
      return input
    })
    this.#pass = { tokens: count, queries, dropout, seed: first, inputs }
    return x
  }

  /** Adds to the gradients of all parameters, from `outputGradient`, which is used up. */
  backward(): void {
    if (!this.#pass) return
    const { kernels } = this.#workspace
    const { tokens, dropout, seed, inputs } = this.#pass
    let [gradient, other] = this.#gradients
    for (const [index, input] of [...inputs.entries()].reverse()) {
      const layer = this.#layers[index]
      layer?.feedForward.backward(input, layer.attention.output, gradient, this.#scratch)
      layer?.attention.backward(input, gradient, other, this.#scratch)
      ;[gradient, other] = [other, gradient]
    }
    this.#start.backward(tokens, { rate: dropout, seed }, gradient, null)
    const { items, positions } = this.#lists
    kernels.scatterRows(tokens, this.#dimensions, this.items.gradient, gradient, items)
    kernels.scatterRows(tokens, this.#dimensions, this.#positions.gradient, gradient, positions)
    this.#pass = null
  }

  #write({ items, positions, starts, queries }: Tokens): void {
    this.#workspace.write(this.#lists.items, items)
    this.#workspace.write(this.#lists.positions, positions)
    this.#workspace.write(this.#lists.allStarts, starts)
    this.#workspace.write(this.#lists.tokens, queries)
    this.#workspace.write(
      this.#lists.starts,
      queries.map((token) => starts[token] ?? 0),
    )
  }

  /** All layers but the last compute every token; the last one only those after which an item is predicted. */
  #inputOf(
    index: number,
    { x, count, queries, dropout, seed }: Record<'x' | 'count' | 'queries' | 'dropout' | 'seed', number>,
  ): LayerInput {
    const { tokens, starts, all, allStarts } = this.#lists
    const isLast = index === this.#layers.length - 1 && queries < count
    return {
      tokens: count,
      x,
      ...(isLast
        ? { queries, queryTokens: tokens, queryStarts: starts, isWhole: false }
        : { queries: count, queryTokens: all, queryStarts: allStarts, isWhole: true }),
      dropout,
      seeds: [seedOf(seed, 3 * index + 1), seedOf(seed, 3 * index + 2), seedOf(seed, 3 * index + 3)],
    }
  }
}

/** A 32-bit seed for one place of a pass. */
function seedOf(seed: number, place: number): number {
  return (seed + Math.imul(place, 0x85ebca6b)) | 0
}
