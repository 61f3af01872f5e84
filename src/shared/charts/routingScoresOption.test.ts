import { describe, expect, it } from 'vitest'
import { buildFigureRun, seriesOf, waitingText, type DrawnSeries } from './figureRun.testing.ts'
import { routingScoresFigure, routingScoresOption } from './routingScoresOption.ts'
import { lightTheme, paperTheme } from './theme.ts'

/** Bins are tenths from -1 on: bin 12 is [0.2, 0.3). */
const histogram = (counts: Readonly<Record<number, number>>) =>
  Array.from({ length: 20 }, (_, bin) => counts[bin] ?? 0)
const cellsOf = (series: DrawnSeries | undefined) =>
  (series?.['itemPayload'] as { readonly cells: readonly (readonly number[])[] } | undefined)?.cells
const routingTables = [
  { step: 10, threshold: 0.3, scored: 10, passed: 2, histogram: histogram({ 12: 8, 13: 2 }) },
  { step: 25, threshold: 0.35, scored: 4, passed: 1, histogram: histogram({ 13: 4 }) },
]

describe('routing scores (Eq. 4)', () => {
  it('of one run are cells from update to update, relative to the fullest bin, with the threshold through them', () => {
    const [cells, threshold] = seriesOf(routingScoresOption([buildFigureRun({ routingTables })], lightTheme))
    expect(cellsOf(cells)?.map((cell) => cell.map((value) => Number(value.toFixed(6))))).toEqual([
      [0, 10, 0.2, 0.3, 1],
      [0, 10, 0.3, 0.4, 0.25],
      [10, 25, 0.3, 0.4, 1],
    ])
    expect(threshold).toMatchObject({
      name: 'threshold τ',
      step: 'start',
      data: [
        [10, 0.3],
        [25, 0.35],
      ],
    })
  })

  it('have one axis on screen and on paper, from bin to bin around scores and thresholds', () => {
    const run = buildFigureRun({ routingTables })
    for (const theme of [lightTheme, paperTheme({ fontPt: 8, widthPt: 240 })])
      expect(routingScoresOption([run], theme)['yAxis']).toMatchObject({ min: 0.2, max: 0.4 })
    const low = buildFigureRun({ routingTables: [{ ...routingTables[0]!, threshold: -0.31 }] })
    // From −0.31 to 0.4 is more than four bins: the ends are even tenths.
    expect(routingScoresOption([low], lightTheme)['yAxis']).toMatchObject({ min: -0.4, max: 0.4 })
  })

  it('have a scale for their colours', () => {
    expect(routingScoresOption([buildFigureRun({ routingTables })], lightTheme)['visualMap']).toMatchObject({
      show: true,
      inRange: { color: [...lightTheme.density] },
    })
  })

  it('of many updates share columns, whose counts are added', () => {
    const many = Array.from({ length: 241 }, (_, update) => ({
      step: update + 1,
      threshold: 0.3,
      scored: 1,
      passed: 0,
      histogram: histogram({ [update % 3 === 0 ? 12 : 13]: 1 }),
    }))
    const [cells] = seriesOf(routingScoresOption([buildFigureRun({ routingTables: many })], lightTheme))
    // Three updates a column: one in bin 12, two in bin 13; the last column has one update only.
    expect(
      cellsOf(cells)
        ?.slice(0, 2)
        .map((cell) => cell.map((value) => Number(value.toFixed(6)))),
    ).toEqual([
      [0, 3, 0.2, 0.3, 0.5],
      [0, 3, 0.3, 0.4, 1],
    ])
    expect(cellsOf(cells)?.at(-1)?.slice(0, 2)).toEqual([240, 241])
  })

  it('of several runs are the newest distribution of each, over the bins that are used', () => {
    const option = routingScoresOption(
      [
        buildFigureRun({ routingTables }, { label: 'a' }),
        buildFigureRun({ routingTables: routingTables.slice(0, 1) }, { label: 'b' }),
      ],
      lightTheme,
    )
    expect(option['xAxis']).toMatchObject({ min: 0.2, max: 0.4 })
    const [, b] = seriesOf(option)
    expect(b?.data[12]?.[1]).toBe(0.8)
    expect(b).toMatchObject({ markLine: { data: [{ xAxis: 0.3 }] } })
  })

  it('of several runs without a scored pair keep the whole axis', () => {
    const empty = buildFigureRun({
      routingTables: [{ step: 1, threshold: 0, scored: 0, passed: 0, histogram: histogram({}) }],
    })
    expect(routingScoresOption([empty, empty], lightTheme)['xAxis']).toMatchObject({ min: -1, max: 1 })
  })

  it('say what will be there before the first update', () => {
    expect(waitingText(routingScoresOption([buildFigureRun()], lightTheme))).toBe(
      'Scores appear at the first router-centric update.',
    )
  })

  it('as a table have a column for each bin', () => {
    const { columns, rows } = routingScoresFigure.table([buildFigureRun({ routingTables })])
    expect(columns.find(({ key }) => key === 'bin12')?.label).toBe('[0.2, 0.3)')
    expect(rows[0]).toMatchObject({
      threshold: 0.3,
      scored: 10,
      passed: 2,
      passRate: 0.2,
      bin12: 8,
      bin11: 0,
    })
  })
})
