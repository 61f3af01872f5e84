/** From what a page asks for to the models of a run. */
import { describe, expect, it } from 'vitest'
import { WorkbenchError } from '#shared/errors.ts'
import type { ModelChoices } from '#shared/vocabulary/models/models.ts'
import type { RunRequest } from '#shared/vocabulary/runs.ts'
import type { AskServedModels } from '../models/ports/servedModels.ts'
import { configurationOf } from './configuration.ts'

async function choicesOf(
  request: Partial<RunRequest>,
  servedModels: AskServedModels | null = null,
): Promise<ModelChoices> {
  const described: ModelChoices[] = []
  const parts = {
    servedModels,
    datasets: { load: () => Promise.resolve({}) },
    models: {
      describe: (choices: ModelChoices) => {
        described.push(choices)
        return Promise.resolve({})
      },
    },
    modelPlaces: {
      found: (file: string) =>
        file === 'gone.gguf'
          ? Promise.reject(
              new WorkbenchError({
                code: 'argument-invalid',
                argument: 'model',
                expected: 'a file',
                found: file,
              }),
            )
          : Promise.resolve(`/models/${file}`),
    },
  }
  await configurationOf({ dataset: 'small', variant: 'RecNet', settings: {}, ...request }, parts as never)
  return described[0] as ModelChoices
}

const file = (name: string) => ({ kind: 'gguf' as const, file: name })
const server = { kind: 'server' as const, addresses: ['http://rack/v1'], model: 'qwen' }

describe('configurationOf', () => {
  it('lets the language model reason where nothing else is asked for', async () => {
    expect(await choicesOf({})).toEqual({
      languageModel: { kind: 'built-in' },
      embeddingModel: { kind: 'hashing' },
    })
  })

  it('asks a server for the name of its one model, unless nobody may be asked or it is not needed', async () => {
    const asked: string[] = []
    const servedModels: AskServedModels = ({ address }) => {
      asked.push(address)
      return Promise.resolve({ answered: true, names: ['gemma'], problem: null })
    }
    const nameless = { languageModel: { ...server, model: '' }, reasoningModel: server }
    expect(await choicesOf(nameless, servedModels)).toMatchObject({
      languageModel: { model: 'gemma' },
      reasoningModel: { model: 'qwen' },
    })
    expect(await choicesOf(nameless)).toMatchObject({ languageModel: { model: '' } })
    await choicesOf({ ...nameless, variant: 'Pop' }, servedModels)
    expect(asked).toEqual(['http://rack/v1'])
  })

  it('finds a file that reasons in the folder, and fills in how it works', async () => {
    const { languageModel, reasoningModel } = await choicesOf({
      languageModel: server,
      reasoningModel: { ...file('b.gguf'), mode: 'strict', gpuLayers: 0 },
    })
    expect(languageModel).toEqual({ ...server, parallel: 4, timeoutSeconds: 300 })
    expect(reasoningModel).toEqual({
      kind: 'gguf',
      path: '/models/b.gguf',
      mode: 'strict',
      gpuLayers: 0,
    })
  })

  it('lets servers reason beside a file or the built-in agent', async () => {
    const { languageModel, reasoningModel } = await choicesOf({
      languageModel: file('a.gguf'),
      reasoningModel: { ...server, parallel: 2 },
    })
    expect(languageModel).toMatchObject({ path: '/models/a.gguf' })
    expect(reasoningModel).toEqual({ ...server, parallel: 2, timeoutSeconds: 300 })
    expect(await choicesOf({ reasoningModel: server })).toMatchObject({
      languageModel: { kind: 'built-in' },
      reasoningModel: server,
    })
  })

  it('refuses a reasoning file that is not known, and a server without an address', async () => {
    await expect(choicesOf({ reasoningModel: file('gone.gguf') })).rejects.toMatchObject({
      code: 'argument-invalid',
    })
    await expect(choicesOf({ reasoningModel: { ...server, addresses: [] } })).rejects.toThrow()
  })
})
