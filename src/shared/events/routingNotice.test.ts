/** Warnings at their borders, with counts by hand. */
import { describe, expect, it } from 'vitest'
import { parseHyperparameters, type Hyperparameters } from '../vocabulary/hyperparameters.ts'
import type { RoutingTablePoint } from './foldRun.ts'
import { routingNotice } from './routingNotice.ts'

/** All scores in the bin [0.2, 0.3). */
function table(passed: number, scored: number, parts: Partial<RoutingTablePoint> = {}): RoutingTablePoint {
  const histogram = Array.from({ length: 20 }, (_, bin) => (bin === 12 ? scored : 0))
  return { step: 10, threshold: 0.85, scored, passed, histogram, ...parts }
}

function noticeOf(
  routingTables: readonly RoutingTablePoint[],
  settings: Partial<Hyperparameters> = { thresholdMode: 'absolute' },
) {
  const view = { routingTables, routerStages: routingTables.length, routerCount: 3, routerUpdates: 3 }
  return routingNotice(view, {
    settings: parseHyperparameters(settings),
    embeddingModel: { name: 'hashing-512 v1', dimensions: 512 },
  })
}

describe('routingNotice with an absolute threshold', () => {
  it('says nothing from exactly 1 % to exactly 60 %', () => {
    expect([1, 2, 30, 60].map((passed) => noticeOf([table(passed, 100)]))).toEqual([null, null, null, null])
    expect(noticeOf([table(3, 5)])).toBeNull()
    expect(noticeOf([table(6, 600)])).toBeNull()
  })

  it('warns below 1 %, with a threshold that the share of the quantile would pass', () => {
    // The uppermost fifth of [0.2, 0.3) begins at 0.28.
    expect(noticeOf([table(0, 5)])).toEqual({
      kind: 'few pass',
      sentence:
        'At the newest router-centric update 0 % of 5 scored pairs passed τ 0.85: no message is delivered.',
      advice: 'τ belongs to one encoder. Of these scores of hashing-512 v1 about 20 % would pass τ 0.28.',
      suggested: 0.28,
    })
    expect(noticeOf([table(9, 1000)])?.kind).toBe('few pass')
    expect(noticeOf([table(1, 5000)])?.sentence).toContain(
      'under 0.1 % of 5,000 scored pairs passed τ 0.85: hardly any message is delivered.',
    )
  })

  it('warns above 60 %', () => {
    expect(noticeOf([table(4, 5)])).toMatchObject({ kind: 'most pass', suggested: 0.28 })
    expect(noticeOf([table(601, 1000)])?.sentence).toBe(
      'At the newest router-centric update 60.1 % of 1,000 scored pairs passed τ 0.85: routing hardly chooses whom a router speaks to.',
    )
  })

  it('takes the newest five updates together', () => {
    const early = Array.from({ length: 9 }, () => table(100, 100))
    expect(noticeOf([...early, ...Array.from({ length: 5 }, () => table(0, 20))])?.sentence).toMatch(
      /^At the newest 5 router-centric updates 0 % of 100 scored pairs/,
    )
    // 1 of 100 over five updates, though four of them let nothing pass.
    expect(noticeOf([table(1, 20), ...Array.from({ length: 4 }, () => table(0, 20))])).toBeNull()
  })

  it('suggests by the quantile of the run', () => {
    const settings = { thresholdMode: 'absolute', routingQuantile: 0.5 } as const
    expect(noticeOf([table(0, 10)], settings)).toMatchObject({
      suggested: 0.25,
      advice: expect.stringContaining('about 50 % would pass τ 0.25') as string,
    })
  })
})

describe('routingNotice with a quantile', () => {
  it('says nothing, however many pass', () => {
    expect([table(20, 100), table(0, 100), table(70, 100)].map((one) => noticeOf([one], {}))).toEqual([
      null,
      null,
      null,
    ])
    // The quantile of so few scores is the lowest, which all pass.
    expect(noticeOf([table(1, 1)], {})).toBeNull()
    expect(noticeOf([table(9, 9)], { routingQuantile: 0 })).toBeNull()
  })

  it('has a sentence for scores that are all equal', () => {
    expect(noticeOf([table(1, 1), table(30, 30)], {})).toMatchObject({
      kind: 'scores are equal',
      sentence:
        'At the newest 2 router-centric updates all 30 scored pairs passed, although the threshold is a quantile: (nearly) all scores are equal.',
      suggested: null,
    })
    expect(noticeOf([table(30, 30), table(6, 30)], {})).toBeNull()
  })
})

describe('routingNotice without a scored pair', () => {
  const view = { routingTables: [], routerStages: 2, routerCount: 3, routerUpdates: 4 }
  const manifest = { settings: parseHyperparameters({}), embeddingModel: { name: 'any', dimensions: 1 } }

  it('says that no client shared an attribute with any router', () => {
    expect(routingNotice(view, manifest)).toMatchObject({
      kind: 'nothing scored',
      sentence:
        'The 2 router-centric updates so far scored no pair: no client shared an attribute with any router. No message was delivered.',
    })
  })

  it('or that there is no router, or that none changed', () => {
    expect(routingNotice({ ...view, routerCount: 0 }, manifest)?.sentence).toContain(
      'no attribute could be read',
    )
    expect(routingNotice({ ...view, routerUpdates: 0, routerStages: 1 }, manifest)?.sentence).toBe(
      'The router-centric update so far scored no pair: no router changed, so none spoke. No message was delivered.',
    )
  })

  it('says nothing before the first update, nor without routers', () => {
    expect(routingNotice({ ...view, routerStages: 0 }, manifest)).toBeNull()
    expect(
      routingNotice(view, { ...manifest, settings: parseHyperparameters({ propagation: 'retrieval' }) }),
    ).toBeNull()
  })
})
