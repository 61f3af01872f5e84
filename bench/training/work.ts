/** How much there is to compute in one epoch. */
import { newKernels } from '../../src/main/recommenders/numerics/kernels.ts'
import type { SasRecSettings } from '../../src/main/recommenders/sasRec/sasRecSettings.ts'

/** The operations of the matrix products of one epoch of SASRec as we compute it, forward and backward. */
export function sasRecOperations(
  histories: readonly (readonly unknown[])[],
  items: number,
  { dimensions: d, innerSize, layers, maxHistory }: SasRecSettings,
): number {
  let [tokens, rows] = [0, 0]
  for (const { length } of histories)
    for (let end = 1; end < length; end++) {
      tokens += Math.min(end, maxHistory)
      rows += 1
    }
  const whole = 4 * d * d + 2 * d * innerSize
  const perToken = (layers - 1) * whole + 2 * d * d
  const perRow = whole - 2 * d * d + (items + 1) * d
  return 3 * 2 * (tokens * perToken + rows * perRow)
}

/** Operations a second of one product of a 1024 × 128 and a 128 × 256 matrix, the best of many. */
export function productSpeed(): number {
  const kernels = newKernels()
  const [m, n, k] = [1024, 256, 128]
  const [a, b, c] = [kernels.reserve(4 * m * k), kernels.reserve(4 * k * n), kernels.reserve(4 * m * n)]
  let best = Infinity
  for (let round = 0; round < 50; round++) {
    const began = performance.now()
    kernels.multiply(m, n, k, a, k, 1, b, n, 1, c, n, 0)
    best = Math.min(best, performance.now() - began)
  }
  return (2 * m * n * k) / (best / 1000)
}
