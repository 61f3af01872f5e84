import { describe, expect, it } from 'vitest'
import {
  buildStudyBlock,
  buildStudyCost,
  buildStudyResults,
  buildStudyRow,
  buildStudyTest,
  intervalsAround,
  metricValues,
} from '../../studies/studyResults.testing.ts'
import { STUDY_FIGURE_NAMES } from '../../vocabulary/figures.ts'
import { CUSTOM_SERIES } from '../customSeries.ts'
import { waitingText } from '../figureRun.testing.ts'
import { lightTheme } from '../theme.ts'
import { studyFigureLine } from './studyFigureLine.ts'
import { STUDY_FIGURES, studyFiguresFor } from './studyFigures.ts'

const values = (one: number, five: number, ten: number) =>
  metricValues(0, { 'ndcg@1': one, 'ndcg@5': five, 'ndcg@10': ten })
const ten = (value: number) => values(0.1, 0.3, value)
interface Series {
  readonly name: string
  readonly type: string
  readonly renderItem?: string
  readonly data: readonly unknown[]
  readonly xAxisIndex?: number
}
const seriesOf = (option: unknown) => (option as { readonly series: readonly Series[] }).series
const named = (option: unknown, name: string) => seriesOf(option).find((one) => one.name === name)

const methods = buildStudyResults([
  buildStudyBlock(
    [buildStudyRow('Pop', values(0.11, 0.31, 0.46)), buildStudyRow('RecNet', values(0.2, 0.4, 0.55))],
    {
      dataset: 'cds',
      tests: [buildStudyTest({ difference: 0.09, interval: { low: 0.02, high: 0.16 }, pHolm: 0.01 })],
    },
  ),
])

describe('the figures of a study', () => {
  it('are those that its results can say something about', () => {
    expect(studyFiguresFor(methods).map(({ name }) => name)).toEqual(['study-methods', 'study-ablations'])
  })

  it.each(STUDY_FIGURE_NAMES)('%s says what will be shown while there is nothing', (name) => {
    const none = buildStudyResults([
      buildStudyBlock([buildStudyRow('RecNet', ten(0), { mean: null, interval: null, runs: [] })]),
    ])
    expect(waitingText(STUDY_FIGURES[name].option(none, lightTheme))).toMatch(/\.$/)
    expect(STUDY_FIGURES[name].table(none).rows).toEqual([])
  })

  it('carry data, models, seeds, protocol and how far the study is', () => {
    const line = studyFigureLine({ ...methods, evaluated: 2, cells: 4 })
    expect(line).toContain('Partial results: 2 of 4 cells are evaluated.')
    expect(line).toContain('cds (abcdef012345)')
    expect(line).toContain('built-in agent v2 · hashing-512 v1')
    expect(line.match(/seeds? 2020[^·]*/g)).toEqual(['seeds 2020, 2021 '])
  })
})

describe('methods as bars', () => {
  it('stand by cutoff with their intervals, the floor, and what the paper prints', () => {
    const option = STUDY_FIGURES['study-methods'].option(methods, lightTheme)
    expect(named(option, 'RecNet')).toMatchObject({ type: 'custom', renderItem: 'grouped-bar' })
    const bars = named(option, 'RecNet')?.data as readonly (readonly number[])[]
    expect(bars.map(([group, value]) => [group, value])).toEqual([
      [0, 0.2],
      [1, 0.4],
      [2, 0.55],
    ])
    expect(bars[2]?.[2]).toBeCloseTo(0.53, 12)
    expect(bars[2]?.[3]).toBeCloseTo(0.57, 12)
    expect(named(option, 'random floor')?.data).toEqual([
      [0, 0.1],
      [1, 0.2948],
      [2, 0.4544],
    ])
    const published = seriesOf(option).filter(({ name }) => name === 'paper')
    expect(published.map(({ data }) => data)).toEqual([
      [
        [0, 0.06],
        [1, 0.1792],
        [2, 0.2433],
      ],
      [
        [0, 0.2533],
        [1, 0.4894],
        [2, 0.5745],
      ],
    ])
  })

  it('stand by dataset at the last cutoff where there are several, each with the paper’s dataset that was chosen', () => {
    const [block] = methods.blocks
    const both = {
      ...methods,
      blocks: [block, block && { ...block, dataset: 'demo' }].filter((one) => one !== undefined),
      beside: { cds: 'none', demo: 'Office' } as const,
    }
    const { rows } = STUDY_FIGURES['study-methods'].table(both)
    expect(rows.map(({ group, series, value, paper }) => [group, series, value, paper])).toEqual([
      ['cds', 'Pop', 0.46, null],
      ['cds', 'RecNet', 0.55, null],
      ['demo', 'Pop', 0.46, 0.2137],
      ['demo', 'RecNet', 0.55, 0.5933],
    ])
  })

  it('stand by backbone where there are several', () => {
    const rows = [buildStudyRow('RecNet', ten(0.5))]
    const data = buildStudyResults([
      buildStudyBlock(rows, { model: 'small' }),
      buildStudyBlock(rows, { model: 'large' }),
    ])
    expect(STUDY_FIGURES['study-backbones'].isFor?.(data)).toBe(true)
    expect(STUDY_FIGURES['study-methods'].isFor?.(data)).toBe(false)
    expect(STUDY_FIGURES['study-backbones'].table(data).rows.map(({ group }) => group)).toEqual([
      'small',
      'large',
    ])
  })
})

describe('differences to the tested row', () => {
  it('are negative where a row is worse, and filled only where the test says so', () => {
    const figure = STUDY_FIGURES['study-ablations']
    expect(figure.table(methods).rows).toMatchObject([
      { row: 'Pop', series: 'N@10', value: -0.09, low: -0.16, high: -0.02, p: 0.01 },
    ])
    // Table 2 has 0.2433 and 0.5745 on CDs.
    expect(figure.table(methods).rows[0]?.['paper']).toBeCloseTo(-0.3312, 10)
    const point = named(figure.option(methods, lightTheme), 'N@10')?.data[0]
    expect(point).toMatchObject({ value: [-0.09, 0], itemStyle: { color: lightTheme.series[0] } })
  })
})

describe('sensitivity', () => {
  it('has a panel for each swept setting, with the curve of Figure 7', () => {
    const points = [
      { updateSize: 10 },
      { updateSize: 30 },
      { routingThreshold: 0.7 },
      { routingThreshold: 0.9 },
    ]
    const rows = points.map((point, index) =>
      buildStudyRow(`RecNet ${index}`, values(0, 0.4, 0.5), { row: 'RecNet', point }),
    )
    const data = buildStudyResults([buildStudyBlock(rows, { dataset: 'cds' })], {
      file: { kind: 'sensitivity', rows: ['RecNet'], cutoffs: ['ndcg@5', 'ndcg@10'] },
    })
    expect(
      STUDY_FIGURES['study-sensitivity']
        .table(data)
        .rows.map(({ panel, x, value, paper }) => [panel, x, value, paper]),
    ).toEqual([
      ['updateSize', 10, 0.4, 0.472],
      ['updateSize', 30, 0.4, 0.475],
      ['routingThreshold', 0.7, 0.4, 0.426],
      ['routingThreshold', 0.9, 0.4, 0.472],
    ])
    // The ends of the axis are ticks like the others.
    const { yAxis } = STUDY_FIGURES['study-sensitivity'].option(data, lightTheme) as { yAxis: unknown[] }
    expect(yAxis[0]).toMatchObject({ interval: 0.05, max: 0.5 })
  })
})

describe('cold start', () => {
  it('says how many were ranked and how many took the nearest router', () => {
    const pair = {
      clients: 11.7,
      fallbacks: 2,
      plain: ten(0.4),
      augmented: ten(0.5),
      plainInterval: intervalsAround(ten(0.4)),
      augmentedInterval: intervalsAround(ten(0.5)),
      tests: [],
    }
    const data = buildStudyResults([
      buildStudyBlock([buildStudyRow('RecNet', ten(0.5), { coldStart: { items: pair, users: null } })]),
    ])
    const { rows } = STUDY_FIGURES['study-cold-start'].table(data)
    expect(rows.slice(-2)).toMatchObject([
      { panel: 'Cold items, n = 11.7\nnearest router for 2', group: 'N@10', series: 'plain', value: 0.4 },
      { series: 'augmented', value: 0.5 },
    ])
  })
})

describe('efficiency', () => {
  const growth = { exponent: 2, factor: 0.5, fit: 1, points: [{ records: 10, calls: 50 }] }
  const data = buildStudyResults([
    buildStudyBlock([buildStudyRow('RecNet', ten(0.5), { cost: buildStudyCost({ growth }) })]),
  ])

  it('has calls by class, and minutes by what they went into', () => {
    expect(STUDY_FIGURES['study-efficiency'].table(data).rows).toEqual([
      { bar: 'RecNet', part: 'clients', value: 300 },
      { bar: 'RecNet', part: 'routers', value: 100 },
      { bar: 'RecNet', part: 'propagation', value: 0 },
      { bar: 'RecNet', part: 'others', value: 0 },
    ])
    expect(STUDY_FIGURES['study-time'].table(data).rows.map(({ value }) => value)).toEqual([3, 0.5, 0.1, 0.4])
  })

  it('has calls over records with the fitted power', () => {
    expect(STUDY_FIGURES['study-growth'].table(data).rows).toEqual([
      { series: 'RecNet', records: 10, calls: 50, fitted: 50, exponent: 2, fit: 1 },
    ])
  })
})

it('every shape that figures of studies draw is registered', () => {
  const drawn = seriesOf(STUDY_FIGURES['study-methods'].option(methods, lightTheme)).flatMap(
    ({ renderItem }) => renderItem ?? [],
  )
  expect(drawn.length).toBeGreaterThan(0)
  for (const name of drawn) expect(CUSTOM_SERIES).toHaveProperty([name])
})
