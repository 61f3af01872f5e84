/** Reports on datasets through the engine. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { figureFormat } from '#shared/vocabulary/figures.ts'
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

describe('the distributions of a dataset', () => {
  it('are told in bins, and exported as a figure with name, hash and counts', async () => {
    await importSmall(engine, home)
    const found = await engine.handlers['datasets.distributions']({ dataset: 'small' })
    expect(found).toMatchObject({ users: 8, items: 16, interactions: 48, time: { step: 'position' } })
    expect(found.lengths).toEqual([{ low: 6, high: 6, count: 8 }])
    const request = { ...figureFormat.parse({ format: 'csv' }), dataset: 'small' }
    const figure = 'item-popularity'
    const csv = await engine.handlers['export.figure']({ ...request, figure, format: 'csv' })
    expect(csv.fileName).toBe('item-popularity_small.csv')
    const text = Buffer.from(csv.base64, 'base64').toString('utf8')
    expect(text).toContain(
      `# small (${found.datasetHash.slice(0, 8)}) · 8 users · 16 items · 48 interactions`,
    )
    expect(text.split('\r\n').filter((line) => /^\d/.test(line))).toHaveLength(16)
    for (const format of ['svg', 'pdf', 'png'] as const) {
      const file = async () => (await engine.handlers['export.figure']({ ...request, figure, format })).base64
      expect(await file()).toBe(await file())
    }
    await expect(
      engine.handlers['export.figure']({ ...request, dataset: 'none', figure, format: 'csv' }),
    ).rejects.toMatchObject({ code: 'dataset-unknown' })
  })
})

describe('the card of a dataset', () => {
  it('is there with what was imported, and for the demo before anybody imported it', async () => {
    await importSmall(engine, home)
    const card = await engine.handlers['datasets.card']({ dataset: 'small' })
    expect(card).toMatchObject({
      name: 'small',
      statistics: { users: 8, items: 16, interactions: 48 },
      files: [{ name: 'small.inter', encoding: 'UTF-8' }, { name: 'small.item' }],
    })
    expect(await engine.handlers['datasets.card']({ dataset: 'demo' })).toMatchObject({ name: 'demo' })
    await expect(engine.handlers['datasets.card']({ dataset: 'none' })).rejects.toMatchObject({
      code: 'dataset-unknown',
    })
  })
})
