/** Doing an older run again: the form is filled with what that run really had. */
import { describe, expect, it } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import { buildManifest } from '#shared/charts/figureRun.testing.ts'
import { parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { openPage } from '../../mounted/openedPage.testing.ts'
import { playEngine } from '../../mounted/playedEngine.testing.ts'
import { buildDataset, buildRow } from '../../mounted/records.testing.ts'
import { ENTRIES } from '../../forms/hyperparameterFields.ts'

describe('an address that names a run', () => {
  it('fills what the run had before some settings existed', async () => {
    const { feedbackExcludes, curveOn, ...settings } = parseHyperparameters({})
    expect([feedbackExcludes, curveOn]).toEqual(['training', 'validation'])
    const manifest = buildManifest({ settings })
    const engine = playEngine({
      'datasets.list': () => [buildDataset()],
      'experiments.options': () => ({
        methods: [{ name: 'RecNet', asksModels: true, settings: ENTRIES }],
        variants: [{ method: 'RecNet', name: manifest.variant, settings: {} }],
        presets: [],
      }),
      'experiments.estimate': () => {
        throw new Error('Nothing is estimated here.')
      },
      'runs.manifest': () => manifest,
    })
    await openPage(engine, `/compose?from=${buildRow().run}`)
    await eventually(() =>
      expect(engine.asked('experiments.estimate').at(-1)?.settings).toEqual({
        feedbackExcludes: 'sequence',
        curveOn: 'test',
      }),
    )
  })
})
