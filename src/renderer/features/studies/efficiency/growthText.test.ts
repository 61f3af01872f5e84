/** Fits and shares in words, by hand. */
import { expect, it } from 'vitest'
import { buildStudyCost, buildStudyRow, metricValues } from '#shared/studies/studyResults.testing.ts'
import { growthText, lawTexts, routerShareSentence } from './growthText.ts'

const row = (parts: Parameters<typeof buildStudyCost>[0]) =>
  buildStudyRow('RecNet', metricValues(0.5), { cost: buildStudyCost(parts) })

it('tells a fit with how good it is', () => {
  const growth = { exponent: 1.034, factor: 4.2345, fit: 0.9991, points: [{ records: 1, calls: 4 }] }
  expect(growthText(row({ growth }))).toBe('calls = 4.23 · records^1.03 (R² 0.999, 1 points)')
  expect(growthText(row({ growth: null }))).toBeNull()
})

it('tells what calls grow with over the runs of a block', () => {
  const points = [1, 2, 4].map((x) => ({ row: 'w/o Router', x, y: 3 * x }))
  const law = { calls: 'propagation calls', over: 'N·N′', exponent: 1, factor: 3, fit: 1, points }
  expect(lawTexts({ laws: [law] })).toEqual([
    { name: 'propagation calls over N·N′', text: 'calls = 3.00 · (N·N′)^1.00 (R² 1.000, 3 runs)' },
  ])
})

it('says once where routers are nearly as many as clients', () => {
  const sentence = (clientsPerUpdate: number, ...routers: readonly number[]) =>
    routerShareSentence({
      rows: routers.map((routersPerUpdate) => row({ clientsPerUpdate, routersPerUpdate })),
    })
  expect(sentence(25, 6)).toBeNull()
  expect(sentence(25, 6, 20, 22)).toContain('M = 20.0–22.0 is not much smaller than N = 25.0')
})
