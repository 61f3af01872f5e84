/** Models of the form: as asked for, what is wrong with them, and as a run had them. */
import { describe, expect, it } from 'vitest'
import type { ModelFacts } from '#shared/vocabulary/models/models.ts'
import { askedModel, draftModelsOf, draftModelText, modelProblems, newFileModel } from './draftModels.ts'

const rack = { name: 'rack', addresses: ['http://rack:1/v1'], model: 'qwen', parallel: 2, timeoutSeconds: 60 }
const facts: ModelFacts = {
  path: '/models/a.gguf',
  name: 'A',
  bytes: 1,
  architecture: 'llama',
  parameters: 1,
  quantization: 'F16',
  contextLength: 8192,
  embeddingLength: 4,
  layers: 2,
  cacheBytesPerToken: 1,
  chatTemplate: true,
  embeds: false,
  license: null,
}
const known = { files: [{ file: 'a.gguf', facts, error: null }], servers: [rack] }
const sha256 = 'a'.repeat(64)

describe('modelProblems', () => {
  it('finds nothing wrong with what is there, nor while it is not known what is', () => {
    expect(modelProblems(newFileModel('a.gguf'), known)).toEqual({})
    expect(modelProblems({ kind: 'server', name: 'rack' }, known)).toEqual({})
    expect(modelProblems(newFileModel('gone.gguf'), { files: null, servers: null })).toEqual({})
    expect(modelProblems({ kind: 'server', name: 'gone' }, { files: null, servers: null })).toEqual({})
    expect(modelProblems(null, known)).toEqual({})
  })

  it('misses a file and a server that are gone', () => {
    expect(modelProblems(newFileModel('gone.gguf'), known).chosen).toContain('gone.gguf was not found')
    expect(modelProblems({ kind: 'server', name: 'gone' }, known).chosen).toContain(
      'no chat server named gone',
    )
  })

  it('names every number that cannot be, and how long a context the file was trained on', () => {
    expect(
      modelProblems(
        { ...newFileModel('a.gguf'), sequences: 65, contextTokens: 9000, gpuLayers: 'all' },
        known,
      ),
    ).toEqual({
      sequences: 'Expected a whole number, 1 to 64; found 65.',
      contextTokens: 'Expected a whole number, 256 to 8192, which it was trained on; found 9000.',
      gpuLayers: 'Expected a whole number, 0 to 1000; found all.',
    })
  })
})

describe('askedModel', () => {
  it('asks nobody in the place of a server that is gone', () => {
    expect(askedModel({ kind: 'server', name: 'gone' }, [rack])).toEqual({
      kind: 'server',
      addresses: [],
      model: 'gone',
    })
  })
})

describe('draftModelsOf', () => {
  const described = (source: object) => ({ name: 'any', caveat: null, source }) as never

  it('finds files by their path and servers by what they are', () => {
    const server = {
      kind: 'server',
      addresses: rack.addresses,
      model: 'qwen',
      parallel: 9,
      timeoutSeconds: 300,
    }
    const file = {
      kind: 'gguf',
      path: '/models/a.gguf',
      sha256,
      mode: 'strict',
      sequences: 3,
      contextTokens: 2048,
    }
    const models = draftModelsOf(
      {
        languageModel: described(file),
        reasoningModel: described(server),
        embeddingModel: {
          name: 'e',
          dimensions: 4,
          source: { kind: 'gguf', path: '/models/a.gguf', sha256 },
        },
      },
      known,
    )
    expect(models).toEqual({
      languageModel: {
        kind: 'gguf',
        file: 'a.gguf',
        mode: 'strict',
        sequences: 3,
        contextTokens: 2048,
        gpuLayers: '',
      },
      reasoningModel: { kind: 'server', name: 'rack' },
      embeddingFile: 'a.gguf',
    })
    expect(models.reasoningModel && draftModelText(models.reasoningModel, [rack])).toBe(
      'qwen at http://rack:1/v1',
    )
  })

  it('finds a server that told the name of its model, after one that has that name', () => {
    const source = {
      kind: 'server',
      addresses: rack.addresses,
      model: 'qwen',
      parallel: 4,
      timeoutSeconds: 300,
    }
    const nameless = { ...rack, name: 'nameless', model: '' }
    const found = (...servers: readonly (typeof rack)[]) =>
      draftModelsOf(
        { languageModel: described(source), embeddingModel: { name: 'e', dimensions: 4 } },
        { files: [], servers },
      ).languageModel
    expect(found(nameless)).toEqual({ kind: 'server', name: 'nameless' })
    expect(found(nameless, rack)).toEqual({ kind: 'server', name: 'rack' })
    expect(draftModelText({ kind: 'server', name: 'nameless' }, [nameless])).toBe(
      'the model at http://rack:1/v1',
    )
  })

  it('names what is not known here, so that it is missed', () => {
    const file = {
      kind: 'gguf',
      path: '/elsewhere/b.gguf',
      sha256,
      mode: 'fast',
      sequences: 1,
      contextTokens: 4096,
    }
    const server = {
      kind: 'server',
      addresses: ['http://other/v1'],
      model: 'big',
      parallel: 1,
      timeoutSeconds: 300,
    }
    const { languageModel, reasoningModel } = draftModelsOf(
      {
        languageModel: described(file),
        reasoningModel: described(server),
        embeddingModel: { name: 'e', dimensions: 4 },
      },
      known,
    )
    expect(modelProblems(languageModel, known).chosen).toContain('/elsewhere/b.gguf')
    expect(modelProblems(reasoningModel, known).chosen).toContain('big at http://other/v1')
  })

  it('is what comes with the workbench where a run had that', () => {
    const builtIn = { name: 'built-in agent v2', caveat: 'rules' }
    expect(
      draftModelsOf({ languageModel: builtIn, embeddingModel: { name: 'hashing', dimensions: 512 } }, known),
    ).toEqual({ languageModel: null, reasoningModel: null, embeddingFile: null })
  })
})
