/** Reports on datasets through the engine. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Engine } from '../createEngine.ts'
import { importSmall, makeHome, type Home } from '../engine.testing.ts'

let home: Home
let engine: Engine
beforeEach(async () => {
  home = await makeHome()
  engine = await home.engine()
})
afterEach(() => home.remove())

describe('the checks of a dataset', () => {
  it('are those of the candidates of its runs, and of others by another seed', async () => {
    await importSmall(engine, home)
    const ask = (seed?: number) =>
      engine.handlers['datasets.checks']({ dataset: 'small', ...(seed === undefined ? {} : { seed }) })
    const found = await ask()
    // User n takes the items n, n + 3, n + 6, … of 16; the last is the test item.
    expect(found).toMatchObject({
      dataset: 'small',
      seed: 0,
      users: 8,
      candidates: 10,
      negatives: 'sampled uniformly',
    })
    expect(found.checks.map(({ id, level }) => `${id}: ${level}`)).toContain('history-negatives: fine')
    expect(await ask(0)).toEqual(found)
    expect((await ask(1)).shortcuts).not.toEqual(found.shortcuts)
  })

  it('are told under the name that was asked for, where two datasets have one content', async () => {
    await importSmall(engine, home)
    await importSmall(engine, home, 'same')
    const [small, same] = await Promise.all(
      ['small', 'same'].map(async (dataset) => engine.handlers['datasets.checks']({ dataset })),
    )
    expect([small?.dataset, same?.dataset]).toEqual(['small', 'same'])
    expect(same).toEqual({ ...small, dataset: 'same' })
  })

  it('read the demo before anybody imported it, and refuse what is not there', async () => {
    expect(await engine.handlers['datasets.checks']({ dataset: 'demo' })).toMatchObject({ users: 100 })
    await expect(engine.handlers['datasets.checks']({ dataset: 'none' })).rejects.toMatchObject({
      code: 'dataset-unknown',
    })
  })
})
