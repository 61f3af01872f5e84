/** Costs, cold start and shortcuts of a study, by hand. */
import { describe, expect, it } from 'vitest'
import type { StudyCell } from '#shared/vocabulary/studies/studies.ts'
import type { StudyBlock } from '#shared/vocabulary/studies/studyResults.ts'
import { blockOf, methodOf, reportOf, resultsOf } from './studyResults.testing.ts'

const counts = (calls: number) => ({
  ...{ calls, repaired: 0, fellBack: 0, shortened: 0, truncated: 0, refused: 0 },
  ...{ promptTokens: 10 * calls, replyTokens: calls },
})
const ranks = [[1], [2], [3], [4]]
const COSTS = { clientUpdates: 0, routerUpdates: 0, routerStages: 0, clientCalls: 0, routerCalls: 0, lambda: null } // prettier-ignore

describe('costs', () => {
  const run = (cell: StudyCell) => {
    const method = methodOf(cell.row, ranks)
    if (cell.row === 'AgentCF') return reportOf(method, { cost: { ...COSTS, clientCalls: 200 } })
    const growth = [1, 10, 100].map((records) => ({ records, calls: 4 * records }))
    const cost = { ...COSTS, clientUpdates: 100, routerUpdates: 30, routerStages: 4, clientCalls: 290 + 10 * cell.seed, routerCalls: 60, receivers: 250, growth } // prettier-ignore
    const time = { total: 100 * cell.seed, model: 50, embedding: 20, index: 10, rest: 20 }
    return { report: reportOf(method, { cost, calls: { merge: counts(10 * cell.seed) } }), time }
  }
  const block = blockOf(resultsOf({ rows: ['AgentCF', 'RecNet'], seeds: [1, 2] }, run))
  const cost = block.rows[1]?.cost

  it('are means over seeds, with N, M and N′ as quotients', () => {
    expect(cost).toMatchObject({
      clientCalls: 305,
      routerCalls: 60,
      clientsPerUpdate: 25,
      routersPerUpdate: 7.5,
    })
    expect(cost).toMatchObject({ routerStages: 4, receiversPerClient: 2.5, propagationCalls: null })
    expect(cost?.calls['merge']).toMatchObject({ calls: 15, promptTokens: 150, truncated: 0 })
    expect(cost?.time).toEqual({ total: 150, model: 50, embedding: 20, index: 10, rest: 20 })
  })

  it('are relative to AgentCF and RecNet of the block', () => {
    expect(cost?.lambda).toBe(305 / 200)
    expect(cost?.mu).toBe(1)
    expect(block.rows[0]?.cost).toMatchObject({ lambda: 1, mu: null, clientsPerUpdate: null, growth: null })
  })

  it('are relative to the row with the name of the variant where several rows have it', () => {
    const rows = [{ label: 'RecNet, often', variant: 'RecNet', settings: { updateSize: 5 } }, 'RecNet']
    const often = (cell: StudyCell) => {
      const routerCalls = cell.row === 'RecNet' ? 40 : 100
      return { report: reportOf(methodOf(cell.row, ranks), { cost: { ...COSTS, routerCalls } }), time: null }
    }
    const found = blockOf(resultsOf({ rows, seeds: [1] }, often)).rows.map((row) => row.cost?.mu)
    expect(found).toEqual([2.5, 1])
  })

  it('have the exponent of their growth, and say where M is not much smaller than N', () => {
    expect(cost?.growth?.exponent).toBeCloseTo(1, 12)
    expect(cost?.growth?.factor).toBeCloseTo(4, 12)
    expect(block.summary).toContain(
      'With RecNet M is not much smaller than N: 7.5 routers to 25.0 clients in each router-centric update.',
    )
  })
})

it('say once where M is not much smaller than N, and whose replies could not be read', () => {
  const run = (cell: StudyCell) => {
    const routerUpdates = cell.row === 'RecNet' ? 20 : 30
    const cost = { ...COSTS, clientUpdates: 40, routerUpdates, routerStages: 4 }
    const calls = { merge: { ...counts(100), fellBack: 40 }, rank: { ...counts(50), truncated: 1 } }
    const read = { merge: { ...counts(100), fellBack: 4 } }
    return {
      report: reportOf(methodOf(cell.row, ranks), { cost, calls: cell.row === 'RecNet' ? calls : read }),
      time: null,
    }
  }
  const { summary } = blockOf(resultsOf({ rows: ['RecNet', 'w/o CPR'], seeds: [1] }, run))
  expect(summary.filter((line) => line.startsWith('With '))).toEqual([
    'With RecNet and w/o CPR M is not much smaller than N: 5.0 to 7.5 routers to 10.0 clients in each router-centric update.',
    'With RecNet 40.0 % of the merge calls could not be read and took their fallback, so that its results are partly not the model’s.',
  ])
})

describe('laws of growth', () => {
  // Receivers double with each seed and calls with them; router calls go with the root of the updates.
  const run = (cell: StudyCell) => {
    const own =
      cell.row === 'w/o Router'
        ? { receivers: 100 * 2 ** cell.seed, propagationCalls: 300 * 2 ** cell.seed }
        : { routerStages: 4 ** cell.seed, routerUpdates: 2 ** cell.seed, routerCalls: 2 ** cell.seed }
    return { report: reportOf(methodOf(cell.row, ranks), { cost: { ...COSTS, ...own } }), time: null }
  }
  const block = blockOf(resultsOf({ rows: ['RecNet', 'w/o Router'], seeds: [1, 2, 3] }, run))

  it('are fitted over the finished runs of the variants that they are about', () => {
    const found = block.laws.map(({ calls, over, exponent, points }) => ({
      law: `${calls} over ${over}`,
      exponent: Number(exponent.toFixed(9)),
      runs: points.length,
    }))
    expect(found).toEqual([
      { law: 'propagation calls over N·N′', exponent: 1, runs: 3 },
      { law: 'router calls over router-centric updates', exponent: 0.5, runs: 3 },
      { law: 'router calls over M', exponent: 1, runs: 3 },
    ])
    expect(block.summary).toContain(
      'Over 3 runs of w/o Router, propagation calls grow with N·N′ to the power of 1.00 (R² 1.000).',
    )
  })
})

it('counts a run that two rows share once in a law', () => {
  const run = (cell: StudyCell) => {
    const own = { receivers: 2 ** cell.seed, propagationCalls: 2 ** cell.seed }
    return { report: reportOf(methodOf(cell.row, ranks), { cost: { ...COSTS, ...own } }), time: null }
  }
  const rows = ['w/o Router', { label: 'again', variant: 'w/o Router' }]
  const { laws } = blockOf(resultsOf({ rows, seeds: [1, 2, 3] }, run))
  expect(laws.map(({ points }) => points.map(({ row }) => row))).toEqual([
    ['w/o Router', 'w/o Router', 'w/o Router'],
  ])
})

it('fits no law over runs that hardly differ in what calls grow with', () => {
  const run = (cell: StudyCell) => {
    const own = { receivers: 100 + cell.seed, propagationCalls: 300 + cell.seed ** 3 }
    return { report: reportOf(methodOf(cell.row, ranks), { cost: { ...COSTS, ...own } }), time: null }
  }
  expect(blockOf(resultsOf({ rows: ['w/o Router'], seeds: [1, 2, 3] }, run)).laws).toEqual([])
})

describe('cold start', () => {
  const cold = (augmented: readonly number[], fallbacks: readonly 'i:0'[] = []) => ({
    clients: augmented.map((_, index) => `i:${index}` as const),
    fallbacks,
    unaugmented: [],
    outcomes: augmented.map((rank, index) => ({
      ...{ client: `i:${index}` as const, user: 'u:0' as const, positiveItem: `i:${index}` as const },
      ...{ repetition: 0, plain: 3, augmented: rank },
    })),
  })
  const block = blockOf(
    resultsOf({ rows: ['RecNet'], seeds: [1, 2], cutoffs: ['ndcg@5'] }, (cell) =>
      reportOf(methodOf('RecNet', ranks), {
        coldStart: { items: cold(cell.seed === 1 ? [1, 1, 3] : [1, 1, 1], cell.seed === 1 ? ['i:0'] : []), users: cold([]) }, // prettier-ignore
      }),
    ),
  )
  const items = block.rows[0]?.coldStart?.items

  it('pairs clients with and without augmentation over seeds', () => {
    // NDCG@5 plain is 0.5; augmented 2.5/3 and 1.
    expect(items?.plain['ndcg@5']).toBeCloseTo(0.5, 12)
    expect(items?.augmented['ndcg@5']).toBeCloseTo((2.5 / 3 + 1) / 2, 12)
    expect(items).toMatchObject({ clients: 3, fallbacks: 0.5 })
    expect(items?.tests[0]).toMatchObject({
      row: 'augmented',
      against: 'plain',
      wins: 3,
      over: 'seeds and users',
    })
    expect(items?.plainInterval['ndcg@5']).toEqual({ low: 0.5, high: 0.5 })
  })

  it('has none of a kind without cold clients, and says what it found', () => {
    expect(block.rows[0]?.coldStart?.users).toBeNull()
    expect(block.summary.some((line) => line.startsWith('Augmentation of cold items with RecNet '))).toBe(
      true,
    )
    expect(block.summary).toContain(
      'For 0.5 of 3 cold items with RecNet no router passed the threshold: the nearest one was taken.',
    )
  })
})

it('says which shortcuts lie above random order', () => {
  const values = (value: number) => ({ 'ndcg@1': value, 'ndcg@5': value, 'ndcg@10': value })
  const band = { low: 0.05, high: 0.5 }
  const shortcuts: StudyBlock['shortcuts'] = {
    checks: [],
    shortcuts: [
      { id: 'most-popular-first', name: 'Most popular first', mean: { ...values(0.4), 'ndcg@10': 0.6 } },
      { id: 'unseen-first', name: 'Unseen first', mean: values(0.3) },
    ],
    floor: values(0.3),
    band: { 'ndcg@1': band, 'ndcg@5': band, 'ndcg@10': band },
  }
  const { summary } = blockOf(
    resultsOf({ rows: ['RecNet'], seeds: [1] }, () => reportOf(methodOf('RecNet', ranks)), shortcuts),
  )
  expect(summary.filter((line) => line.startsWith('“'))).toEqual([
    '“Most popular first” is above random order without knowing anybody’s taste: 0.6000 at NDCG@10, where random order stays below 0.5000. Read all rows against it.',
  ])
})
