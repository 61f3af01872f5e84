import { describe, expect, it } from 'vitest'
import { parseHyperparameters } from '../vocabulary/hyperparameters.ts'
import { buildManifest } from './figureRun.testing.ts'
import { runLooks } from './runLooks.ts'
import { lightTheme } from './theme.ts'

const dataset = (name: string) => ({ ...buildManifest().dataset, name, hash: `${name}-hash` })
const runOf = (run: string, variant: string, name: string, seed: number) => ({
  run,
  manifest: buildManifest({ variant, dataset: dataset(name), settings: parseHyperparameters({ seed }) }),
})

describe('the looks of runs', () => {
  it('are colour for the method, dash for the dataset and marker for the seed', () => {
    const runs = [
      runOf('a', 'RecNet', 'cds', 1),
      runOf('b', 'RecNet', 'cds', 2),
      runOf('c', 'RecNet', 'demo', 1),
      runOf('d', 'w/o CPR', 'demo', 2),
    ]
    const looks = runLooks(runs, lightTheme)
    expect(looks.get('a')).toEqual({ colour: lightTheme.series[0], dash: 'solid', symbol: 'circle' })
    expect(looks.get('b')).toEqual({ colour: lightTheme.series[0], dash: 'solid', symbol: 'rect' })
    // Dashes are in tenths of the font size, here 12.
    expect(looks.get('c')).toMatchObject({ dash: [8.4, 3.6], symbol: 'circle' })
    expect(looks.get('d')).toMatchObject({ dash: looks.get('c')?.dash, symbol: 'rect' })
    expect(looks.get('d')?.colour).not.toBe(looks.get('a')?.colour)
  })

  it('do not depend on the order of the runs', () => {
    const runs = ['RecNet', 'Pop', 'w/o CPR', 'EM+LR'].flatMap((variant) =>
      ['cds', 'demo'].map((name) => runOf(`${variant} ${name}`, variant, name, 1)),
    )
    const looks = runLooks(runs, lightTheme)
    const turned = runLooks([...runs].reverse(), lightTheme)
    for (const { run } of runs) expect(turned.get(run)).toEqual(looks.get(run))
    expect(looks.get('RecNet cds')?.colour).toBe(lightTheme.series[0])
  })

  it('tell every run apart, beyond the colours of the palette and for repeats of one run', () => {
    const many = Array.from({ length: 10 }, (_, method) =>
      Array.from({ length: 5 }, (_, seed) => runOf(`${method}-${seed}`, `method ${method}`, 'cds', seed)),
    ).flat()
    const repeats = Array.from({ length: 60 }, (_, index) => runOf(`again-${index}`, 'RecNet', 'cds', 1))
    for (const runs of [many, repeats]) {
      const looks = runLooks(runs, lightTheme)
      expect(new Set([...looks.values()].map((look) => JSON.stringify(look))).size).toBe(runs.length)
    }
    const methods = many.filter(({ run }) => run.endsWith('-0')).slice(0, 6)
    expect(new Set([...runLooks(methods, lightTheme).values()].map(({ colour }) => colour)).size).toBe(6)
  })
})
