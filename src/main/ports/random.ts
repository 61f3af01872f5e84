/** Chance that a seed repeats: nothing in the core draws a number in any other way. */

/** A seeded stream of numbers. Streams made for different purposes do not disturb one another. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform integer in [0, bound). */
  below(bound: number): number
  /** A new array in seeded order (Fisher-Yates). */
  shuffled<T>(values: readonly T[]): T[]
}

/** Makes the stream of one purpose from the run's seed: the same arguments give the same stream. */
export type RandomFor = (...purpose: readonly (string | number)[]) => Random

/** Where the seeded streams of runs come from. */
export interface Randomness {
  /** The streams of one seed. */
  randomFor(seed: number): RandomFor
  /** A 32-bit unsigned seed for one purpose, for whatever takes a number instead of a stream. */
  seedFor(seed: number, purpose: string): number
}
