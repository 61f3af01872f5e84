/** Options of a command line as choices of models. */
import { describe, expect, it } from 'vitest'
import { modelsOf } from './modelOptions.ts'

describe('modelsOf', () => {
  it('is what comes with the workbench where nothing is said', () => {
    expect(modelsOf({})).toEqual({ languageModel: { kind: 'built-in' }, embeddingModel: { kind: 'hashing' } })
  })

  it('has a reasoning model of its own, which works as the other where nothing else is said', () => {
    const { languageModel, reasoningModel } = modelsOf({
      model: 'a.gguf',
      mode: 'strict',
      context: '2048',
      gpuLayers: '0',
      reasoningModel: 'b.gguf',
      reasoningContext: '8192',
    })
    expect(languageModel).toEqual({
      kind: 'gguf',
      path: 'a.gguf',
      mode: 'strict',
      contextTokens: 2048,
      gpuLayers: 0,
    })
    expect(reasoningModel).toEqual({
      kind: 'gguf',
      path: 'b.gguf',
      mode: 'strict',
      contextTokens: 8192,
      gpuLayers: 0,
    })
  })

  it('takes no layers of the other where as many as fit are asked for', () => {
    expect(
      modelsOf({ model: 'a.gguf', gpuLayers: '0', reasoningModel: 'b.gguf', reasoningGpuLayers: 'auto' })
        .reasoningModel,
    ).toEqual({ kind: 'gguf', path: 'b.gguf', mode: 'fast' })
  })

  it('asks chat servers to reason, by a name of its own or that of the other', () => {
    const server = { reasoningServer: ['http://rack:1/v1', 'http://rack:2/v1'], sequences: '2' }
    expect(modelsOf({ ...server, reasoningServerModel: 'large' }).reasoningModel).toEqual({
      kind: 'server',
      addresses: ['http://rack:1/v1', 'http://rack:2/v1'],
      model: 'large',
      parallel: 2,
      timeoutSeconds: 300,
    })
    expect(modelsOf({ ...server, server: ['http://one/v1'], serverModel: 'small' })).toMatchObject({
      languageModel: { model: 'small' },
      reasoningModel: { model: 'small' },
    })
  })

  it('waits for servers as long as it is told to', () => {
    expect(
      modelsOf({ server: ['http://one/v1'], serverTimeout: '1800', serverWait: '3600' }).languageModel,
    ).toMatchObject({ timeoutSeconds: 1800, awaySeconds: 3600 })
    expect(() => modelsOf({ server: ['http://one/v1'], serverTimeout: '0' })).toThrow('--server')
  })

  it('leaves the name of the model to a server where none is given', () => {
    expect(modelsOf({ server: ['http://one/v1'] }).languageModel).toMatchObject({ kind: 'server', model: '' })
  })

  it.each([
    [
      'both a file and servers',
      { reasoningModel: 'b.gguf', reasoningServer: ['http://rack/v1'] },
      '--reasoning-model',
    ],
    [
      'an address of another kind',
      { reasoningServer: ['file:///etc/passwd'], reasoningServerModel: 'm' },
      '--reasoning-server (addresses)',
    ],
    [
      'an address with a password',
      { server: ['http://me:secret@rack/v1'], serverModel: 'm' },
      '--server (addresses)',
    ],
    [
      'a context that is none',
      { reasoningModel: 'b.gguf', reasoningContext: 'long' },
      '--reasoning-model (contextTokens)',
    ],
  ])('refuses %s', (_, options, argument) => {
    expect(() => modelsOf(options)).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ code: 'argument-invalid', argument }) as unknown,
      }) as Error,
    )
  })
})
