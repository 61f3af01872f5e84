/** The gradients of the whole network, attention, layer norm, GELU and dropout, against differences of its loss. */
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../adapters/seededRandom.ts'
import type { Parameter } from '../numerics/parameters.ts'
import { Workspace } from '../numerics/workspace.ts'
import { SasRecNetwork } from './sasRecNetwork.ts'
import type { SasRecSettings } from './sasRecSettings.ts'
import { joinedTokens } from './tokens.ts'

const settings: SasRecSettings = {
  dimensions: 8,
  innerSize: 12,
  layers: 2,
  heads: 2,
  dropout: 0.3,
  maxHistory: 5,
  learningRate: 0.001,
  weightDecay: 0,
  batchSize: 4,
  loss: 'softmax',
}
const ITEMS = 6
const histories = [[1, 2, 3, 1, 5], [4], [6, 6, 2]]

/** Every parameter of a network, found by watching them being added. */
function watched(workspace: Workspace, change: Partial<SasRecSettings> = {}) {
  const network = new SasRecNetwork(
    workspace,
    { ...settings, ...change },
    {
      items: ITEMS,
      most: 16,
      random: seededRandom(3)('first'),
    },
  )
  return { network, parameters: network.parameters.all }
}

/** Values of a size at which no gradient is lost in rounding. */
function enlarge(workspace: Workspace, parameters: readonly Parameter[]): void {
  for (const parameter of parameters) {
    const values = workspace.floats(parameter)
    values.forEach((value, at) => (values[at] = Math.abs(value) < 0.2 ? value * 15 : value))
  }
}

describe.each(['last', 'every'] as const)(
  'the gradients of SASRec, predicting after the %s item',
  (after) => {
    const workspace = new Workspace()
    const { network, parameters } = watched(workspace)
    enlarge(workspace, parameters)
    const tokens = joinedTokens(histories, after)
    const rows = tokens.queries.length
    const targets = workspace.numbers(rows)
    workspace.write(
      targets,
      tokens.queries.map((_, row) => 1 + ((row * 2) % ITEMS)),
    )
    const negatives = workspace.numbers(rows)
    workspace.write(
      negatives,
      tokens.queries.map((_, row) => 1 + ((row * 2 + 3) % ITEMS)),
    )
    const logits = workspace.matrix(rows, 8)
    const { kernels } = workspace

    function lossOf(loss: 'softmax' | 'binary'): number {
      const vectors = network.forward(tokens, 99)
      const { items, outputGradient } = network
      if (loss === 'binary')
      return kernels.binaryLoss(
        rows, 8, vectors, targets, negatives, items.at, outputGradient, items.gradient, 1,
      ) // prettier-ignore
      kernels.multiply(rows, 7, 8, vectors, 8, 1, items.at, 1, 8, logits.at, 8, 0)
      const sum = kernels.softmaxLoss(rows, 7, 8, logits.at, targets, 1)
      kernels.multiply(rows, 8, 7, logits.at, 8, 1, items.at, 8, 1, outputGradient, 8, 0)
      kernels.multiply(7, 8, rows, logits.at, 1, 8, vectors, 8, 1, items.gradient, 8, 1)
      return sum
    }

    it.each(['softmax', 'binary'] as const)('are those of the %s loss', (loss) => {
      const clear = () => {
        for (const { gradient, rows, columns } of parameters) kernels.clear(rows * columns, gradient)
      }
      clear()
      lossOf(loss)
      network.backward()
      const gradients = parameters.map((parameter) =>
        workspace.floats({ ...parameter, at: parameter.gradient }).slice(),
      )
      const step = 2 ** -8
      parameters.forEach((parameter, index) => {
        const values = workspace.floats(parameter)
        const size = values.length
        for (let probe = 0; probe < 6; probe++) {
          const at = (probe * 37 + index * 11) % size
          const before = values[at]!
          values[at] = before + step
          const above = lossOf(loss)
          values[at] = before - step
          const below = lossOf(loss)
          values[at] = before
          const slope = (above - below) / (2 * step)
          const gradient = gradients[index]![at]!
          expect(Math.abs(slope - gradient), `parameter ${index} at ${at}`).toBeLessThan(
            0.004 + 0.02 * Math.abs(slope),
          )
        }
      })
    })
  },
)

describe('SASRec', () => {
  it('reads no later item, whatever else is computed with it', () => {
    const workspace = new Workspace()
    const { network, parameters } = watched(workspace)
    enlarge(workspace, parameters)
    const vectorsOf = (lists: readonly (readonly number[])[], after: 'last' | 'every') => {
      const tokens = joinedTokens(lists, after)
      const at = network.forward(tokens, null)
      return workspace.floats({ at, rows: tokens.queries.length, columns: 8 }).slice()
    }
    const every = vectorsOf([[3], [1, 2, 3, 1, 5]], 'every')
    const prefix = vectorsOf([[1, 2, 3]], 'last')
    expect(prefix).toEqual(every.slice(3 * 8, 4 * 8))
  })

  it('begins with the same values for the same seed', () => {
    const [one, other] = [new Workspace(), new Workspace()]
    const [a, b] = [watched(one), watched(other)]
    expect(one.floats(a.network.items)).toEqual(other.floats(b.network.items))
  })
})
