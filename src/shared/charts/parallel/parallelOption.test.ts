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
    expect(axes.find(({ name }) => name === 'K')).toEqual({ name: 'K', scale: 'log', values: [5, 500] })
    expect(axes.map(({ name }) => name)).not.toContain('Dataset')
    expect(axes.at(-1)).toEqual({ name: 'NDCG@10', scale: 'value', values: [0.6, null] })
  })

  it('draw a line for each run, with a gap where it has no value', () => {
    const option = parallelOption(runs, lightTheme)
    const series = seriesOf(option)
    expect(series.map(({ name, type }) => `${name} ${type}`)).toEqual(['a parallel', 'b parallel'])
    const [b] = series[1]!.data as unknown as readonly { readonly value: readonly unknown[] }[]
    expect(b!.value.at(-1)).toBe('-')
  })
})
