/** A method without agents, steps and models has a life, a log, a report and an inspection like any other. */
import type { StampedEvent } from '#shared/events/runEvents.ts'
import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../createEngine.ts'
import { importSmall, makeHome, untilStatus, type Home } from '../engine.testing.ts'

const run = 'small-pop-1'
let home: Home
let engine: Engine

beforeAll(async () => {
  home = await makeHome()
  engine = await home.engine()
  await importSmall(engine, home)
  await engine.handlers['runs.start']({
    dataset: 'small',
    variant: 'Pop',
    settings: { seed: 7, repetitions: 2 },
    vectorIndex: 'lance',
    // A baseline asks nobody, whatever is chosen.
    languageModel: { kind: 'server', addresses: ['http://127.0.0.1:1/v1'], model: 'nobody' } as never,
    note: '',
  })
  await untilStatus(engine, [run], 'finished')
})
afterAll(() => home.remove())

describe('a run of Pop', () => {
  it('is fitted, evaluated and finished, and asks no model', async () => {
    const lines = (await home.events(run)).trim().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { type: string }).type)).toEqual([
      'recommender-fitted',
      'stage-completed',
      'evaluation-completed',
      'stage-completed',
      'evaluation-completed',
      'stage-completed',
      'run-finished',
    ])
    const ranked = lines
      .map((line) => JSON.parse(line) as StampedEvent)
      .flatMap((event) => (event.type === 'evaluation-completed' ? [event] : []))
    expect(ranked.map(({ final, report }) => [final, report.protocol.heldOut])).toEqual([
      [false, 'validation'],
      [true, 'test'],
    ])
    const manifest = await engine.handlers['runs.manifest']({ run })
    expect(manifest).toMatchObject({
      languageModel: { name: 'no language model', caveat: null },
      promptHashes: {},
    })
    expect(Object.keys(manifest.settings)).not.toContain('updateSize')
  })

  it('is compared with the other references under the same protocol', async () => {
    const report = await engine.handlers['runs.report']({ run })
    expect(report?.evaluation.methods.map(({ method }) => method)).toEqual([
      'Pop',
      'TF-IDF',
      'TF-IDF, train only',
    ])
    expect(report?.evaluation.protocol).toMatchObject({ users: 8, candidates: 10, repetitions: 2 })
  })

  it('has a row without interactions, and nobody to look at', async () => {
    const [row] = await engine.handlers['runs.list']({})
    expect(row).toMatchObject({
      variant: 'Pop',
      interactions: 0,
      step: 0,
      routerCount: null,
      status: 'finished',
    })
    const clients = await engine.handlers['inspection.clients']({
      run, kind: 'all', sort: 'id', search: '', offset: 0, limit: 10,
    }) // prettier-ignore
    expect(clients).toMatchObject({ total: 0, rows: [] })
  })

  it('writes the same bytes when it is killed after its fit and taken up again', async () => {
    const copy = await home.copied()
    const whole = await home.events(run)
    const fitted = whole.split('\n').slice(0, 2)
    await writeFile(copy.path('runs', run, 'events.jsonl'), `${fitted.join('\n')}\n`)
    await writeFile(copy.path('runs', run, 'state.json'), JSON.stringify({ status: 'stopped' }))
    const later = await copy.engine()
    await later.handlers['runs.resume']({ run })
    await untilStatus(later, [run], 'finished')
    expect(await copy.events(run)).toBe(whole)
    await copy.remove()
  })
})
