import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Settings } from '#shared/vocabulary/runs.ts'
import type { Engine } from '../createEngine.ts'
import {
  importSmall,
  makeHome,
  smallSettings,
  startSmall,
  untilStatus,
  type Home,
} from '../engine.testing.ts'

let home: Home
let engine: Engine
const request = {
  dataset: 'small',
  variant: 'RecNet',
  settings: smallSettings,
  vectorIndex: 'memory',
  note: '',
} as const

beforeAll(async () => {
  home = await makeHome()
  engine = await home.engine()
  await importSmall(engine, home)
})
afterAll(() => home.remove())

describe('experiments.options', () => {
  it('offers the rows of Table 3, and presets that are valid and name their source', async () => {
    const { variants, presets } = await engine.handlers['experiments.options']({})
    expect(variants.map(({ name }) => name)).toContain('w/o Opt. Filter Memory')
    expect(variants.find(({ name }) => name === 'w/o Buffer')?.settings).toEqual({ messageBuffer: false })
    expect(variants.map(({ method, name }) => `${method}: ${name}`)).toEqual(
      expect.arrayContaining(['Pop: Pop', 'TF-IDF: TF-IDF', 'TF-IDF: TF-IDF, train only', 'SASRec: SASRec']),
    )
    expect(presets.map(({ name }) => name)).toEqual([
      'paper-cds',
      'paper-office',
      'paper-instruments',
      'authors-script',
      'quick-look',
    ])
    for (const preset of presets) {
      expect(preset.source).not.toBe('')
      const estimate = await engine.handlers['experiments.estimate']({
        ...request,
        variant: preset.variant,
        settings: preset.settings,
      })
      expect(estimate.interactions).toBe(preset.settings['includeFirst'] === false ? 24 : 32)
    }
  })
})

describe('experiments.estimate', () => {
  it('rejects as starting would', async () => {
    await expect(
      engine.handlers['experiments.estimate']({ ...request, settings: { updateSize: -1 } }),
    ).rejects.toMatchObject({ code: 'hyperparameter-invalid' })
    await expect(
      engine.handlers['experiments.estimate']({ ...request, dataset: 'none' }),
    ).rejects.toMatchObject({ code: 'dataset-unknown' })
  })

  it('counts from the data, knows no time before a run was timed, and measures afterwards', async () => {
    const before = await engine.handlers['experiments.estimate'](request)
    expect(before).toMatchObject({ interactions: 32, milliseconds: null })
    expect(before.basis.calls).toMatch(/^96 client updates, /)
    expect(before.basis.origin).toContain('assumed from the stages')
    expect(before.basis.rates).toContain('no run with built-in agent v2 has been timed')
    const run = await startSmall(engine)
    await untilStatus(engine, [run], 'finished')
    const view = await engine.handlers['runs.view']({ run })
    const made = Object.values(view.calls).reduce((sum, { calls }) => sum + calls, 0)
    expect(before.calls / made).toBeGreaterThan(0.7)
    expect(before.calls / made).toBeLessThan(1.4)
    const after = await engine.handlers['experiments.estimate'](request)
    expect(after.basis.origin).toContain(`as they were measured in ${run}`)
    expect(Math.abs(after.calls / made - 1)).toBeLessThan(Math.abs(before.calls / made - 1) + 0.05)
    expect(after.milliseconds).toBeGreaterThan(0)
    const tokens = Object.values(view.calls).reduce((sum, { promptTokens }) => sum + promptTokens, 0)
    expect(after.promptTokens).toBe(Math.round((after.calls * tokens) / made))
    const other = await engine.handlers['experiments.estimate']({
      ...request,
      settings: { ...smallSettings, gradientOn: 'errors' },
    })
    expect(other.basis.origin).toContain('assumed')
    expect(other.basis.rates).toContain('Time, tokens and disk per call from small-recnet-1')
  })

  it('measures merges without a message buffer by runs with the same threshold alone', async () => {
    const unbuffered = { ...smallSettings, messageBuffer: false }
    const run = await startSmall(engine, unbuffered)
    await untilStatus(engine, [run], 'finished')
    const origin = async (changes: Settings) => {
      const settings = { ...unbuffered, ...changes }
      return (await engine.handlers['experiments.estimate']({ ...request, settings })).basis.origin
    }
    expect(await origin({})).toContain(`as they were measured in ${run}`)
    expect(await origin({ routingQuantile: 0.5 })).toContain('assumed')
  })
})
