/** A bundle of one run of every row: the events of every method pass the checks, and are the same when they are replayed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { variantNames } from '../compose/variantNames.ts'
import type { Engine } from '../createEngine.ts'
import { importSmall, makeHome, reportOf, ticketFor, type Home } from '../engine.testing.ts'
import { bundleAt } from './bundle.testing.ts'

/** Settings that only some methods have; every run takes those of its own. */
const SHORT: Readonly<Record<string, number | boolean>> = {
  interactionLimit: 8,
  updateSize: 4,
  initialRouterCount: 2,
  repetitions: 1,
  maxEpochs: 3,
  coldStart: true,
}

describe('a bundle of all methods', () => {
  let home: Home
  let engine: Engine
  const runs: RunId[] = []

  beforeAll(async () => {
    home = await makeHome()
    engine = await home.engine()
    await importSmall(engine, home)
    const { methods, variants } = await engine.handlers['experiments.options']({})
    for (const variant of variantNames()) {
      const method = variants.find(({ name }) => name === variant)?.method
      const known = methods.find(({ name }) => name === method)?.settings ?? []
      const settings = Object.fromEntries(
        known.flatMap(({ name }) => (SHORT[name] === undefined ? [] : [[name, SHORT[name]]])),
      )
      const request = { dataset: 'small', variant, settings, vectorIndex: 'memory', note: '' } as const
      runs.push(await engine.handlers['runs.start'](request))
    }
    for (const run of runs) await reportOf(engine, run)
  }, 240_000)
  afterAll(() => home.remove())

  it('opens elsewhere, and each replays to the same events', async () => {
    expect(runs.length).toBeGreaterThan(20)
    await bundleAt(engine, home.path('all.recnet.zip'), { runs })
    const other = await makeHome()
    const there = await other.engine()
    const opened = await there.handlers['bundles.open']({
      source: ticketFor(there, home.path('all.recnet.zip')),
    })
    expect(opened.runs.map(({ run }) => run)).toEqual([...runs].sort())
    for (const run of runs) {
      const { difference, ended } = await there.handlers['bundles.verify']({ run })
      expect([run, difference, ended]).toEqual([run, null, null])
    }
    await other.remove()
  }, 240_000)
})
