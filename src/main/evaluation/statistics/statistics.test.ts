/** Our statistics against values of SciPy, and what is certain by hand. */
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../adapters/seededRandom.ts'
import { bootstrapMean } from '../bootstrap.ts'
import { holm } from '../holm.ts'
import { signFlipP } from '../pairedTest.ts'
import { compareRows } from './compareRows.ts'
import { crossedBootstrap } from './crossedBootstrap.ts'
import { incompleteBeta, logGamma } from './incompleteBeta.ts'
import { powerLaw } from './powerLaw.ts'
import { REFERENCE } from './reference.testing.ts'
import { pointOf, upperTail } from './studentT.ts'
import { twoWayMeanSquares } from './twoWayMeanSquares.ts'
import { detectableOverUsers, twoWayTest } from './twoWayTest.ts'
import { equivalentDegrees, weightedP, weightedPoint } from './weightedT.ts'

const randomFor = seededRandom(63)
const rowsOf = (values: readonly (readonly number[])[]) => values.map((row) => Float64Array.from(row))
const streams = () => ({ bootstrap: randomFor('bootstrap'), flips: randomFor('flips') })
const near = (found: number, expected: number | undefined, relative = 1e-10) =>
  expect(Math.abs(found / (expected ?? Number.NaN) - 1)).toBeLessThan(relative)

describe('Student’s t', () => {
  it('has the tails and the points of SciPy, also far out and with broken degrees of freedom', () => {
    for (const [t, degrees, tail] of REFERENCE.upperTail as [number, number, number][])
      near(upperTail(t, degrees), tail)
    for (const [tail, degrees, point] of REFERENCE.pointOf as [number, number, number][])
      near(pointOf(tail, degrees), point)
  })

  it('is symmetrical, and Cauchy’s with one degree of freedom', () => {
    expect(upperTail(-2, 7) + upperTail(2, 7)).toBeCloseTo(1, 14)
    expect(upperTail(1, 1)).toBeCloseTo(0.25, 14)
    expect(pointOf(0.5, 3)).toBe(0)
    expect([incompleteBeta(0, 1, [2, 3]), incompleteBeta(1, 0, [2, 3])]).toEqual([0, 1])
  })

  it('stands on the logarithm of the gamma function', () => {
    for (const [z, value] of REFERENCE.logGamma as [number, number][])
      expect(Math.abs(logGamma(z) - value)).toBeLessThan(1e-12 * Math.max(1, Math.abs(value)))
  })
})

describe('the weighted t', () => {
  it('lies between the points of its parts: 0.25 · 12.7062 + 0.75 · 1.9842', () => {
    const parts = [
      { variance: 1, degrees: 1 },
      { variance: 3, degrees: 99 },
    ]
    expect(weightedPoint(0.025, parts)).toBeCloseTo(4.6647, 4)
    expect(weightedP(weightedPoint(0.025, parts), parts)).toBeCloseTo(0.05, 9)
    expect(pointOf(0.025, equivalentDegrees(parts))).toBeCloseTo(4.6647, 4)
    expect(weightedP(0, parts)).toBeCloseTo(1, 9)
  })

  it('is Student’s with one part', () => {
    const parts = [
      { variance: 0, degrees: 1 },
      { variance: 2, degrees: 19 },
    ]
    near(weightedP(2.5, parts), 2 * upperTail(2.5, 19))
    expect(equivalentDegrees(parts)).toBeCloseTo(19, 6)
  })
})

describe('twoWayMeanSquares', () => {
  it('equals the projections of NumPy', () => {
    for (const { values, squares } of REFERENCE.meanSquares) {
      const found = twoWayMeanSquares(rowsOf(values))
      for (const [index, square] of [found.seeds, found.users, found.error].entries())
        near(square, squares[index], 1e-9)
    }
  })

  it('by hand: seeds (1, 3) and (2, 6) have means 2 and 4, users 1.5 and 4.5', () => {
    // Seeds: 2·((2−3)² + (4−3)²)/1 = 4; users: 2·(1.5² + 1.5²)/1 = 9; what is left is ±0.5 four times: 1.
    expect(twoWayMeanSquares(rowsOf([[1, 3], [2, 6]]))).toEqual({ mean: 3, seeds: 4, users: 9, error: 1 }) // prettier-ignore
  })
})

describe('twoWayTest', () => {
  it('equals the same test with SciPy’s distributions', () => {
    for (const { values, t, p, half, se } of REFERENCE.twoWay) {
      const found = twoWayTest(rowsOf(values))
      if (!found) throw new Error('no test')
      near(found.t, t)
      near(found.pValue, p, 1e-8)
      const mean = values.flat().reduce((sum, value) => sum + value, 0) / values.flat().length
      expect(found.interval.low).toBeCloseTo(Math.max(-1, mean - half), 9)
      expect(found.interval.high).toBeCloseTo(Math.min(1, mean + half), 9)
      expect(found.detectable).toBeGreaterThan(half + 0.84 * se)
    }
  })

  it('is the paired t-test over users where seeds change nothing', () => {
    const { values, t, p } = REFERENCE.pairedT
    const found = twoWayTest(rowsOf([values, values, values]))
    near(found?.t ?? 0, t)
    near(found?.pValue ?? 0, p, 1e-8)
    expect(found?.degrees).toBeCloseTo(19, 6)
  })

  it('takes chance for the spread of seeds whose means happen to be equal', () => {
    // Means of seeds and of users are all 0.5: MS_seeds = 0 and MS_users = 0, but MS_error = 1.
    const found = twoWayTest(rowsOf([[1, 0], [0, 1]])) // prettier-ignore
    expect(found).toMatchObject({ t: 1 })
    expect(found?.pValue).toBeCloseTo(0.5, 9)
  })

  it('does not speak where it cannot', () => {
    expect(twoWayTest([])).toBeNull()
    expect(twoWayTest(rowsOf([[0.1, 0.5]]))).toBeNull()
    expect(twoWayTest(rowsOf([[0.1], [0.5]]))).toBeNull()
    expect(twoWayTest(rowsOf([[0.3, 0.3], [0.3, 0.3]]))).toBeNull() // prettier-ignore
  })
})

describe('compareRows', () => {
  const numbersOf = (value: object) =>
    Object.values(value)
      .flat()
      .filter((one) => typeof one === 'number')

  it('counts users by their means over seeds, with effect and superiority', () => {
    const found = compareRows(rowsOf([[0.2, 0, -0.1, 0.5], [0.4, 0, 0.1, 0.1]]), streams()) // prettier-ignore
    // Means 0.3, 0, 0, 0.3: their mean is 0.15 and their standard deviation √0.03.
    expect(found).toMatchObject({ wins: 2, ties: 2, losses: 0, superiority: 0.75, over: 'seeds and users' })
    expect(found.difference).toBeCloseTo(0.15, 12)
    expect(found.effect).toBeCloseTo(0.15 / Math.sqrt(0.03), 12)
  })

  it('flips signs over users with one seed', () => {
    const found = compareRows(rowsOf([[0.2, 0.5, 0.1]]), streams())
    expect(found).toMatchObject({ over: 'users', t: null, degrees: null, pValue: 0.25 })
    expect(found.detectable).toBeCloseTo(detectableOverUsers(Float64Array.of(0.2, 0.5, 0.1)) ?? 0, 12)
  })

  it('is never without a number, whatever it is given', () => {
    const cases: readonly (readonly (readonly number[])[])[] = [
      [],
      [[]],
      [[0.5]],
      [[0.5], [0.1]],
      [[0, 0], [0, 0]], // prettier-ignore
      [[0.4, 0.4], [0.4, 0.4]], // prettier-ignore
      [[0.4, 0.1], [0.4, 0.1]], // prettier-ignore
      [[0.4, 0.4], [0.1, 0.1]], // prettier-ignore
      [[1e-17, 0], [0, -1e-17]], // prettier-ignore
      [[1, 0, 1], [0, 1, 1]], // prettier-ignore
    ]
    for (const values of cases) {
      const found = compareRows(rowsOf(values), streams())
      for (const number of [...numbersOf(found), ...numbersOf(found.interval)])
        expect(Number.isFinite(number), JSON.stringify([values, found])).toBe(true)
      expect(found.pValue).toBeGreaterThan(0)
      expect(found.pValue).toBeLessThanOrEqual(1)
    }
  })
})

describe('crossedBootstrap', () => {
  it('is the plain bootstrap with one seed', () => {
    const values = [0.1, 0.9, 0.4, 0.3]
    const both = [crossedBootstrap(rowsOf([values]), randomFor('x')), bootstrapMean(values, randomFor('x'))]
    expect(both[0]).toEqual(both[1])
  })

  it('has about the ends that SciPy’s percentile bootstrap has', () => {
    const { values, low, high } = REFERENCE.bootstrap
    const found = bootstrapMean(values, randomFor('scipy'))
    expect(Math.abs(found.low - low)).toBeLessThan(0.006)
    expect(Math.abs(found.high - high)).toBeLessThan(0.006)
  })

  it('covers the spread of seeds: of two that differ and users that do not, both are in', () => {
    expect(crossedBootstrap(rowsOf([[0.2, 0.2], [0.6, 0.6]]), randomFor('y'))).toEqual({ low: 0.2, high: 0.6 }) // prettier-ignore
    expect(crossedBootstrap([], randomFor('y'))).toEqual({ low: 0, high: 0 })
  })

  it('has the variance of the mean over seeds, s²/S', () => {
    // Ten seeds of means 0.05, 0.15, …, 0.95: s² = 0.09167, and 1.96·√(s²/10) = 0.1877.
    const seeds = Array.from({ length: 10 }, (_, seed) => [0.05 + seed / 10, 0.05 + seed / 10])
    const { low, high } = crossedBootstrap(rowsOf(seeds), randomFor('z'))
    expect(Math.abs((high - low) / 2 - 0.1877)).toBeLessThan(0.01)
  })
})

it('the sign-flip test is SciPy’s permutation test', () => {
  for (const { values, p } of REFERENCE.signFlips) near(signFlipP(values, randomFor('flips')), p)
})

it('Holm’s correction is that of its definition', () => {
  const { values, corrected } = REFERENCE.holm
  holm(values).forEach((value, index) => near(value, corrected[index]))
})

describe('powerLaw', () => {
  it('finds the law behind exact points', () => {
    const found = powerLaw([1, 2, 5, 9].map((x) => [x, 3 * x ** 1.5]))
    expect(found?.exponent).toBeCloseTo(1.5, 12)
    expect(found?.factor).toBeCloseTo(3, 12)
    expect(found?.fit).toBeCloseTo(1, 12)
  })

  it('needs three positive points at more than one place', () => {
    expect(powerLaw([[0, 0], [1, 2], [2, 4]])).toBeNull() // prettier-ignore
    expect(powerLaw([[2, 1], [2, 2], [2, 4]])).toBeNull() // prettier-ignore
    expect(powerLaw([[1, 5], [2, 5], [3, 5]])).toMatchObject({ exponent: 0, fit: 1 }) // prettier-ignore
  })
})
