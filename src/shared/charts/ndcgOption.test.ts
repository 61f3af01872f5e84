import { describe, expect, it } from 'vitest'
import { buildEvaluation, buildFigureRun, namesOf, seriesOf, waitingText } from './figureRun.testing.ts'
import { ndcgFigure, ndcgOption } from './ndcgOption.ts'
import type { HeldOut } from '../vocabulary/results.ts'
import { lightTheme } from './theme.ts'

const evaluations = [
  buildEvaluation(0, { RecNet: 0.5, Pop: 0.4 }),
  buildEvaluation(100, { RecNet: 0.6, Pop: 0.4 }),
]
const named = (option: ReturnType<typeof ndcgOption>, name: string) =>
  seriesOf(option).find((series) => series.name === name)

describe('NDCG over steps', () => {
  const option = ndcgOption([buildFigureRun({ evaluations, step: 100 })], lightTheme)

  it('has the three cuts, each a curve within its interval', () => {
    expect(named(option, '@10')?.data).toEqual([
      [0, 0.5],
      [100, 0.6],
    ])
    // The band: from low 0.4 and 0.5 up by high − low = 0.2.
    expect(named(option, '@10 low')?.data).toEqual([
      [0, 0.4],
      [100, 0.5],
    ])
    const band = named(option, '@10 band')
    expect(band?.data.map(([step, height]) => [step, Number(height?.toFixed(6))])).toEqual([
      [0, 0.2],
      [100, 0.2],
    ])
    expect(band).toMatchObject({ stack: 'band @10', areaStyle: { opacity: 0.14 } })
    expect(namesOf(option)).toEqual(['@1', '@5', '@10', 'random floor', 'Pop'])
  })

  it('keeps the test apart from a curve on validation items', () => {
    const at = (step: number, mean: number, heldOut: HeldOut, final = false) => {
      const point = buildEvaluation(step, { RecNet: mean, Pop: 0.4 })
      return { ...point, final, protocol: { ...point.protocol, heldOut } }
    }
    const points = [at(50, 0.5, 'validation'), at(100, 0.6, 'validation'), at(100, 0.3, 'test', true)]
    const drawn = ndcgOption([buildFigureRun({ evaluations: points, step: 100 })], lightTheme)
    expect(named(drawn, '@10')?.data).toEqual([
      [50, 0.5],
      [100, 0.6],
    ])
    expect(named(drawn, '@10, test')).toMatchObject({ type: 'scatter', data: [[100, 0.3]] })
    expect(namesOf(drawn)).toContain('@1, test')
    const rows = ndcgFigure.table([buildFigureRun({ evaluations: points, step: 100 })]).rows
    expect(rows.map(({ step, ranked, method }) => `${step} ${ranked} ${method}`)).toContain('100 test RecNet')
  })

  it('draws the random floor and the references across the whole run', () => {
    expect(named(option, 'random floor')?.data).toEqual([
      [0, 0.45],
      [600, 0.45],
    ])
    expect(named(option, 'Pop')?.data).toEqual([
      [0, 0.4],
      [600, 0.4],
    ])
  })

  it('of several runs has NDCG@10 of each', () => {
    const several = ndcgOption(
      [
        buildFigureRun({ evaluations }, { label: 'seed 1' }),
        buildFigureRun({ evaluations: evaluations.slice(0, 1) }, { label: 'seed 2' }),
      ],
      lightTheme,
    )
    expect(namesOf(several)).toEqual(['seed 1', 'seed 2', 'random floor', 'Pop'])
    expect(several['yAxis']).toMatchObject({ name: 'NDCG@10' })
  })

  it('says what will be there before the first evaluation', () => {
    expect(waitingText(ndcgOption([buildFigureRun()], lightTheme))).toBe(
      'NDCG appears at the first evaluation.',
    )
  })

  it('says in the legend what each curve ranks where they rank different items', () => {
    const run = (label: string, heldOut: HeldOut) => {
      const point = buildEvaluation(100, { RecNet: 0.5 })
      const evaluations = [{ ...point, protocol: { ...point.protocol, heldOut } }]
      return buildFigureRun({ evaluations }, { label })
    }
    const names = (runs: Parameters<typeof ndcgOption>[0]) =>
      namesOf(ndcgOption(runs, lightTheme)).slice(0, 2)
    expect(names([run('new', 'validation'), run('old', 'test')])).toEqual([
      'new, validation items',
      'old, test items',
    ])
    expect(names([run('one', 'test'), run('two', 'test')])).toEqual(['one', 'two'])
  })

  it('as a table has every method and the floor at every evaluation', () => {
    const { rows } = ndcgFigure.table([buildFigureRun({ evaluations })])
    expect(rows.map(({ step, method }) => `${step} ${method}`)).toEqual([
      '0 RecNet',
      '0 Pop',
      '0 random floor',
      '100 RecNet',
      '100 Pop',
      '100 random floor',
    ])
    expect(rows[3]).toMatchObject({ 'ndcg@10': 0.6, 'ndcg@10 low': 0.5, 'ndcg@10 high': 0.7 })
  })
})
