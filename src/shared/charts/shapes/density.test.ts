import { describe, expect, it } from 'vitest'
import { density, densitySeries, mixed } from './density.ts'

describe('a density', () => {
  it('mixes its colours by the share of the way', () => {
    const colours = ['#000000', '#0000ff', '#ff00ff']
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => mixed(colours, share))).toEqual([
      'rgb(0,0,0)',
      'rgb(0,0,128)',
      'rgb(0,0,255)',
      'rgb(128,0,255)',
      'rgb(255,0,255)',
    ])
  })

  it('is one shape for each colour, with the cells of it, neighbours as one', () => {
    const series = densitySeries(
      'share',
      [
        [0, 10, 0, 2, 1],
        [10, 20, 0, 2, 0],
        [20, 30, 2, 4, 1],
        [30, 40, 2, 4, 0.99],
      ],
      ['#000000', '#ffffff'],
    )
    expect(series['data']).toHaveLength(1)
    const drawn = density(
      { dataIndex: 0, itemPayload: series['itemPayload'] as Readonly<Record<string, unknown>> },
      { value: () => 0, coord: ([x, y]) => [x, 100 - y], size: () => 0, visual: () => '' },
    )
    expect(drawn.children.map(({ style, shape }) => [style.fill, shape.pathData])).toEqual([
      ['rgb(0,0,0)', 'M10,98 H20.5 V100.5 H10'],
      ['rgb(255,255,255)', 'M0,98 H10.5 V100.5 H0 M20,96 H40.5 V98.5 H20'],
    ])
  })
})
