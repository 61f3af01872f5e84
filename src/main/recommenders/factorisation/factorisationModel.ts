/**
 * Vectors of users and items whose inner products order items: matrix factorisation with the pairwise loss of BPR (Rendle et
 * al. 2009), and LightGCN, which first spreads the vectors along the interactions.
 */
import type { RandomFor } from '../../ports/random.ts'
import { normalDraws, uniformDraws } from '../numerics/draws.ts'
import type { Place } from '../numerics/kernels.ts'
import { Parameters as LearntParameters, type Parameter } from '../numerics/parameters.ts'
import { Workspace } from '../numerics/workspace.ts'
import { negativeSampler } from '../training/negativeSampler.ts'
import type { NumberedData } from '../training/numberedData.ts'
import type { NewModel, Pause, TrainedModel } from '../training/trainedModel.ts'
import type { FactorisationSettings } from './factorisationSettings.ts'
import { InteractionGraph } from './interactionGraph.ts'

/** Returns what makes BPR or LightGCN with these settings. */
export function factorisation(settings: FactorisationSettings): NewModel {
  return (data, randomFor) => new FactorisationModel(data, settings, randomFor)
}

class FactorisationModel implements TrainedModel {
  readonly #data: NumberedData
  readonly #settings: FactorisationSettings
  readonly #randomFor: RandomFor
  readonly #workspace = new Workspace()
  readonly #parameters: LearntParameters
  /** Users, then items. */
  readonly #table: Parameter
  readonly #users: number
  readonly #graph: InteractionGraph | null
  /** The vectors after spreading and their gradient; without a graph, the table and its own. */
  readonly #spread: Readonly<Record<'vectors' | 'gradient' | 'spare' | 'back', Place>>
  readonly #lists: Readonly<Record<'users' | 'positives' | 'negatives', Place>>
  /** User and item of each interaction. */
  readonly #pairs: Readonly<Record<'users' | 'items', Uint32Array>>
  readonly #known: readonly ReadonlySet<number>[]
  #isSpread = false

  constructor(data: NumberedData, settings: FactorisationSettings, randomFor: RandomFor) {
    const { dimensions, layers, batchSize } = settings
    const items = data.itemNumbers.size
    this.#data = data
    this.#settings = settings
    this.#randomFor = randomFor
    this.#users = data.histories.length + 1
    this.#parameters = new LearntParameters(this.#workspace)
    const rows = this.#users + items + 1
    const draws = firstValues(settings, [this.#users, items + 1], randomFor)
    this.#table = this.#parameters.add(rows, dimensions, draws)
    this.#graph = layers > 0 ? new InteractionGraph(this.#workspace, data.histories, items) : null
    const place = () => this.#workspace.matrix(rows, dimensions).at
    this.#spread = this.#graph
      ? { vectors: place(), gradient: place(), spare: place(), back: place() }
      : { vectors: this.#table.at, gradient: this.#table.gradient, spare: 0, back: 0 }
    const list = () => this.#workspace.numbers(batchSize)
    this.#lists = { users: list(), positives: list(), negatives: list() }
    this.#pairs = {
      users: Uint32Array.from(data.histories.flatMap((history, index) => history.map(() => index + 1))),
      items: Uint32Array.from(data.histories.flat()),
    }
    this.#known = data.histories.map((history) => new Set(history))
  }

  async epoch(number: number, pause: Pause): Promise<number> {
    const { batchSize, learningRate, weightDecay } = this.#settings
    const all = Array.from(this.#pairs.users, (_, row) => row)
    const rows = this.#randomFor('factorisation', 'order', number).shuffled(all)
    const random = this.#randomFor('factorisation', 'negatives', number)
    const draw = negativeSampler(this.#data.itemNumbers.size)
    let [sum, batches] = [0, 0]
    for (let from = 0; from < rows.length; from += batchSize) {
      await pause()
      const batch = rows.slice(from, from + batchSize)
      const users = batch.map((row) => this.#pairs.users[row] ?? 0)
      const positives = batch.map((row) => this.#pairs.items[row] ?? 0)
      const negatives = users.map((user) => draw(random, this.#known[user - 1] ?? new Set()))
      sum += this.#learn(users, positives, negatives) / batch.length
      this.#parameters.step(learningRate, weightDecay)
      this.#isSpread = false
      batches += 1
    }
    return batches === 0 ? 0 : sum / batches
  }

  scores({ user, candidates }: Parameters<TrainedModel['scores']>[0]): readonly number[] {
    const row = this.#data.userNumbers.get(user)
    this.#spreadVectors()
    const { dimensions } = this.#settings
    const vectors = this.#workspace.floats({ ...this.#table, at: this.#spread.vectors })
    return candidates.map((item) => {
      const number = this.#data.itemNumbers.get(item)
      if (number === undefined) return -Infinity
      // A user without interactions has nothing that could order items.
      if (row === undefined) return 0
      const [u, i] = [row * dimensions, (this.#users + number) * dimensions]
      let score = 0
      for (let place = 0; place < dimensions; place++)
        score += (vectors[u + place] ?? 0) * (vectors[i + place] ?? 0)
      return score
    })
  }

  snapshot() {
    return this.#parameters.snapshot()
  }

  restore(snapshot: ReturnType<TrainedModel['snapshot']>): void {
    this.#parameters.restore(snapshot)
    this.#isSpread = false
  }

  /** Sets the gradient of a mini-batch and returns the sum of its losses. */
  #learn(users: readonly number[], positives: readonly number[], negatives: readonly number[]): number {
    const { kernels } = this.#workspace
    const { dimensions, layers, penalty } = this.#settings
    const count = users.length
    this.#spreadVectors()
    this.#workspace.write(this.#lists.users, users)
    this.#workspace.write(this.#lists.positives, positives)
    this.#workspace.write(this.#lists.negatives, negatives)
    const { vectors, gradient, spare, back } = this.#spread
    const items = 4 * this.#users * dimensions
    const lists = [this.#lists.users, this.#lists.positives, this.#lists.negatives] as const
    const places = [vectors, vectors + items, gradient, gradient + items] as const
    let loss = kernels.pairwiseLoss(count, dimensions, ...lists, ...places, 1 / count)
    if (this.#graph) {
      const size = this.#table.rows * dimensions
      this.#graph.spread(layers, { to: back, x: gradient, spare }, dimensions)
      kernels.add(size, this.#table.gradient, back)
      kernels.clear(size, gradient)
    }
    if (penalty > 0) {
      const rows = [
        users,
        positives.map((item) => item + this.#users),
        negatives.map((item) => item + this.#users),
      ]
      loss += this.#penalise(rows.flat(), penalty / count) * count
    }
    return loss
  }

  /** Adds weight / 2 times the squared lengths of the rows to the loss, and its gradient; returns the addition. */
  #penalise(rows: readonly number[], weight: number): number {
    const { dimensions } = this.#settings
    const values = this.#workspace.floats(this.#table)
    const gradient = this.#workspace.floats({ ...this.#table, at: this.#table.gradient })
    let sum = 0
    for (const row of rows)
      for (let place = row * dimensions; place < (row + 1) * dimensions; place++) {
        const value = values[place] ?? 0
        sum += value * value
        gradient[place] = (gradient[place] ?? 0) + weight * value
      }
    return (weight / 2) * sum
  }

  #spreadVectors(): void {
    if (this.#isSpread || !this.#graph) return
    const { vectors: to, spare } = this.#spread
    const { dimensions, layers } = this.#settings
    this.#graph.spread(layers, { to, x: this.#table.at, spare }, dimensions)
    this.#isSpread = true
  }
}

/** Xavier's first values, of users and then of items, as RecBole draws them: normal for BPR, uniform for LightGCN. */
function firstValues(
  { dimensions, layers }: FactorisationSettings,
  [users, items]: readonly [number, number],
  randomFor: RandomFor,
): () => number {
  const random = randomFor('factorisation', 'first values')
  const drawsFor = (rows: number) =>
    layers === 0
      ? normalDraws(random, Math.sqrt(2 / (rows + dimensions)))
      : uniformDraws(random, Math.sqrt(6 / (rows + dimensions)))
  const [ofUsers, ofItems] = [drawsFor(users), drawsFor(items)]
  let drawn = 0
  return () => (drawn++ < users * dimensions ? ofUsers() : ofItems())
}
