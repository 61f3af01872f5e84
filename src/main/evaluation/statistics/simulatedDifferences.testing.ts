/** Differences of two rows that are equally good, with effects of seeds and of users, for simulations. */
import { metricsOfRank } from '#shared/evaluation/ndcg.ts'
import type { Random } from '../../ports/random.ts'

/** How differences are made. Effects are standard deviations; that of what is left is 1. */
export interface Simulation {
  /** Normal differences, or differences of a metric of two rankings of ten candidates each. */
  readonly kind: 'normal' | 'ndcg@10' | 'ndcg@1'
  readonly seeds: number
  readonly users: number
  readonly seedEffect: number
  readonly userEffect: number
}

/** Draws `differences[seed][user]` of which the expectation is 0. */
export function simulatedDifferences(simulation: Simulation, random: Random): readonly Float64Array[] {
  const own = scores(simulation, random)
  const { kind } = simulation
  if (kind === 'normal') return own
  const other = scores(simulation, random)
  const valueOf = (score: number) => metricsOfRank(rankOf(score, random))[kind]
  return own.map((row, seed) => row.map((score, user) => valueOf(score) - valueOf(other[seed]?.[user] ?? 0)))
}

/** Returns one normal score for each seed and user. */
function scores({ seeds, users, seedEffect, userEffect }: Simulation, random: Random): Float64Array[] {
  const ofUser = Array.from({ length: users }, () => userEffect * normal(random))
  return Array.from({ length: seeds }, () => {
    const ofSeed = seedEffect * normal(random)
    return Float64Array.from(ofUser, (effect) => ofSeed + effect + normal(random))
  })
}

/** The rank of a positive item that is somewhat better than nine others. */
function rankOf(score: number, random: Random): number {
  let rank = 1
  for (let other = 0; other < 9; other++) if (normal(random) > score + 0.5) rank += 1
  return rank
}

/** One number of the standard normal distribution (Box and Muller). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}
