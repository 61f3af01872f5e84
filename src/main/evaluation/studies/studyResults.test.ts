/** Studies of four users and a few seeds, by hand: NDCG@1 is 1 at rank 1 and else 0; NDCG@5 of rank 3 is 0.5. */
import { describe, expect, it } from 'vitest'
import type { StudyCell } from '#shared/vocabulary/studies/studies.ts'
import { twoWayTest } from '../statistics/twoWayTest.ts'
import { blockOf, methodOf, PROTOCOL, reportOf, resultsOf, type UserRanks } from './studyResults.testing.ts'

const one = (...ranks: readonly (number | null)[]): UserRanks => ranks.map((rank) => [rank])
const seeded = (bySeed: Readonly<Record<number, UserRanks>>) => (cell: StudyCell) => {
  const ranks = bySeed[cell.seed]
  return ranks ? reportOf(methodOf(cell.row, ranks)) : null
}
const RECNET = seeded({ 1: one(1, 1, 1, 3), 2: one(1, 1, 3, 3), 3: one(1, 1, 1, 1) })
const POP = seeded({ 1: one(1, 3, 3, 3), 2: one(1, 3, 3, 3), 3: one(1, 3, 3, 3) })
const two = (cell: StudyCell) => (cell.row === 'RecNet' ? RECNET(cell) : POP(cell))
const study = { rows: ['RecNet', 'Pop'], seeds: [1, 2, 3], cutoffs: ['ndcg@1', 'ndcg@5'] as const }
const asked = { ...study, cutoffs: [...study.cutoffs] }

describe('rows', () => {
  const block = blockOf(resultsOf(asked, two))
  const row = (name: string) => block.rows.find((each) => each.name === name)

  it('have means over seeds and users', () => {
    // NDCG@1 of the seeds: 3/4, 2/4 and 4/4.
    expect(row('RecNet')?.mean?.['ndcg@1']).toBeCloseTo(0.75, 12)
    expect(row('RecNet')?.runs.map(({ mean }) => mean['ndcg@1'])).toEqual([0.75, 0.5, 1])
    expect(row('Pop')?.mean?.['ndcg@5']).toBeCloseTo((1 + 3 * 0.5) / 4, 12)
    expect(row('RecNet')).toMatchObject({ heldOut: 'test', users: 4, coverage: 1, effectiveSeeds: 3 })
  })

  it('count seeds that cannot differ as one, and say so', () => {
    expect(row('Pop')).toMatchObject({ effectiveSeeds: 1, effectiveRepetitions: 1 })
    expect(block.notes).toContain('Pop ranks the same with all 3 seeds, which count as one.')
  })

  it('have intervals around their means', () => {
    const { low = 1, high = 0 } = row('RecNet')?.interval?.['ndcg@1'] ?? {}
    expect([low < 0.75, high > 0.75, low >= 0, high <= 1]).toEqual([true, true, true, true])
  })

  it('count repetitions that cannot differ as one', () => {
    const ranks: UserRanks = [[1, 1], [2, 2]] // prettier-ignore
    const found = blockOf(resultsOf({ rows: ['Pop'], seeds: [1] }, () => reportOf(methodOf('Pop', ranks))))
    expect(found.rows[0]).toMatchObject({ effectiveRepetitions: 1 })
    expect(found.notes).toContain('Pop ranks the same in all 2 repetitions, which count as one.')
  })

  it('are named by their points, in symbols', () => {
    const found = resultsOf(
      { rows: ['RecNet', 'w/o CPR'], seeds: [1], sweeps: [{ initialRouterCount: [5, 10] }, { routingThreshold: [0.85] }] }, // prettier-ignore
      () => null,
    )
    expect(blockOf(found).rows.slice(0, 3).map(({ name }) => name)).toEqual(['RecNet, K 5', 'RecNet, K 10', 'RecNet, τ 0.85']) // prettier-ignore
    expect(blockOf(found)).toMatchObject({ tests: [], protocol: null, floor: null })
    expect(blockOf(found).summary).toEqual(['Nothing has been evaluated yet.'])
    expect(found).toMatchObject({ evaluated: 0, cells: 6 })
  })
})

describe('tests', () => {
  it('are over seeds and users, in the order of rows and cutoffs, with the floor as a family of its own', () => {
    const { tests } = blockOf(resultsOf(asked, two))
    expect(tests.map(({ row, against, metric }) => `${row} ${against} ${metric}`)).toEqual([
      'RecNet Pop ndcg@1',
      'RecNet Pop ndcg@5',
      'RecNet random floor ndcg@1',
      'RecNet random floor ndcg@5',
    ])
    const [first] = tests
    // NDCG@1 minus Pop's, by seed: only the first user is right in Pop.
    const test = twoWayTest([[0, 1, 1, 0], [0, 1, 0, 0], [0, 1, 1, 1]].map((row) => Float64Array.from(row))) // prettier-ignore
    expect(first).toMatchObject({ over: 'seeds and users', wins: 3, ties: 1, losses: 0, superiority: 0.875 })
    expect(first?.difference).toBeCloseTo(0.5, 12)
    expect(first?.pValue).toBeCloseTo(test?.pValue ?? 0, 12)
    expect(first?.t).toBeCloseTo(test?.t ?? 0, 12)
    const [a = 1, b = 1] = tests.slice(0, 2).map(({ pValue }) => pValue)
    expect(Math.min(...tests.slice(0, 2).map(({ pHolm }) => pHolm))).toBeCloseTo(2 * Math.min(a, b), 12)
  })

  it('are over users with one seed, which the summary says', () => {
    const block = blockOf(resultsOf({ ...asked, seeds: [1] }, two))
    // Two equal differences at 1: of four signs, two are as extreme.
    expect(block.tests[0]).toMatchObject({ over: 'users', pValue: 0.5, t: null, difference: 0.5 })
    expect(block.summary[0]).toContain('holds for seed 1 alone')
    expect(block.summary[1]).toContain('RecNet cannot be told apart from Pop: 0.5000 at NDCG@1 (')
  })

  it('use the seeds that both rows have, and say so', () => {
    const { tests, notes } = blockOf(
      resultsOf(asked, (cell) => (cell.row === 'Pop' && cell.seed === 2 ? null : two(cell))),
    )
    // (2 + 3 users of 4) / 2 − 0: seeds 1 and 3.
    expect(tests[0]?.difference).toBeCloseTo((0.5 + 0.75) / 2, 12)
    expect(notes).toContain('RecNet and Pop are compared over the seeds that both have: 1 and 3.')
  })

  it('leave out what was ranked otherwise, and say why', () => {
    const { tests, notes, rows } = blockOf(
      resultsOf(asked, (cell) =>
        cell.row === 'Pop' ? reportOf(methodOf('Pop', one(1, 3, 3, 3), 'other')) : two(cell),
      ),
    )
    expect(tests.filter(({ against }) => against === 'Pop')).toEqual([])
    expect(notes).toContain(
      'Pop is left out of the tests: the candidate sets of u:0 differ between RecNet and Pop.',
    )
    expect(rows[1]?.mean).not.toBeNull()
    const repeated = blockOf(
      resultsOf(
        asked,
        (cell) =>
        cell.row === 'Pop' ? reportOf(methodOf('Pop', [[1, 1], [1, 1], [1, 1], [1, 1]])) : two(cell), // prettier-ignore
      ),
    )
    expect(repeated.notes).toContain(
      'Pop is left out of the tests: the protocols differ in repetitions: 1 in RecNet, 2 in Pop.',
    )
  })

  it('leave out a seed that ranked other items, in means too', () => {
    const { rows, notes } = blockOf(
      resultsOf(asked, (cell) => {
        const report = two(cell)
        if (report === null || cell.row !== 'RecNet' || cell.seed !== 3) return report
        const protocol = { ...PROTOCOL, heldOut: 'validation' as const }
        return { ...report, evaluation: { ...report.evaluation, protocol } }
      }),
    )
    expect(rows[0]?.mean?.['ndcg@1']).toBeCloseTo((0.75 + 0.5) / 2, 12)
    expect(notes[0]).toBe(
      'RecNet with seed 3 is in no mean and no test: the newest evaluations rank different items: test in RecNet with seed 1, validation in RecNet with seed 3.',
    )
  })

  it('wait for runs to finish', () => {
    const results = resultsOf(asked, (cell) => {
      const report = two(cell)
      return report && { report, final: cell.row === 'Pop' || cell.seed === 1 }
    })
    expect(results).toMatchObject({ evaluated: 4, cells: 6 })
    expect(blockOf(results).rows[0]?.mean?.['ndcg@1']).toBe(0.75)
    expect(blockOf(results).rows[0]?.runs.map(({ final }) => final)).toEqual([true, false, false])
    expect(blockOf(results).notes).toContain(
      'RecNet has not finished with seeds 2 and 3, which are in no mean and no test.',
    )
  })

  it('compare a row with the tested one at its own point, and not with itself', () => {
    const sweeps = [{ initialRouterCount: [5, 10] }]
    const { tests } = blockOf(
      resultsOf({ rows: ['RecNet', 'w/o CPR'], seeds: [1, 2], sweeps, cutoffs: ['ndcg@1'] }, two),
    )
    expect(tests.map(({ row, against }) => `${row} | ${against}`)).toEqual([
      'RecNet, K 5 | RecNet, K 10',
      'RecNet, K 5 | w/o CPR, K 5',
      'RecNet, K 10 | w/o CPR, K 10',
      'RecNet, K 5 | random floor',
    ])
  })

  it('share the run of two rows that are one, and do not test it against itself', () => {
    const { rows, tests, notes } = blockOf(
      resultsOf({ ...asked, rows: ['RecNet', { label: 'EM', variant: 'RecNet' }, 'Pop'] }, two),
    )
    expect(rows[1]?.mean).toEqual(rows[0]?.mean)
    expect(tests.some(({ against }) => against === 'EM')).toBe(false)
    expect(notes).toContain('EM is the very runs of RecNet, and is not tested against it.')
  })
})

describe('marks', () => {
  const ranksOf = (rank: number, odd: number) =>
    one(...Array.from({ length: 20 }, (_, user) => (user % 5 === odd ? rank + 1 : rank)))
  const three = (cell: StudyCell) => {
    const rank = cell.row === 'RecNet' ? 1 : cell.row === 'AgentCF' ? 2 : 6
    return reportOf(methodOf(cell.row, ranksOf(rank, cell.seed % 5)))
  }
  const rows = ['Pop', 'AgentCF', 'RecNet']

  it('name the highest and, where tests allow it, the best and the second best', () => {
    const { marks, summary } = blockOf(resultsOf({ rows, seeds: [1, 2, 3], testedRow: 'RecNet', cutoffs: ['ndcg@10'] }, three)) // prettier-ignore
    expect(marks).toEqual([
      { metric: 'ndcg@10', highest: 'RecNet', secondHighest: 'AgentCF', best: 'RecNet', second: 'AgentCF' },
    ])
    expect(summary.join('\n')).toContain('RecNet is better than Pop after Holm’s correction: by ')
    expect(summary).toContain('RecNet is best at NDCG@10: it differs from each other row that was tested.')
  })

  it('name no second best where two rows share the first place', () => {
    const twice = (cell: StudyCell) => {
      const rank = cell.row === 'Pop' ? 6 : 1
      return reportOf(methodOf(cell.row, ranksOf(rank, cell.seed % 5)))
    }
    const { marks } = blockOf(resultsOf({ rows, seeds: [1, 2, 3], cutoffs: ['ndcg@10'] }, twice))
    expect(marks[0]).toMatchObject({ highest: 'AgentCF', secondHighest: 'RecNet', best: null, second: null })
  })

  it('name none where rows cannot be told apart', () => {
    const { marks } = blockOf(resultsOf(asked, two))
    expect(marks[0]).toMatchObject({ highest: 'RecNet', secondHighest: 'Pop', best: null, second: null })
    const alone = blockOf(resultsOf({ rows: ['RecNet'], seeds: [1] }, two))
    expect(alone.marks[0]).toMatchObject({ highest: 'RecNet', secondHighest: null, best: null, second: null })
  })
})

it('is the same whichever run was evaluated first, and the same again', () => {
  expect(JSON.stringify(resultsOf(asked, two))).toBe(JSON.stringify(resultsOf(asked, two)))
})
