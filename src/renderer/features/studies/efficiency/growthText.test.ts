/** Fits and shares in words, by hand. */
import { expect, it } from 'vitest'
import { buildStudyCost, buildStudyRow, metricValues } from '#shared/studies/studyResults.testing.ts'
import { growthText, routerShareSentences } from './growthText.ts'

const row = (parts: Parameters<typeof buildStudyCost>[0]) =>
  buildStudyRow('RecNet', metricValues(0.5), { cost: buildStudyCost(parts) })

it('tells a fit with how good it is', () => {
  const growth = { exponent: 1.034, factor: 4.2345, fit: 0.9991, points: [{ records: 1, calls: 4 }] }
  expect(growthText(row({ growth }))).toBe('calls = 4.23 · records^1.03 (R² 0.999, 1 points)')
  expect(growthText(row({ growth: null }))).toBeNull()
})

it('says where routers are nearly as many as clients', () => {
  const sentences = (clientsPerUpdate: number, routersPerUpdate: number) =>
    routerShareSentences({ rows: [row({ clientsPerUpdate, routersPerUpdate })] })
  expect(sentences(25, 6)).toEqual([])
  expect(sentences(25, 20)[0]).toContain('M = 20.0 is not much smaller than N = 25.0')
})
