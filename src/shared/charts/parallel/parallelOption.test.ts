import { describe, expect, it } from 'vitest'
import { buildEvaluation, buildFigureRun, buildManifest, seriesOf } from '../figureRun.testing.ts'
import { lightTheme } from '../theme.ts'
import { parallelAxes } from './parallelAxes.ts'
import { parallelOption } from './parallelOption.ts'

const run = (name: string, settings: Readonly<Record<string, number>>, mean: number | null) =>
  buildFigureRun(
    { evaluations: mean === null ? [] : [buildEvaluation(600, { RecNet: mean })] },
    {
      run: name,
      label: name,
      manifest: buildManifest({ settings: { ...buildManifest().settings, ...settings } }),
    },
  )
const runs = [
  run('a', { initialRouterCount: 5, seed: 1 }, 0.6),
  run('b', { initialRouterCount: 500, seed: 2 }, null),
]

describe('parallel coordinates', () => {
  it('have an axis for what differs and for each metric, logarithmic where values span much', () => {
    const axes = parallelAxes(runs)
    expect(axes.find(({ name }) => name === 'K')).toEqual({
      key: 'initialRouterCount',
      name: 'K',
      scale: 'log',
      values: [5, 500],
    })
    expect(axes.map(({ name }) => name)).not.toContain('Dataset')
    expect(axes.at(-1)).toEqual({ key: 'ndcg@10', name: 'NDCG@10', scale: 'value', values: [0.6, null] })
  })

  it('draw a line for each run, with a gap where it has no value', () => {
    const option = parallelOption({ runs, axes: parallelAxes(runs), theme: lightTheme })
    const series = seriesOf(option)
    expect(series.map(({ name, type }) => `${name} ${type}`)).toEqual(['a parallel', 'b parallel'])
    const [b] = series[1]!.data as unknown as readonly { readonly value: readonly unknown[] }[]
    expect(b!.value.at(-1)).toBe('-')
  })

  it('draw the runs that are to be strong twice as wide and the others back, and those left out faint', () => {
    const three = [...runs, run('c', { initialRouterCount: 50, seed: 3 }, 0.5)]
    const axes = parallelAxes(three)
    const strong = parallelOption({
      runs: three,
      axes,
      strong: new Set(['a']),
      faint: new Set(['c']),
      theme: lightTheme,
    })
    const lines = seriesOf(strong).map(
      ({ lineStyle }) => lineStyle as { readonly width: number; readonly opacity: number },
    )
    expect(lines.map(({ opacity }) => opacity)).toEqual([0.9, 0.35, 0.1])
    expect(lines[0]!.width).toBe(2 * lines[1]!.width)
  })

  it('draw axes in the order in which they are given, known by their keys', () => {
    const option = parallelOption({ runs, axes: parallelAxes(runs).toReversed(), theme: lightTheme })
    const axes = option['parallelAxis'] as readonly { readonly id: string; readonly dim: number }[]
    expect(axes.slice(0, 2)).toMatchObject([
      { id: 'ndcg@10', dim: 0 },
      { id: 'ndcg@5', dim: 1 },
    ])
  })
})
