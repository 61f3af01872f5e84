/** Calibrations as pages and terminals ask for them. */
import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tinyGguf } from '../../adapters/llama/tinyGguf.testing.ts'
import type { Engine } from '../createEngine.ts'
import { importSmall, makeHome, pushed, smallSettings, ticketFor, type Home } from '../engine.testing.ts'

let home: Home
let engine: Engine
const request = {
  dataset: 'small',
  variant: 'RecNet',
  settings: smallSettings,
  vectorIndex: 'memory',
  note: '',
  ticket: 't1',
} as const

beforeAll(async () => {
  home = await makeHome()
  engine = await home.engine()
  await importSmall(engine, home)
})
afterAll(() => home.remove())

describe('experiments.calibrate', () => {
  it('scores the network of the dataset, whatever language model the request names', async () => {
    const found = await engine.handlers['experiments.calibrate'](request)
    expect(found).toMatchObject({
      encoder: 'hashing-512 v1',
      dataset: 'small',
      routers: 4,
      current: { threshold: 0.85 },
    })
    expect(found.clients).toEqual({ taken: 16, known: 16 })
    expect(found.pairs).toBeGreaterThan(0)
    const server = {
      kind: 'server' as const,
      addresses: ['http://127.0.0.1:1/v1'],
      model: 'none',
      parallel: 1,
      timeoutSeconds: 1,
    }
    expect(await engine.handlers['experiments.calibrate']({ ...request, languageModel: server })).toEqual(
      found,
    )
  })

  it('rejects as starting would, and a ticket that is in use', async () => {
    const first = engine.handlers['experiments.calibrate'](request)
    await expect(engine.handlers['experiments.calibrate'](request)).rejects.toMatchObject({
      code: 'argument-invalid',
    })
    await first
    await expect(
      engine.handlers['experiments.calibrate']({ ...request, dataset: 'none' }),
    ).rejects.toMatchObject({ code: 'dataset-unknown' })
    await expect(
      engine.handlers['experiments.calibrate']({ ...request, settings: { routingThreshold: 2 } }),
    ).rejects.toMatchObject({ code: 'hyperparameter-invalid' })
  })

  it('tells how many texts are embedded, and is cancelled by its ticket', async () => {
    const told = pushed(engine, 'experiments.calibrating')
    const calibrating = Promise.resolve(engine.handlers['experiments.calibrate'](request)).catch(
      (error: unknown) => error,
    )
    expect(await told).toEqual({ ticket: 't1', texts: expect.any(Number) as number })
    await engine.handlers['experiments.cancelCalibration']({ ticket: 't1' })
    expect(await calibrating).toMatchObject({ code: 'cancelled' })
    await engine.handlers['experiments.cancelCalibration']({ ticket: 'unknown' })
  })

  it('embeds with a GGUF file, whose name the result carries', async () => {
    const path = home.path('tiny.gguf')
    await writeFile(path, tinyGguf({ seed: 2 }))
    const embeddingModel = ticketFor(engine, path)
    const texts: number[] = []
    const forget = engine.onPush((name, told) => {
      if (name === 'experiments.calibrating') texts.push((told as { texts: number }).texts)
    })
    const calibrate = () => engine.handlers['experiments.calibrate']({ ...request, embeddingModel })
    const found = await calibrate()
    forget()
    expect(found.encoder).toMatch(/^tiny random F32 /)
    expect(found.suggested?.threshold).toBeLessThanOrEqual(1)
    expect(texts.length).toBeGreaterThan(0)
    expect(texts).toEqual(texts.toSorted((a, b) => a - b))
    // From kept vectors the second time: the same to the last bit.
    expect(await calibrate()).toEqual(found)
  }, 60_000)
})
