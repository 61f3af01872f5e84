/** The kernels against plain loops in double precision, and their gradients against differences. */
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../adapters/seededRandom.ts'
import { kernelSources, sourceHash } from '../../../../scripts/kernels/kernelSources.ts'
import { KERNEL_BYTES } from './kernelBytes.ts'
import { normalDraws } from './draws.ts'
import { Workspace, type Matrix } from './workspace.ts'

const random = seededRandom(1)

function filled(workspace: Workspace, rows: number, columns: number, purpose: string): Matrix {
  const matrix = workspace.matrix(rows, columns)
  const draw = normalDraws(random(purpose, rows, columns), 1)
  const values = Float32Array.from({ length: rows * columns }, draw)
  workspace.floats(matrix).set(values)
  return matrix
}

function most(values: Iterable<number>): number {
  return Math.max(...[...values].map(Math.abs))
}

describe('the kernels', () => {
  it('were compiled from the sources beside them', async () => {
    // Otherwise: npm run kernels
    expect(KERNEL_BYTES.sources).toBe(sourceHash(await kernelSources(process.cwd())))
  })

  it.each([
    [1, 1, 1],
    [4, 8, 16],
    [5, 9, 3],
    [7, 23, 300],
    [13, 4, 515],
  ])('multiply %i × %i matrices over %i, transposed or not, set or added', (m, n, k) => {
    const workspace = new Workspace()
    const [a, b, c] = [
      filled(workspace, m, k, 'a'),
      filled(workspace, k, n, 'b'),
      filled(workspace, m, n, 'c'),
    ]
    const [x, y, before] = [a, b, c].map((matrix) => workspace.floats(matrix).slice())
    const expected = Array.from({ length: m * n }, (_, at) => {
      const [row, column] = [Math.floor(at / n), at % n]
      let sum = before![at]!
      for (let p = 0; p < k; p++) sum += x![row * k + p]! * y![p * n + column]!
      return sum
    })
    const { kernels } = workspace
    const difference = () => most(expected.map((value, at) => value - workspace.floats(c)[at]!))
    kernels.multiply(m, n, k, a.at, k, 1, b.at, n, 1, c.at, n, 1)
    expect(difference()).toBeLessThan(1e-4)
    const [at, bt] = [workspace.matrix(k, m), workspace.matrix(n, k)]
    for (let p = 0; p < k; p++) {
      for (let row = 0; row < m; row++) workspace.floats(at)[p * m + row] = x![row * k + p]!
      for (let column = 0; column < n; column++) workspace.floats(bt)[column * k + p] = y![p * n + column]!
    }
    kernels.multiply(m, n, k, at.at, 1, m, bt.at, 1, k, c.at, n, 0)
    workspace.floats(c).forEach((value, place) => (workspace.floats(c)[place] = value + before![place]!))
    expect(difference()).toBeLessThan(1e-4)
  })

  it('compute GELU and its slope', () => {
    const workspace = new Workspace()
    const x = workspace.matrix(1, 8)
    const y = workspace.matrix(1, 8)
    const slope = workspace.matrix(1, 8)
    workspace.floats(x).set([-4, -1, -0.5, 0, 0.5, 1, 2, 30])
    workspace.floats(slope).fill(1)
    workspace.kernels.gelu(8, y.at, x.at)
    workspace.kernels.geluGradient(8, slope.at, x.at)
    // x Φ(x), and Φ(x) + x φ(x), from tables of the normal distribution.
    const values = [-0.00012669, -0.15865525, -0.15426877, 0, 0.34573123, 0.84134475, 1.95449974, 30]
    const slopes = [-0.00050364, -0.08331547, 0.13250488, 0.5, 0.86749512, 1.08331547, 1.08523184, 1]
    values.forEach((value, at) => expect(workspace.floats(y)[at]).toBeCloseTo(value, 5))
    slopes.forEach((value, at) => expect(workspace.floats(slope)[at]).toBeCloseTo(value, 5))
  })

  it('normalise rows', () => {
    const workspace = new Workspace()
    const [x, y] = [workspace.matrix(1, 4), workspace.matrix(1, 4)]
    const [scales, gain, bias] = [workspace.matrix(1, 4), workspace.matrix(1, 4), workspace.matrix(1, 4)]
    workspace.floats(x).set([1, 3, 1, 3])
    workspace.floats(gain).set([1, 1, 2, 2])
    workspace.floats(bias).set([0, 0, 5, 5])
    workspace.kernels.normalize(1, 4, y.at, x.at, scales.at, gain.at, bias.at)
    expect([...workspace.floats(y)]).toEqual([-1, 1, 3, 7])
  })

  it('drop the same elements for the same seed, about as many as asked, and scale the others', () => {
    const workspace = new Workspace()
    const x = workspace.matrix(1, 40_000)
    const dropped = (seed: number) => {
      workspace.floats(x).fill(1)
      workspace.kernels.drop(40_000, x.at, 0.25, seed)
      return workspace.floats(x).slice()
    }
    const values = dropped(7)
    expect(new Set(values)).toEqual(new Set([0, Math.fround(4 / 3)]))
    // Four standard deviations of the binomial distribution are 347.
    expect(Math.abs(values.filter((value) => value === 0).length - 10_000)).toBeLessThan(347)
    expect(dropped(7)).toEqual(values)
    expect(dropped(8)).not.toEqual(values)
  })

  it('take the loss of a softmax and its gradient', () => {
    const workspace = new Workspace()
    const logits = workspace.matrix(1, 4)
    const targets = workspace.numbers(1)
    workspace.write(targets, [1])
    workspace.floats(logits).set([Math.log(1), Math.log(2), Math.log(5)])
    expect(workspace.kernels.softmaxLoss(1, 3, 4, logits.at, targets, 1)).toBeCloseTo(Math.log(4), 6)
    const gradient = [...workspace.floats(logits)]
    ;[0.125, -0.75, 0.625, 0].forEach((value, at) => expect(gradient[at]).toBeCloseTo(value, 6))
  })

  it('take steps of Adam', () => {
    const workspace = new Workspace()
    const [x, gradient, first, second] = [0, 1, 2, 3].map(() => workspace.matrix(1, 4))
    workspace.floats(x!).set([1, 1, 1, 1])
    workspace.floats(gradient!).set([2, -2, 0, 1])
    // The first step goes by the learning rate against the sign: m / (1 - β1) = g, √(s / (1 - β2)) = |g|.
    const [rate, root] = [0.1 / (1 - 0.9), 1 / Math.sqrt(1 - 0.999)]
    workspace.kernels.adam(4, x!.at, gradient!.at, first!.at, second!.at, rate, root, 0)
    ;[0.9, 1.1, 1, 0.9].forEach((value, at) => expect(workspace.floats(x!)[at]).toBeCloseTo(value, 5))
    expect([...workspace.floats(gradient!)]).toEqual([0, 0, 0, 0])
  })
})
