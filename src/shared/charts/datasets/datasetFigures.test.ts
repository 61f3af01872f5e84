import { describe, expect, it } from 'vitest'
import { DATASET_FIGURE_NAMES } from '../../vocabulary/figures.ts'
import { seriesOf, waitingText } from '../figureRun.testing.ts'
import { darkTheme, lightTheme } from '../theme.ts'
import { DATASET_FIGURES } from './datasetFigures.ts'
import { datasetLine } from './datasetLine.ts'
import { buildDistributions } from './distributions.testing.ts'

const data = buildDistributions()
const barsOf = (name: (typeof DATASET_FIGURE_NAMES)[number]) => {
  const option = DATASET_FIGURES[name].option(data, lightTheme)
  const labels = (option['xAxis'] as { readonly data: readonly string[] }).data
  const [series] = seriesOf(option) as unknown as readonly {
    readonly data: readonly { readonly value: number; readonly itemStyle: { readonly opacity: number } }[]
  }[]
  return labels.map((label, index) => {
    const bar = series?.data[index]
    return [label, bar?.value, bar?.itemStyle.opacity]
  })
}

describe('figures of a dataset', () => {
  it('are named, and carry name, hash and counts', () => {
    expect(Object.keys(DATASET_FIGURES)).toEqual(DATASET_FIGURE_NAMES)
    for (const name of DATASET_FIGURE_NAMES) expect(DATASET_FIGURES[name].name).toBe(name)
    expect(datasetLine(buildDistributions({ undescribed: 0 }))).toMatch(/1,800 interactions$/)
    expect(datasetLine(data)).toBe(
      'cds (39f20692) · 100 users · 269 items · 1,800 interactions · 69 items without description',
    )
  })

  it('show a bar for each span of time, empty ones too', () => {
    expect(barsOf('interactions-over-time')).toEqual([
      ['2014-01', 300, 1],
      ['2014-02', 0, 1],
      ['2014-03', 1500, 1],
    ])
    expect(DATASET_FIGURES['interactions-over-time'].table(data).rows).toEqual([
      { from: '2014-01', interactions: 300 },
      { from: '2014-02', interactions: 0 },
      { from: '2014-03', interactions: 1500 },
    ])
  })

  it('say that a source tells no times', () => {
    const figure = DATASET_FIGURES['interactions-over-time']
    const untimed = buildDistributions({ time: null })
    expect(waitingText(figure.option(untimed, lightTheme))).toBe('The source tells no times.')
    expect(figure.table(untimed).rows).toEqual([])
  })

  it('show popularity on two logarithmic axes', () => {
    const option = DATASET_FIGURES['item-popularity'].option(data, darkTheme)
    expect(option).toMatchObject({ xAxis: { type: 'log', min: 1 }, yAxis: { type: 'log', min: 1 } })
    expect(seriesOf(option)[0]?.data).toEqual([
      [1, 40],
      [10, 12],
      [269, 1],
    ])
    const nothing = DATASET_FIGURES['item-popularity'].option(
      buildDistributions({ popularity: [] }),
      darkTheme,
    )
    expect(waitingText(nothing)).toBe('There are no interactions.')
  })

  it('show lengths with the longest in one paler bar, which is open in the table', () => {
    expect(barsOf('sequence-lengths')).toEqual([
      ['5–9', 60, 1],
      ['10–14', 39, 1],
      ['≥ 15', 1, 0.55],
    ])
    expect(DATASET_FIGURES['sequence-lengths'].table(data).rows.at(-1)).toEqual({
      low: 15,
      high: null,
      count: 1,
    })
    expect(barsOf('text-lengths').map(([label]) => label)).toEqual(['1', '2'])
  })
})
