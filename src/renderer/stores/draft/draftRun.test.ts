/** The draft against a connection that knows two variants and one preset. */
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import { createApp, nextTick } from 'vue'
import type { Preset, RunRequest, VariantOption } from '#shared/vocabulary/runs.ts'
import { workbenchSettings } from '#shared/vocabulary/workbenchSettings.ts'
import type { Connection } from '../../connection/connectWorkbench.ts'
import { connectionKey } from '../../connection/useConnection.ts'
import { newFileModel } from './draftModels.ts'
import { useDraftRun } from './draftRun.ts'

const variants: readonly VariantOption[] = [
  { method: 'RecNet', name: 'RecNet', settings: {} },
  { method: 'RecNet', name: 'w/o Buffer', settings: { messageBuffer: false } },
]
const preset: Preset = {
  name: 'script',
  title: 'Script',
  description: '',
  source: '',
  variant: 'RecNet',
  settings: { initialRouterCount: 25, messageBuffer: true },
}

const rack = { name: 'rack', addresses: ['http://rack:1/v1'], model: 'qwen', parallel: 2, timeoutSeconds: 60 }

let kept: Map<string, string>

async function makeDraft() {
  const started: RunRequest[] = []
  const workbench = {
    'experiments.options': async () => ({ methods: [], variants, presets: [preset] }),
    'settings.read': async () => workbenchSettings.parse({ chatServers: [rack] }),
    on: () => () => undefined,
    'experiments.calibrate': async (request: unknown) => request,
    'runs.start': async (request: RunRequest) => {
      started.push(request)
      return 'run-1'
    },
  }
  const connection = { workbench, onReconnect: () => () => undefined } as unknown as Connection
  const pinia = createPinia()
  createApp({}).use(pinia).provide(connectionKey, connection)
  const draft = useDraftRun(pinia)
  await eventually(() => expect(draft.loaded).toBe(true))
  return { draft, started }
}

beforeEach(() => {
  kept = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
})
afterEach(() => vi.unstubAllGlobals())

describe('useDraftRun', () => {
  it('asks for what differs from the variant, and drops a value that equals the base', async () => {
    const { draft, started } = await makeDraft()
    draft.set('initialRouterCount', 10)
    draft.set('updateSize', 25)
    expect(draft.differences).toEqual([{ name: 'initialRouterCount', value: 10, instead: 20 }])
    expect(await draft.start()).toBe('run-1')
    expect(started).toEqual([
      {
        dataset: 'demo',
        variant: 'RecNet',
        settings: { initialRouterCount: 10 },
        vectorIndex: 'lance',
        note: '',
      },
    ])
  })

  it('asks for a calibration of its encoder, whatever became of its language models', async () => {
    const { draft } = await makeDraft()
    draft.languageModel = { kind: 'server', name: 'gone' }
    draft.embeddingFile = 'e.gguf'
    expect(await draft.calibrate('t')).toEqual({
      dataset: 'demo',
      variant: 'RecNet',
      settings: {},
      vectorIndex: 'lance',
      embeddingModel: 'e.gguf',
      note: '',
      ticket: 't',
    })
  })

  it('shows changes against the preset but asks for its values too', async () => {
    const { draft } = await makeDraft()
    draft.take(preset)
    expect(draft.differences).toEqual([])
    expect(draft.settings['initialRouterCount']).toBe(25)
    draft.set('updateSize', 10)
    expect(draft.differences).toEqual([{ name: 'updateSize', value: 10, instead: 25 }])
    expect(draft.request.settings).toEqual({ initialRouterCount: 25, updateSize: 10 })
  })

  it('lets a variant chosen after the preset have the last word', async () => {
    const { draft } = await makeDraft()
    draft.take(preset)
    draft.variant = 'w/o Buffer'
    expect(draft.settings['messageBuffer']).toBe(false)
    expect(draft.request.settings).toEqual({ initialRouterCount: 25 })
  })

  it('takes over the settings of a run without those that this version does not know, and undoes it', async () => {
    const { draft } = await makeDraft()
    draft.set('updateSize', 10)
    const undo = draft.take({
      variant: 'w/o Buffer',
      settings: { seed: 7, messageBuffer: false, longGone: 3 },
      dataset: 'cds',
      vectorIndex: 'memory',
    })
    expect(draft.request).toEqual({
      dataset: 'cds',
      variant: 'w/o Buffer',
      settings: { seed: 7 },
      vectorIndex: 'memory',
      note: '',
    })
    expect(draft.issues.size).toBe(0)
    undo()
    expect(draft.request).toEqual({
      dataset: 'demo',
      variant: 'RecNet',
      settings: { updateSize: 10 },
      vectorIndex: 'lance',
      note: '',
    })
  })

  it('keeps text that is no number and says what is wrong with it', async () => {
    const { draft } = await makeDraft()
    draft.set('updateSize', '')
    draft.set('temperature', 3)
    draft.set('maxRules', 2.5)
    expect(draft.settings['updateSize']).toBe('')
    expect(Object.fromEntries(draft.issues)).toEqual({
      temperature: 'Expected 0 to 2; found 3.',
      updateSize: 'Expected 1 to 100000; found nothing.',
      maxRules: 'Expected a whole number, 1 to 64; found 2.5.',
    })
    draft.reset('updateSize')
    expect(draft.settings['updateSize']).toBe(25)
  })

  it('is there again after a reload, preset and changes apart', async () => {
    const { draft } = await makeDraft()
    draft.take(preset)
    draft.set('seed', 11)
    draft.note = 'again'
    await nextTick()
    const { draft: next } = await makeDraft()
    expect(next.preset).toBe('script')
    expect(next.differences).toEqual([{ name: 'seed', value: 11, instead: 2020 }])
    expect(next.note).toBe('again')
  })

  it('asks for files with what was set, and for saved servers with all that they are', async () => {
    const { draft } = await makeDraft()
    draft.languageModel = { ...newFileModel('a.gguf'), mode: 'strict', gpuLayers: 0 }
    draft.reasoningModel = { kind: 'server', name: 'rack' }
    draft.embeddingFile = 'e.gguf'
    expect(draft.request).toMatchObject({
      languageModel: { kind: 'gguf', file: 'a.gguf', mode: 'strict', gpuLayers: 0 },
      reasoningModel: {
        kind: 'server',
        addresses: rack.addresses,
        model: 'qwen',
        parallel: 2,
        timeoutSeconds: 60,
      },
      embeddingModel: 'e.gguf',
    })
    expect(draft.request.languageModel).not.toHaveProperty('sequences')
    await nextTick()
    const { draft: next } = await makeDraft()
    expect(next.request).toEqual(draft.request)
  })

  it('takes over the models of a run, leaves them to a preset, and undoes it', async () => {
    const { draft } = await makeDraft()
    draft.embeddingFile = 'e.gguf'
    const models = { languageModel: newFileModel('a.gguf'), reasoningModel: null, embeddingFile: null }
    const undo = draft.take({ variant: 'RecNet', settings: {}, models })
    expect([draft.languageModel, draft.embeddingFile]).toEqual([models.languageModel, null])
    draft.take(preset)
    expect(draft.languageModel).toEqual(models.languageModel)
    undo()
    expect([draft.languageModel, draft.embeddingFile]).toEqual([null, 'e.gguf'])
  })

  it('reads the model of a draft that knew only files, and drops one of a shape it does not know', async () => {
    kept.set(
      'recnet.draft',
      JSON.stringify({
        dataset: 'cds',
        variant: 'RecNet',
        preset: '',
        settings: {},
        vectorIndex: 'memory',
        languageFile: 'a.gguf',
        embeddingFile: 'e.gguf',
        mode: 'strict',
        note: '',
      }),
    )
    const { draft } = await makeDraft()
    expect(draft.languageModel).toEqual({ ...newFileModel('a.gguf'), mode: 'strict' })
    expect([draft.reasoningModel, draft.embeddingFile, draft.dataset]).toEqual([null, 'e.gguf', 'cds'])
    kept.set(
      'recnet.draft',
      JSON.stringify({ dataset: 'cds', variant: 'RecNet', settings: {}, languageModel: { kind: 'oracle' } }),
    )
    const { draft: next } = await makeDraft()
    expect([next.languageModel, next.dataset]).toEqual([null, 'cds'])
  })

  it('begins anew where what was kept has another shape', async () => {
    kept.set('recnet.draft', '{"dataset":7}')
    const { draft } = await makeDraft()
    expect(draft.request.dataset).toBe('demo')
  })
})
