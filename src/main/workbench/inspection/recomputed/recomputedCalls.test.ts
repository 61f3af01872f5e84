/** The calls of the built-in agent, computed again: the same as were asked while the run went, byte for byte. */
import { readFile, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { manifest as manifestSchema } from '#shared/vocabulary/manifest.ts'
import type { Settings } from '#shared/vocabulary/runs.ts'
import { CallRecorder } from '../../../models/callRecorder.ts'
import { RunControl } from '../../../ports/runControl.ts'
import { createBackend } from '../../backend/backend.ts'
import type { Engine } from '../../createEngine.ts'
import {
  importSmall,
  makeHome,
  resources,
  smallSettings,
  startSmall,
  untilStatus,
  type Home,
} from '../../engine.testing.ts'
import { conductRun } from '../../runs/conductRun.ts'

describe('calls that are computed again', () => {
  let home: Home
  let engine: Engine
  beforeEach(async () => {
    home = await makeHome()
    engine = await home.engine()
    await importSmall(engine, home)
  })
  afterEach(() => home.remove())

  const finished = async (variant: string, settings: Settings) => {
    const request = { dataset: 'small', variant, settings, vectorIndex: 'memory', note: '' } as const
    const run = await engine.handlers['runs.start'](request)
    await untilStatus(engine, [run], 'finished')
    return run
  }

  /** The same run once more beside it, with every question and answer written down while it goes. */
  const heardOf = async (run: string) => {
    const backend = createBackend({ home: home.folder, resources })
    const manifest = manifestSchema.parse(await engine.handlers['runs.manifest']({ run }))
    const scratch = await backend.scratchRuns.create(manifest)
    const dataset = await backend.datasetStore.load('small')
    const recorder = new CallRecorder()
    const open: typeof backend.models.open = async (...how) => {
      const models = await backend.models.open(...how)
      return {
        ...models,
        languageModel: recorder.listening(models.languageModel),
        conclude: (answer) => recorder.conclude(answer),
      }
    }
    await conductRun(
      scratch.run,
      { dataset },
      { control: new RunControl(), observe: () => undefined },
      { ...backend, models: { open } },
    )
    await scratch.remove()
    return recorder.calls(manifest.languageModel.name)
  }

  it.each([
    ['RecNet', { ...smallSettings, coldStart: true, interactionLimit: 20 }],
    ['RecNet', { ...smallSettings, predictBy: 'probabilities', rankBy: 'probabilities', updateSize: 5 }],
    ['w/o Router', { ...smallSettings, selectReceivers: true, interactionLimit: 12 }],
    ['AgentCF', { evaluateEvery: 16, repetitions: 1 }],
    ['AgentCF++', { evaluateEvery: 16, repetitions: 1 }],
    ['KGLA', { evaluateEvery: 16, repetitions: 1 }],
    ['LLMRank', { repetitions: 2 }],
  ] as const)('are those of the run, every one: %s %#', async (variant, settings) => {
    const run = await finished(variant, settings)
    const asked = await heardOf(run)
    expect(asked.length).toBeGreaterThan(15)
    const { step: newest } = await engine.handlers['runs.view']({ run })
    for (let step = 0; step <= newest; step += 1) {
      const { calls, recomputed } = await engine.handlers['inspection.calls']({
        run,
        fromStep: step,
        toStep: step,
        limit: 5000,
      })
      expect(recomputed).toEqual({ fromStep: step, toStep: step, newest, whole: true, partial: false })
      const ofStep = asked.filter((call) => call.step === step)
      expect(calls).toEqual(ofStep.toSorted((a, b) => (a.call < b.call ? -1 : 1)))
    }
  })

  it('are few of an evaluation of many users, and those of whoever is asked for', async () => {
    const run = await engine.handlers['runs.start']({
      dataset: 'demo',
      variant: 'RecNet',
      settings: { interactionLimit: 2, evaluateEvery: 0, repetitions: 1, initialRouterCount: 4 },
      vectorIndex: 'memory',
      note: '',
    })
    await untilStatus(engine, [run], 'finished')
    const ranked = async (of?: string) => {
      const asked = { run, prompt: 'rank', fromStep: 2, toStep: 2, offset: 0, limit: 50, subject: of }
      const { rows, recomputed } = await engine.handlers['inspection.prompts'](asked)
      return { subjects: rows.map(({ subject }) => subject), partial: recomputed?.partial }
    }
    // Each user once on the validation item, and once on that of the test.
    expect((await ranked()).subjects).toHaveLength(20)
    expect(await ranked('u:77')).toEqual({
      subjects: ['u:77/0', 'u:77/0/validation'],
      partial: true,
    })
    const found = await engine.handlers['inspection.prompt']({ run, call: '2/rank/u:66/0' })
    expect(found).toMatchObject({ subject: 'u:66/0', recomputed: true })
    const { stages } = await engine.handlers['inspection.stepCalls']({ run, step: 2, call: '2/rank/u:66/0' })
    expect(stages.map(({ stage }) => stage)).toEqual(['client-centric', 'router-centric', 'evaluation'])
  }, 60_000)

  it('are read by name, with those beside them, and leave no file behind', async () => {
    const run = await startSmall(engine, { interactionLimit: 9 })
    await untilStatus(engine, [run], 'finished')
    const before = await home.events(run)
    const found = await engine.handlers['inspection.prompt']({ run, call: '2/predict/u:2' })
    expect(found).toMatchObject({
      recomputed: true,
      status: 'ok',
      milliseconds: null,
      previous: '2/gradient/u:2',
      reading: { ok: true },
    })
    expect(await engine.handlers['inspection.prompt']({ run, call: '2/predict/u:1' })).toBeNull()
    expect(await engine.handlers['inspection.prompt']({ run, call: '400/predict/u:1' })).toBeNull()
    expect(await home.events(run)).toBe(before)
    const newest = await engine.handlers['inspection.prompts']({
      run,
      prompt: 'predict',
      offset: 0,
      limit: 9,
    })
    expect(newest).toMatchObject({ total: 1, rows: [{ call: '9/predict/u:1' }] })
    expect(newest.recomputed).toEqual({ fromStep: 9, toStep: 9, newest: 9, whole: false, partial: false })
  })

  it('are refused where the log tells of another run, a prompt has changed, or the agent is an older one', async () => {
    const run = await startSmall(engine, { interactionLimit: 4 })
    await untilStatus(engine, [run], 'finished')
    const read = (step: number) =>
      engine.handlers['inspection.prompts']({ run, fromStep: step, toStep: step, offset: 0, limit: 1 })
    const text = await home.events(run)
    const [credit = ''] = /^\{"seq":\d+,"step":3,"type":"credit-assigned".*$/m.exec(text) ?? []
    await home.relog(run, () =>
      text.replace(credit, credit.replace('"evaluation":"', '"evaluation":"Otherwise: ')),
    )
    expect((await read(2)).total).toBeGreaterThan(0)
    await expect(read(3)).rejects.toMatchObject({
      details: { code: 'calls-differ', step: 3, stage: 'client-centric' },
    })
    await home.relog(run, () => text)
    const manifestFile = home.path('runs', run, 'manifest.json')
    const manifest = manifestSchema.parse(JSON.parse(await readFile(manifestFile, 'utf8')))
    const change = async (changed: object) => {
      await writeFile(manifestFile, JSON.stringify({ ...manifest, ...changed }))
    }
    await change({ promptHashes: { ...manifest.promptHashes, predict: 'ab'.repeat(32) }, createdAt: 'later' })
    await expect(read(1)).rejects.toMatchObject({
      details: { code: 'calls-differ', expected: 'the prompt predict with the hash abababababab' },
    })
    await change({ languageModel: { name: 'built-in agent v1', caveat: null }, createdAt: 'last' })
    await expect(read(1)).rejects.toMatchObject({
      details: { code: 'calls-differ', stage: '', expected: 'built-in agent v1' },
    })
    await change({ createdAt: 'again' })
    await engine.handlers['datasets.remove']({ dataset: 'small' })
    await expect(read(1)).rejects.toMatchObject({ details: { code: 'dataset-unknown' } })
  })
})
