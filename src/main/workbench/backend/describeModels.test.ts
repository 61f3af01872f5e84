import { describe, expect, it } from 'vitest'
import type { LanguageModelChoice, ModelFacts } from '#shared/vocabulary/models/models.ts'
import { machineFacts } from '../../adapters/machine/machineFacts.ts'
import { describeModels } from './describeModels.ts'

const memory = machineFacts().memoryBytes
const CONTEXT = 4096
/** Weights of a fifth of this machine, and keys and values of a twentieth for each question. */
const read = async (path: string): Promise<ModelFacts> => ({
  path,
  name: path,
  bytes: memory / 5,
  architecture: 'llama',
  parameters: 1,
  quantization: 'F16',
  contextLength: CONTEXT,
  embeddingLength: 1,
  layers: 1,
  cacheBytesPerToken: memory / 20 / CONTEXT,
  chatTemplate: true,
  embeds: false,
  license: null,
})
const file = (path: string): LanguageModelChoice => ({
  kind: 'gguf',
  path,
  mode: 'fast',
  contextTokens: CONTEXT,
})
const sequencesOf = async (languageModel: LanguageModelChoice, reasoningModel?: LanguageModelChoice) => {
  const described = await describeModels(
    { languageModel, reasoningModel, embeddingModel: { kind: 'hashing' } },
    { read, hashOf: async () => 'a'.repeat(64) },
  )
  return [described.languageModel, described.reasoningModel].flatMap((one) =>
    one?.source?.kind === 'gguf' ? [one.source.sequences] : [],
  )
}

describe('describeModels', () => {
  it('lets two files that are in memory at once share it', async () => {
    // 0.7 − 0.2 of the machine is room for almost ten questions, of which eight are asked; 0.35 − 0.2 for almost three.
    expect(await sequencesOf(file('a.gguf'))).toEqual([8])
    expect(await sequencesOf(file('a.gguf'), file('b.gguf'))).toEqual([2, 2])
  })

  it('leaves all of it to a file beside a server, and asks as many as were said', async () => {
    const server: LanguageModelChoice = {
      kind: 'server',
      addresses: ['http://rack/v1'],
      model: 'm',
      parallel: 4,
      timeoutSeconds: 300,
    }
    expect(await sequencesOf(file('a.gguf'), server)).toEqual([8])
    expect(
      await sequencesOf({ ...file('a.gguf'), sequences: 5 } as LanguageModelChoice, file('b.gguf')),
    ).toEqual([5, 2])
  })

  it('gives a file the context that it was trained with where nobody asks for another', async () => {
    const { languageModel } = await describeModels(
      { languageModel: { kind: 'gguf', path: 'a.gguf', mode: 'fast' }, embeddingModel: { kind: 'hashing' } },
      { read, hashOf: async () => 'a'.repeat(64) },
    )
    expect(languageModel.source).toMatchObject({ contextTokens: CONTEXT, sequences: 8 })
  })
})
