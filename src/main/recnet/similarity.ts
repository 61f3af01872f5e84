/** §2.2: sim(·,·) between embeddings, and two operations on similarities. */
import { WorkbenchError } from '#shared/errors.ts'

/**
 * Returns the cosine similarity in float64, from -1 to 1. Embeddings are unit vectors only up to float32, so the
 * lengths are divided out: equal vectors give exactly 1, which keeps a threshold of 1 meaningful. The result is 0 where
 * a vector is all zero.
 * @throws WorkbenchError `argument-invalid` where the lengths differ.
 */
export function cosine(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) throw lengthsDiffer(a.length, b.length)
  let product = 0
  let squaresOfA = 0
  let squaresOfB = 0
  for (let index = 0; index < a.length; index++) {
    const x = a[index] as number
    const y = b[index] as number
    product += x * y
    squaresOfA += x * x
    squaresOfB += y * y
  }
  if (squaresOfA === 0 || squaresOfB === 0) return 0
  return Math.max(-1, Math.min(1, product / Math.sqrt(squaresOfA * squaresOfB)))
}

/** Returns the index of the greatest value, the first of equal ones; -1 where there are none. */
export function argmax(values: ArrayLike<number>): number {
  let best = -1
  let greatest = -Infinity
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number
    if (best === -1 || value > greatest) {
      best = index
      greatest = value
    }
  }
  return best
}

/**
 * Returns the mean direction of the vectors as a unit vector; a copy of the first where they cancel out.
 * @throws WorkbenchError `argument-invalid` for no vectors or different lengths.
 */
export function meanUnitVector(vectors: readonly Float32Array[]): Float32Array {
  const first = vectors[0]
  if (first === undefined) {
    throw new WorkbenchError({
      code: 'argument-invalid',
      argument: 'vectors',
      expected: 'at least one',
      found: 'none',
    })
  }
  const sums = new Float64Array(first.length)
  for (const vector of vectors) {
    if (vector.length !== first.length) throw lengthsDiffer(first.length, vector.length)
    for (let index = 0; index < sums.length; index++)
      sums[index] = (sums[index] as number) + (vector[index] as number)
  }
  const norm = Math.sqrt(sums.reduce((total, sum) => total + sum * sum, 0))
  return norm < 1e-9 ? first.slice() : Float32Array.from(sums, (sum) => sum / norm)
}

function lengthsDiffer(expected: number, found: number): WorkbenchError {
  return new WorkbenchError({
    code: 'argument-invalid',
    argument: 'embedding',
    expected: `${expected} dimensions`,
    found: `${found} dimensions`,
  })
}
