import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CompletionRequest } from '../../ports/languageModel.ts'
import { neverCancelled, requestOf } from '../../recnet/languageModelSuite.testing.ts'
import { candidatesOf } from '../../recnet/prompts/candidates.testing.ts'
import { predictPrompt } from '../../recnet/prompts/predict.ts'
import { BatchRounds } from './batchRounds.ts'
import { openLlamaLanguageModel, type LlamaLanguageModel } from './llamaLanguageModel.ts'
import { ModelPen } from './modelPen.ts'
import { tinyGguf } from './tinyGguf.testing.ts'

const path = join(mkdtempSync(join(tmpdir(), 'recnet-pen-')), 'tiny.gguf')
writeFileSync(path, tinyGguf({ seed: 5 }))

const open = (sequences = 1) =>
  openLlamaLanguageModel({
    path,
    name: 'tiny',
    mode: sequences === 1 ? 'strict' : 'fast',
    sequences,
    contextTokens: 4096,
    runtime: { cores: 1, gpu: false },
  })

const texts = {
  type: 'object',
  properties: { a: { type: 'string', maxLength: 200 }, b: { type: 'string', maxLength: 60 } },
}
const sampling = { temperature: 0, maxTokens: 600, maxThoughtTokens: 0 }
const asked = (parts: Partial<CompletionRequest>) => ({
  ...requestOf(predictPrompt, {
    domainWord: 'CD',
    userProfile: 'I enjoy quiet jazz.',
    candidates: candidatesOf('A trio.', 'A band.'),
  }),
  schema: texts,
  sampling,
  ...parts,
})

describe('the pen of a model', () => {
  let model: LlamaLanguageModel
  beforeAll(async () => {
    model = await open()
  })
  afterAll(() => model.close())

  it('goes on after a text that was taken back as if that text alone had been written', async () => {
    const watch = () => {
      let seen = 0
      return () => ++seen === 30
    }
    const beforeLoop = (text: string) => (text.length > 5 ? 'Calm.' : null)
    const closed = await model.complete(asked({ watch, beforeLoop }), neverCancelled)
    expect(closed.cut).toBe('loop')
    expect(closed.text).toMatch(/^\{"a": "Calm\.", "b": "/)
    expect(JSON.parse(closed.text)).toMatchObject({ a: 'Calm.' })
    // What was taken back has been written all the same.
    expect(closed.replyTokens).toBeGreaterThan(closed.text.length)
    const again = await model.complete(asked({ watch, beforeLoop }), neverCancelled)
    expect(again).toEqual(closed)
  })

  it('is kept from repeating itself in texts, and free in choices', async () => {
    const given: unknown[] = []
    const sequence = {
      nextTokenIndex: 0,
      contextTokens: [],
      model: { tokenize: () => [7], detokenize: () => 'x' },
      evaluate: async function* (_: unknown, options: { readonly repeatPenalty?: unknown }) {
        given.push(options.repeatPenalty)
        yield await Promise.resolve(8)
      },
    }
    const parts = { number: 0, prompted: () => undefined, prompt: [], rounds: new BatchRounds() }
    const limits = { temperature: 0, seed: 1, maxTokens: 10, signal: new AbortController().signal }
    const penOf = (repetitionPenalty: number) =>
      new ModelPen({
        ...parts,
        ...limits,
        sequence: sequence as never,
        grammars: { begin: () => Promise.resolve(null) } as never,
        repetitionPenalty,
      })
    for (const [penalty, kind] of [
      [1.2, 'text'],
      [1.2, 'choice'],
      [1, 'text'],
    ] as const) {
      const pen = penOf(penalty)
      for await (const piece of pen.pieces('', kind)) expect(piece).toBe('x')
      pen.end()
    }
    expect(given[0]).toMatchObject({ penalty: 1.2 })
    expect(given.slice(1)).toEqual([undefined, undefined])
  })

  it('repeats itself less with a penalty', async () => {
    const written = async (repetitionPenalty: number) => {
      const request = { ...asked({}), messages: [{ role: 'user', content: 'I enjoy quiet jazz.' }] as const }
      return model.complete({ ...request, sampling: { ...sampling, repetitionPenalty } }, neverCancelled)
    }
    expect((await written(1)).text).toContain('::::::')
    expect((await written(2)).text).not.toContain('::::')
  })

  it('gives the same bytes with a penalty, whatever was asked before', async () => {
    const request = asked({ sampling: { ...sampling, temperature: 0.9, repetitionPenalty: 1.2 } })
    const first = await model.complete(request, neverCancelled)
    await model.complete(asked({ seed: 5 }), neverCancelled)
    expect(await model.complete(request, neverCancelled)).toEqual(first)
  })

  it('takes a text back beside others that write', async () => {
    const several = await open(4)
    const watch = () => {
      let seen = 0
      return () => ++seen === 25
    }
    const beforeLoop = (text: string) => (text.length > 5 ? 'Calm.' : null)
    const replies = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((seed) => several.complete(asked({ seed, watch, beforeLoop }), neverCancelled)),
    )
    for (const { text } of replies) expect(JSON.parse(text)).toMatchObject({ a: 'Calm.' })
    await several.close()
  })
})
