import { describe, expect, it } from 'vitest'
import { DEFAULT_CHOICE } from '../vocabulary/figures.ts'
import {
  buildEvaluation,
  buildFigureRun,
  metrics,
  namesOf,
  seriesOf,
  waitingText,
} from './figureRun.testing.ts'
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

  it('has one cutoff, a curve within its interval', () => {
    expect(named(option, 'RecNet')?.data).toEqual([
      [0, 0.5],
      [100, 0.6],
    ])
    const band = named(option, '95 % interval')
    expect(band?.data.map((bounds) => bounds.map((value) => Number(value.toFixed(6))))).toEqual([
      [0, 0.4, 0.6],
      [100, 0.5, 0.7],
    ])
    expect(namesOf(option)).toEqual(['RecNet', '95 % interval', 'random floor', 'Pop'])
    expect(option['yAxis']).toMatchObject({ name: 'NDCG@10' })
  })

  it('stands beside the floor and the references of the same cutoff', () => {
    const [first] = evaluations
    const point = {
      ...buildEvaluation(100, { RecNet: 0.6, Pop: 0.4 }),
      floor: metrics(0.45, { 'ndcg@1': 0.1 }),
      methods: [0.2, 0.15].map((value, index) => ({
        ...first!.methods[index]!,
        mean: metrics(0.6, { 'ndcg@1': value }),
      })),
    }
    const run = buildFigureRun({ evaluations: [point], step: 100 })
    const at1 = ndcgOption([run], lightTheme, { ...DEFAULT_CHOICE, cutoff: 1 })
    const values = ['RecNet', 'random floor', 'Pop'].map((name) => named(at1, name)?.data[0]?.[1])
    expect(values).toEqual([0.2, 0.1, 0.15])
    expect(at1['yAxis']).toMatchObject({ name: 'NDCG@1' })
  })

  it('keeps the test apart from a curve on validation items', () => {
    const at = (step: number, mean: number, heldOut: HeldOut, final = false) => {
      const point = buildEvaluation(step, { RecNet: mean, Pop: 0.4 })
      return { ...point, final, protocol: { ...point.protocol, heldOut } }
    }
    const points = [at(50, 0.5, 'validation'), at(100, 0.6, 'validation'), at(100, 0.3, 'test', true)]
    const drawn = ndcgOption([buildFigureRun({ evaluations: points, step: 100 })], lightTheme)
    expect(named(drawn, 'RecNet')?.data).toEqual([
      [50, 0.5],
      [100, 0.6],
    ])
    expect(named(drawn, 'test items')).toMatchObject({ type: 'scatter', data: [[100, 0.3]] })
    expect(namesOf(drawn)).toContain('test items')
    const rows = ndcgFigure.table([buildFigureRun({ evaluations: points, step: 100 })]).rows
    expect(rows.map(({ step, ranked, method }) => `${step} ${ranked} ${method}`)).toContain('100 test RecNet')
  })

  it('draws the random floor and the references across the whole run', () => {
    expect(named(option, 'random floor')?.data).toEqual([
      [0, 0.45],
      [100, 0.45],
    ])
    expect(named(option, 'Pop')?.data).toEqual([
      [0, 0.4],
      [100, 0.4],
    ])
  })

  it('of several runs has NDCG@10 of each', () => {
    const several = ndcgOption(
      [
        buildFigureRun({ evaluations }, { run: 'one', label: 'seed 1' }),
        buildFigureRun({ evaluations: evaluations.slice(0, 1) }, { run: 'two', label: 'seed 2' }),
      ],
      lightTheme,
      { ...DEFAULT_CHOICE, seeds: 'each' },
    )
    expect(namesOf(several)).toEqual(['seed 1', 'seed 2', '95 % interval', 'random floor', 'Pop'])
    expect(several['yAxis']).toMatchObject({ name: 'NDCG@10' })
  })

  it('says what will be there before the first evaluation', () => {
    expect(waitingText(ndcgOption([buildFigureRun()], lightTheme))).toBe(
      'NDCG appears at the first evaluation.',
    )
  })

  it('has no mean of runs whose curves rank different items', () => {
    const run = (label: string, heldOut: HeldOut) => {
      const point = buildEvaluation(100, { RecNet: 0.5 })
      const evaluations = [{ ...point, protocol: { ...point.protocol, heldOut } }]
      return buildFigureRun({ evaluations }, { run: label, label })
    }
    const runs = [run('one', 'validation'), run('two', 'validation'), run('old', 'test')]
    expect(namesOf(ndcgOption(runs, lightTheme)).slice(0, 2)).toEqual([
      'RecNet, mean ± s.d. of 2 runs, validation items',
      'old, test items',
    ])
  })

  it('says in the legend what each curve ranks where they rank different items', () => {
    const run = (label: string, heldOut: HeldOut) => {
      const point = buildEvaluation(100, { RecNet: 0.5 })
      const evaluations = [{ ...point, protocol: { ...point.protocol, heldOut } }]
      return buildFigureRun({ evaluations }, { run: label, label })
    }
    const names = (runs: Parameters<typeof ndcgOption>[0]) =>
      namesOf(ndcgOption(runs, lightTheme, { ...DEFAULT_CHOICE, seeds: 'each' })).slice(0, 2)
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
