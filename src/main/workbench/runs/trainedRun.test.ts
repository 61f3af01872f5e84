/** A run of SASRec: its epochs are told as they come, and a run that was stopped within them goes on to the same bytes. */
import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../createEngine.ts'
import { importSmall, makeHome, untilStatus, type Home } from '../engine.testing.ts'

const run = 'small-sasrec-1'
let home: Home
let engine: Engine

beforeAll(async () => {
  home = await makeHome()
  engine = await home.engine()
  await importSmall(engine, home)
  await engine.handlers['runs.start']({
    dataset: 'small',
    variant: 'SASRec',
    settings: { seed: 7, repetitions: 2, dimensions: 16, innerSize: 16, epochs: 5, patience: 2 },
    vectorIndex: 'memory',
    note: '',
  })
  await untilStatus(engine, [run], 'finished')
})
afterAll(() => home.remove())

const typesOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { type: string }).type)

describe('a run of SASRec', () => {
  it('has every epoch in its events and its view, each in a transaction of its own', async () => {
    const types = typesOf(await home.events(run))
    expect(types.slice(0, 4)).toEqual([
      'epoch-completed',
      'stage-completed',
      'epoch-completed',
      'stage-completed',
    ])
    expect(types.filter((type) => type === 'trial-completed')).toHaveLength(1)
    const view = await engine.handlers['runs.view']({ run })
    const epochs = types.filter((type) => type === 'epoch-completed').length
    expect(view.training.map(({ epoch }) => epoch)).toEqual(Array.from({ length: epochs }, (_, at) => at + 1))
    expect(view.training[0]?.validation).toBeGreaterThan(0)
    expect(view.finished).toBe(true)
  })

  it('is compared with the references on test items', async () => {
    const report = await engine.handlers['runs.report']({ run })
    expect(report?.evaluation.methods.map(({ method }) => method)).toEqual([
      'SASRec',
      'Pop',
      'TF-IDF',
      'TF-IDF, train only',
    ])
    expect(report?.evaluation.protocol).toMatchObject({ heldOut: 'test', users: 8 })
  })

  it.each([2, 4, 7])(
    'writes the same bytes when it is killed after %i lines and taken up again',
    async (lines) => {
      const copy = await home.copied()
      const whole = await home.events(run)
      // Half a line of the next epoch is what a kill leaves.
      const kept = whole.split('\n').slice(0, lines).join('\n')
      await writeFile(copy.path('runs', run, 'events.jsonl'), `${kept}\n{"seq":`)
      await writeFile(copy.path('runs', run, 'state.json'), JSON.stringify({ status: 'stopped' }))
      const later = await copy.engine()
      await later.handlers['runs.resume']({ run })
      await untilStatus(later, [run], 'finished')
      expect(await copy.events(run)).toBe(whole)
      await copy.remove()
    },
  )

  it('learns from another dataset without what is held out, and says so', async () => {
    await importSmall(engine, home, 'whole')
    const settings = { seed: 7, repetitions: 2, dimensions: 16, innerSize: 16, epochs: 5, patience: 2 }
    const request = { dataset: 'small', variant: 'SASRec', vectorIndex: 'memory', note: '' } as const
    const other = await engine.handlers['runs.start']({
      ...request,
      settings: { ...settings, trainOn: 'whole' },
    })
    await untilStatus(engine, [other], 'finished')
    // The other dataset is the same one, so what is left of it are the train items of the run.
    const { training } = await engine.handlers['runs.view']({ run })
    expect((await engine.handlers['runs.view']({ run: other })).training).toEqual(training)
    const { trainedOn, dataset } = await engine.handlers['runs.manifest']({ run: other })
    expect(trainedOn).toEqual({ name: 'whole', hash: dataset.hash })
    const report = await engine.handlers['runs.report']({ run: other })
    expect(report?.evaluation.methods.map(({ caveat }) => caveat)).toEqual([
      'trained on whole',
      null,
      null,
      null,
    ])
    await expect(
      engine.handlers['runs.start']({ ...request, settings: { ...settings, trainOn: 'nowhere' } }),
    ).rejects.toMatchObject({ code: 'dataset-unknown' })
  })
})
