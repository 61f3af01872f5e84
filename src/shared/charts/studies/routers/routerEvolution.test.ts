import { describe, expect, it } from 'vitest'
import {
  buildStudyBlock,
  buildStudyResults,
  buildStudyRow,
  buildStudyRun,
  metricValues,
} from '../../../studies/studyResults.testing.ts'
import { darkTheme } from '../../theme.ts'
import { routerCurves } from './routerCurves.ts'
import { routerEvolutionFigure } from './routerEvolutionFigure.ts'

const ten = (value: number) => metricValues(0, { 'ndcg@10': value })
const counts = (...all: readonly number[]) =>
  all.map((count, index) => ({ step: index * 25, count, splits: 0, merges: 0, rewrites: 0 }))

const seriesOf = (option: unknown) =>
  (option as { readonly series: readonly { name: string; renderItem?: string; xAxisIndex?: number }[] })
    .series

describe('router evolution', () => {
  const row = (K: number, seeds: readonly (readonly number[])[]) =>
    buildStudyRow(`RecNet, K ${K}`, ten(0.5), {
      row: 'RecNet',
      point: { initialRouterCount: K },
      runs: seeds.map((all, seed) => buildStudyRun(seed, ten(0.5), { routerCounts: counts(...all) })),
    })
  const data = buildStudyResults([
    buildStudyBlock([
      row(5, [
        [5, 8],
        [5, 6, 10],
      ]),
      row(20, [[20]]),
    ]),
  ])

  it('is the mean over seeds with their range; a seed keeps its number until it changes it', () => {
    expect(routerCurves(data)[0]).toMatchObject({
      name: 'K = 5',
      points: [
        { step: 0, mean: 5, low: 5, high: 5 },
        { step: 25, mean: 7, low: 6, high: 8 },
        { step: 50, mean: 9, low: 8, high: 10 },
      ],
    })
  })

  it('has the final results beside, on axes of their own', () => {
    const option = routerEvolutionFigure.option(data, darkTheme)
    const bars = seriesOf(option).filter(({ renderItem }) => renderItem === 'grouped-bar')
    expect(bars.map(({ name, xAxisIndex }) => [name, xAxisIndex])).toEqual([
      ['K = 5', 1],
      ['K = 20', 1],
    ])
    expect(seriesOf(option).filter(({ renderItem }) => renderItem === 'band')).toHaveLength(1)
  })
})
