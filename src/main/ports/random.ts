/** Seeded randomness. The core draws random numbers in no other way, so that a run can be repeated. */

/** A seeded stream of random numbers. Streams made for different purposes are independent of one another. */
export interface Random {
  /** Draws a number uniformly from [0, 1). */
  next(): number
  /** Draws an integer uniformly from [0, bound). */
  below(bound: number): number
  /** Returns a shuffled copy of the values (Fisher-Yates). */
  shuffled<T>(values: readonly T[]): T[]
}

/** Makes the stream of one purpose from the run's seed. The same arguments always give the same stream. */
export type RandomFor = (...purpose: readonly (string | number)[]) => Random

/** The source of the seeded streams of all runs. */
export interface Randomness {
  /** Returns the streams that derive from one seed. */
  randomFor(seed: number): RandomFor
  /** Derives a 32-bit unsigned seed for one purpose, for an adapter that takes a number instead of a stream. */
  seedFor(seed: number, purpose: string): number
}
