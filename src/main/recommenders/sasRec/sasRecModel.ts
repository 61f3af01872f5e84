/** SASRec as a model that learns in epochs. */
import type { RandomFor } from '../../ports/random.ts'
import type { Place } from '../numerics/kernels.ts'
import { Workspace } from '../numerics/workspace.ts'
import { numbersOf, type NumberedData } from '../training/numberedData.ts'
import type { NewModel, Pause, TrainedModel } from '../training/trainedModel.ts'
import { binaryExamples } from './binaryExamples.ts'
import type { Example } from './example.ts'
import { piecesOf, type PieceLimits } from './pieces.ts'
import { prefixExamples, type Examples } from './prefixExamples.ts'
import { SasRecNetwork } from './sasRecNetwork.ts'
import type { SasRecSettings } from './sasRecSettings.ts'
import { joinedTokens } from './tokens.ts'

/** Tokens of one pass: enough for the kernels, few enough for the second cache. */
const PIECE_TOKENS = 1024
/** The most logits of one pass. */
const PIECE_LOGITS = 2 ** 21

/** Returns what makes SASRec with these settings. */
export function sasRec(settings: SasRecSettings): NewModel {
  return (data, randomFor) => new SasRecModel(data, settings, randomFor)
}

class SasRecModel implements TrainedModel {
  readonly #data: NumberedData
  readonly #settings: SasRecSettings
  readonly #randomFor: RandomFor
  readonly #workspace = new Workspace()
  readonly #network: SasRecNetwork
  readonly #limits: PieceLimits
  /** The softmax has so many classes: the items, and none of them. */
  readonly #classes: number
  readonly #stride: number
  readonly #logits: Place
  readonly #targets: Place
  readonly #negatives: Place
  #prefixes: Examples | null = null

  constructor(data: NumberedData, settings: SasRecSettings, randomFor: RandomFor) {
    this.#data = data
    this.#settings = settings
    this.#randomFor = randomFor
    const items = data.itemNumbers.size
    const most = Math.max(PIECE_TOKENS, settings.maxHistory)
    const random = randomFor('sasrec', 'first values')
    this.#network = new SasRecNetwork(this.#workspace, settings, { items, most, random })
    this.#classes = items + 1
    this.#stride = Math.ceil(this.#classes / 4) * 4
    const rows = Math.max(1, Math.min(most, Math.floor(PIECE_LOGITS / this.#stride)))
    this.#limits = { tokens: most, rows: settings.loss === 'softmax' ? rows : most }
    this.#logits = this.#workspace.matrix(settings.loss === 'softmax' ? rows : 1, this.#stride).at
    this.#targets = this.#workspace.numbers(most)
    this.#negatives = this.#workspace.numbers(most)
  }

  async epoch(number: number, pause: Pause): Promise<number> {
    const { batchSize, learningRate, weightDecay } = this.#settings
    const examples = this.#examples(number)
    const numbers = Array.from({ length: examples.length }, (_, index) => index)
    const order = this.#randomFor('sasrec', 'order', number).shuffled(numbers)
    const dropout = this.#randomFor('sasrec', 'dropout', number)
    let [sum, batches] = [0, 0]
    for (let from = 0; from < order.length; from += batchSize) {
      const batch = order.slice(from, from + batchSize).flatMap((index) => examples.at(index) ?? [])
      const scale = 1 / batch.reduce((count, { targets }) => count + targets.length, 0)
      let loss = 0
      for (const piece of piecesOf(batch, this.#limits)) {
        await pause()
        loss += this.#learn(piece, scale, dropout.below(2 ** 32) | 0)
      }
      this.#network.parameters.step(learningRate, weightDecay)
      sum += loss * scale
      batches += 1
    }
    return batches === 0 ? 0 : sum / batches
  }

  scores({ history, candidates }: Parameters<TrainedModel['scores']>[0]): readonly number[] {
    const { itemNumbers } = this.#data
    const read = numbersOf(history, itemNumbers).slice(-this.#settings.maxHistory)
    if (read.length === 0) return candidates.map(() => 0)
    const at = this.#network.forward(joinedTokens([read], 'last'), null)
    const { dimensions } = this.#settings
    const wanted = this.#workspace.floats({ at, rows: 1, columns: dimensions })
    const table = this.#workspace.floats(this.#network.items)
    return candidates.map((item) => {
      const row = itemNumbers.get(item)
      if (row === undefined) return -Infinity
      let score = 0
      for (let place = 0; place < dimensions; place++)
        score += (wanted[place] ?? 0) * (table[row * dimensions + place] ?? 0)
      return score
    })
  }

  snapshot() {
    return this.#network.parameters.snapshot()
  }

  restore(snapshot: ReturnType<TrainedModel['snapshot']>): void {
    this.#network.parameters.restore(snapshot)
  }

  /** The examples of an epoch; those of the softmax are the same in each. */
  #examples(epoch: number): Examples | readonly Example[] {
    const { loss, maxHistory } = this.#settings
    const { histories, itemNumbers } = this.#data
    this.#prefixes ??= prefixExamples(loss === 'softmax' ? histories : [], maxHistory)
    if (loss === 'softmax') return this.#prefixes
    const random = this.#randomFor('sasrec', 'negatives', epoch)
    return binaryExamples(histories, maxHistory, itemNumbers.size, random)
  }

  /** Adds the gradients of a piece of a mini-batch and returns the sum of its losses. */
  #learn(piece: readonly Example[], scale: number, seed: number): number {
    const { kernels } = this.#workspace
    const { dimensions, loss } = this.#settings
    const { items, outputGradient } = this.#network
    const tokens = joinedTokens(
      piece.map(({ history }) => history),
      loss === 'softmax' ? 'last' : 'every',
    )
    const rows = tokens.queries.length
    const vectors = this.#network.forward(tokens, seed)
    this.#workspace.write(
      this.#targets,
      piece.flatMap(({ targets }) => targets),
    )
    let sum: number
    if (loss === 'softmax') {
      const [n, stride, logits] = [this.#classes, this.#stride, this.#logits]
      const d = dimensions
      kernels.multiply(...([rows, n, d, vectors, d, 1, items.at, 1, d, logits, stride, 0] as const))
      sum = kernels.softmaxLoss(rows, n, stride, logits, this.#targets, scale)
      kernels.multiply(...([rows, d, n, logits, stride, 1, items.at, d, 1, outputGradient, d, 0] as const))
      kernels.multiply(...([n, d, rows, logits, 1, stride, vectors, d, 1, items.gradient, d, 1] as const))
    } else {
      this.#workspace.write(
        this.#negatives,
        piece.flatMap(({ negatives }) => negatives),
      )
      const at = [vectors, this.#targets, this.#negatives, items.at, outputGradient, items.gradient] as const
      sum = kernels.binaryLoss(rows, dimensions, ...at, scale)
    }
    this.#network.backward()
    return sum
  }
}
