/** Where the mean NDCG of a uniformly random order lies for so many users: the random floor with its 95 % band. */
import type { ShortcutMetric, ShortcutValues } from '#shared/vocabulary/imports/datasetChecks.ts'
import { SHORTCUT_METRICS } from '#shared/vocabulary/imports/datasetChecks.ts'
import { metricsOfRank } from '#shared/evaluation/ndcg.ts'
import type { Interval } from '#shared/vocabulary/results.ts'
import { randomFloor } from '../randomFloor.ts'

/** The quantile of the normal distribution that leaves 2.5 % on either side. */
const Z = 1.959964

/** The floor and the band around it. */
export interface RandomBand {
  readonly floor: ShortcutValues
  readonly band: Readonly<Record<ShortcutMetric, Interval>>
}

/**
 * Returns floor and band for users with these numbers of candidates, one number for each user. The variance of one
 * user's NDCG is exact, and the mean of many users is taken to be normally distributed. For 100 users with ten
 * candidates the band of NDCG@10 is from 0.4137 to 0.4950.
 */
export function randomBand(sizes: readonly number[]): RandomBand {
  const users = new Map<number, number>()
  for (const size of sizes) users.set(size, (users.get(size) ?? 0) + 1)
  const parts = [...users].map(([size, count]) => ({ size, count, floor: randomFloor(size) }))
  const total = Math.max(1, sizes.length)
  const ofMetric = (metric: ShortcutMetric) => {
    let mean = 0
    let variance = 0
    for (const { size, count, floor } of parts) {
      mean += (count * floor[metric]) / total
      variance += (count * varianceOf(metric, size, floor[metric])) / total ** 2
    }
    const half = Z * Math.sqrt(variance)
    return { mean, interval: { low: mean - half, high: mean + half } }
  }
  const values = SHORTCUT_METRICS.map((metric) => [metric, ofMetric(metric)] as const)
  return {
    floor: Object.fromEntries(values.map(([metric, { mean }]) => [metric, mean])) as ShortcutValues,
    band: Object.fromEntries(
      values.map(([metric, { interval }]) => [metric, interval]),
    ) as RandomBand['band'],
  }
}

function varianceOf(metric: ShortcutMetric, size: number, mean: number): number {
  const squares = Array.from({ length: size }, (_, index) => metricsOfRank(index + 1)[metric] ** 2)
  return squares.reduce((sum, square) => sum + square, 0) / size - mean ** 2
}
