/**
 * Users of the demo whose last taste showed first in those near them: what they gain from messages, against no messages
 * and against as many that go to other clients. The seeds are none that the rules were written with.
 * `npm run bench:propagation` does the same for ten.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { plantedDemo } from './plantedDemo.testing.ts'
import { DELIVERIES, propagationRun, scoresOf, type Delivery } from './propagationRun.testing.ts'

const SEEDS = [201, 202]
/** The most that users who were not planted may lose: noise over two seeds. */
const NOISE = 0.02

describe('users whose taste shows first in those near them', () => {
  const planted = new Map<Delivery, number>()
  const others = new Map<Delivery, number>()

  beforeAll(async () => {
    for (const delivery of DELIVERIES) {
      const scores: { readonly planted: boolean; readonly score: number }[] = []
      for (const seed of SEEDS) {
        const demo = await plantedDemo(seed)
        const report = await propagationRun(delivery, demo.dataset, { settings: { seed, evaluateEvery: 0 } })
        for (const [user, score] of scoresOf(report)) scores.push({ planted: demo.planted.has(user), score })
      }
      const mean = (own: boolean) => {
        const group = scores.filter((one) => one.planted === own)
        return group.reduce((sum, { score }) => sum + score, 0) / group.length
      }
      planted.set(delivery, mean(true))
      others.set(delivery, mean(false))
    }
  }, 300_000)

  it('are ranked better with the messages that are routed to them than without any, or with those of others', () => {
    const { routed, none, shuffled } = Object.fromEntries(planted) as Record<Delivery, number>
    expect(routed - none).toBeGreaterThan(0.05)
    expect(routed - shuffled).toBeGreaterThan(0.05)
  })

  it('do not profit at the expense of the others', () => {
    const { routed, none, shuffled } = Object.fromEntries(others) as Record<Delivery, number>
    expect(routed - none).toBeGreaterThan(-NOISE)
    expect(routed - shuffled).toBeGreaterThan(-NOISE)
  })
})
