/** Random numbers from a seed: xoshiro128**, seeded by a 128-bit string hash (cyrb128). The same purpose gives the same stream. */
import type { Random, RandomFor, Randomness } from '../ports/random.ts'

/** The seeded streams that the engine uses. */
export const randomness: Randomness = { randomFor: seededRandom, seedFor }

/** Returns the streams of one run. Each purpose has a stream of its own, so an additional draw in one place changes no other. */
export function seededRandom(seed: number): RandomFor {
  return (...purpose) => streamOf([seed, ...purpose].join('\u0000'))
}

/** Returns a 32-bit unsigned seed for one purpose, for code that takes a number instead of a stream. */
export function seedFor(seed: number, purpose: string): number {
  return hashOf(`${seed}\u0000${purpose}`)[0]
}

function streamOf(name: string): Random {
  // A typed array keeps 32-bit words; as variables of a closure, each would be an object on the heap.
  const words = Int32Array.from(hashOf(name))
  const nextUint32 = (): number => {
    const b = words[1] as number
    const d = words[3] as number
    const c = (words[2] as number) ^ (words[0] as number)
    words[0] = (words[0] as number) ^ d ^ b
    words[1] = b ^ c
    words[2] = c ^ (b << 9)
    words[3] = rotateLeft(d ^ b, 11)
    return Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0
  }
  const next = (): number => nextUint32() / 4294967296
  const below = (bound: number): number => {
    if (!Number.isInteger(bound) || bound < 1)
      throw new RangeError(`Expected an integer bound of at least 1, got ${bound}`)
    return Math.floor(next() * bound)
  }
  const shuffled = <T>(values: readonly T[]): T[] => {
    const order = [...values]
    for (let last = order.length - 1; last > 0; last--) {
      const other = below(last + 1)
      const kept = order[last] as T
      order[last] = order[other] as T
      order[other] = kept
    }
    return order
  }
  return { next, below, shuffled }
}

function rotateLeft(value: number, bits: number): number {
  return ((value << bits) | (value >>> (32 - bits))) >>> 0
}

function hashOf(text: string): [number, number, number, number] {
  let h1 = 1779033703
  let h2 = 3144134277
  let h3 = 1013904242
  let h4 = 2773480762
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    h1 = h2 ^ Math.imul(h1 ^ code, 597399067)
    h2 = h3 ^ Math.imul(h2 ^ code, 2869860233)
    h3 = h4 ^ Math.imul(h3 ^ code, 951274213)
    h4 = h1 ^ Math.imul(h4 ^ code, 2716044179)
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067)
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233)
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213)
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179)
  h1 ^= h2 ^ h3 ^ h4
  return [h1 >>> 0, (h2 ^ h1) >>> 0, (h3 ^ h1) >>> 0, (h4 ^ h1) >>> 0]
}
