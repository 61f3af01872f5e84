import { describe, expect, it } from 'vitest'
import { parseHyperparameters } from '../../vocabulary/hyperparameters.ts'
import { buildFigureRun, buildManifest } from '../figureRun.testing.ts'
import { labelled } from '../runLabels.ts'
import { lightTheme } from '../theme.ts'
import { seedChoice } from './seedChoice.ts'
import { seedGroups } from './seedGroups.ts'

const runOf = (run: string, variant: string, seed: number, step: number) =>
  buildFigureRun(
    { step },
    { run, manifest: buildManifest({ variant, settings: parseHyperparameters({ seed }) }) },
  )

describe('runs that differ by their seeds alone', () => {
  const runs = labelled([
    runOf('a', 'RecNet', 1, 600),
    runOf('b', 'RecNet', 2, 400),
    runOf('c', 'w/o CPR', 1, 600),
  ])

  it('are one group, named by what they have in common, with the step up to which all of them go', () => {
    const groups = seedGroups(runs, lightTheme, { seeds: 'mean' })
    expect(groups.map(({ label, end, runs: own }) => [label, end, own.length])).toEqual([
      ['RecNet, mean ± s.d. of 2 seeds up to step 400', 400, 2],
      ['w/o CPR, seed 1', 600, 1],
    ])
    expect(groups[0]?.look.colour).toBe(lightTheme.series[0])
    expect(seedChoice(runs)).toEqual(['seeds'])
  })

  it('are drawn one by one where that is chosen', () => {
    expect(seedGroups(runs, lightTheme, { seeds: 'each' }).map(({ label }) => label)).toEqual(
      runs.map(({ label }) => label),
    )
  })

  it('are counted as runs where a seed is repeated', () => {
    const repeated = labelled([runOf('a', 'RecNet', 1, 9), runOf('b', 'RecNet', 1, 9)])
    expect(seedGroups(repeated, lightTheme, { seeds: 'mean' })[0]?.label).toBe(
      'RecNet, mean ± s.d. of 2 runs',
    )
    expect(seedChoice(runs.slice(1))).toEqual([])
  })
})
