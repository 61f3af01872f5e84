import { describe, expect, it } from 'vitest'
import { parseHyperparameters } from '../vocabulary/hyperparameters.ts'
import { buildFigureRun, buildManifest } from './figureRun.testing.ts'
import { labelled } from './runLabels.ts'

const run = (name: string, settings: Readonly<Record<string, unknown>> = {}, variant = 'RecNet') =>
  buildFigureRun(
    {},
    { run: name, manifest: buildManifest({ variant, settings: parseHyperparameters(settings) }) },
  )

describe('labels of runs', () => {
  it('name only what differs, by its symbol where it has one', () => {
    const labels = labelled([
      run('a', { initialRouterCount: 5 }),
      run('b', { initialRouterCount: 40, seed: 7 }),
    ]).map(({ label }) => label)
    expect(labels).toEqual(['K 5, seed 2020', 'K 40, seed 7'])
    expect(labelled([run('a'), run('b', {}, 'w/o CPR')]).map(({ label }) => label)).toEqual([
      'RecNet',
      'w/o CPR',
    ])
  })

  it('do not name what the variant says already, unless runs of one variant differ in it', () => {
    const runs = [run('a', { messageBuffer: true }), run('b', { messageBuffer: false }, 'w/o Buffer')]
    expect(labelled(runs).map(({ label }) => label)).toEqual(['RecNet', 'w/o Buffer'])
    const third = run('c', { messageBuffer: false })
    expect(labelled([...runs, third]).map(({ label }) => label)).toEqual([
      'RecNet, B_c true',
      'w/o Buffer, B_c false',
      'RecNet, B_c false',
    ])
  })

  it('name no setting that a run has not', () => {
    const manifest = buildManifest({ variant: 'Pop', settings: { seed: 2020, interactionLimit: 0 } })
    const pop = buildFigureRun({}, { run: 'b', manifest })
    const [, label] = labelled([run('a', { interactionLimit: 12 }), pop]).map(
      (labelledRun) => labelledRun.label,
    )
    expect(label).toBe('Pop, Interactions all')
  })

  it('of one run say its method', () => {
    expect(labelled([run('a', {}, 'w/o PPR')])[0]?.label).toBe('w/o PPR')
  })

  it('that would be the same are told apart by the run', () => {
    const labels = labelled([run('a'), run('b')]).map(({ label }) => label)
    expect(new Set(labels).size).toBe(2)
    expect(labels[0]).toContain('a')
    expect(
      labelled([run('a', { seed: 1 }), run('b', { seed: 1 }), run('c', { seed: 2 })]).map(
        ({ label }) => label,
      ),
    ).toEqual(['seed 1 (a)', 'seed 1 (b)', 'seed 2'])
  })
})
