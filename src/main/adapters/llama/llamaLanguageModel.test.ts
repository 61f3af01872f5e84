import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  cancelledAfter,
  choiceOf,
  languageModelSuite,
  neverCancelled,
  requestOf,
} from '../../recnet/languageModelSuite.testing.ts'
import { predictPrompt } from '../../recnet/prompts/predict.ts'
import { rankPrompt } from '../../recnet/prompts/rank.ts'
import {
  openLlamaLanguageModel,
  type LlamaLanguageModel,
  type LlamaLanguageModelOptions,
} from './llamaLanguageModel.ts'
import { tinyGguf } from './tinyGguf.testing.ts'
import { candidatesOf } from '../../recnet/prompts/candidates.testing.ts'

const file = join(mkdtempSync(join(tmpdir(), 'recnet-llama-')), 'tiny.gguf')
writeFileSync(file, tinyGguf())

const open = (parts: Partial<LlamaLanguageModelOptions> = {}) =>
  openLlamaLanguageModel({
    path: process.env['RECNET_TEST_GGUF'] ?? file,
    name: 'tiny',
    mode: 'fast',
    sequences: 4,
    contextTokens: 4096,
    runtime: { cores: 1, gpu: false },
    ...parts,
  })

const question = requestOf(rankPrompt, {
  domainWord: 'CD',
  userProfile: 'I enjoy quiet jazz.',
  candidates: candidatesOf('A trio.', 'A band.'),
})

languageModelSuite('GGUF file', async () => {
  const model = await open()
  return { model, close: () => model.close() }
})

describe('a GGUF model', () => {
  let model: LlamaLanguageModel
  beforeAll(async () => {
    model = await open()
  })
  afterAll(() => model.close())

  it('evaluates a prefix that it has seen only once', async () => {
    await model.complete(question, neverCancelled)
    const before = { ...model.promptTokens }
    await model.complete({ ...question, seed: 8 }, neverCancelled)
    expect(model.promptTokens.sent - before.sent).toBeGreaterThan(100)
    expect(model.promptTokens.evaluated - before.evaluated).toBeLessThan(10)
  })

  it('stops within a token of being told to', async () => {
    const long = requestOf(
      predictPrompt,
      { domainWord: 'CD', userProfile: 'I enjoy quiet jazz.', candidates: candidatesOf('A trio.') },
      {
        sampling: { temperature: 1, maxTokens: 3000, maxThoughtTokens: 200 },
        schema: { type: 'object', properties: { words: { type: 'array', items: { type: 'string' } } } },
      },
    )
    const stopped = cancelledAfter(5)
    await expect(model.complete(long, stopped)).rejects.toMatchObject({ code: 'cancelled' })
    await expect(model.complete(question, neverCancelled)).resolves.toMatchObject({
      text: expect.stringContaining('ranking') as string,
    })
  })

  it('evaluates what questions have in common once, also where they are asked at the same time', async () => {
    const before = { ...model.promptTokens }
    const questions = ['I enjoy metal.', 'I enjoy choirs.', 'I enjoy a trio.'].map((userProfile) =>
      requestOf(predictPrompt, {
        domainWord: 'CD',
        userProfile,
        candidates: candidatesOf('A trio.', 'A band.'),
      }),
    )
    await Promise.all(questions.map((asked) => model.complete(asked, neverCancelled)))
    const sent = model.promptTokens.sent - before.sent
    expect(model.promptTokens.evaluated - before.evaluated).toBeLessThan(sent * 0.5)
  })

  it('holds a model that writes at random to every part of a schema', async () => {
    const schema = {
      type: 'object',
      properties: {
        text: { type: 'string', maxLength: 30 },
        number: { enum: [1, 12, 3] },
        kind: { enum: ['positive', 'neutral', 'negative'] },
        change: { type: 'boolean' },
        ranking: { type: 'array', items: { enum: [1, 2, 3] }, minItems: 4, maxItems: 4 },
        rules: { type: 'array', items: { type: 'string', maxLength: 8 }, minItems: 0, maxItems: 2 },
      },
    }
    const check = z.strictObject({
      text: z
        .string()
        .max(30)
        .regex(/^[^{}<>]*$/),
      number: z.literal([1, 12, 3]),
      kind: z.enum(['positive', 'neutral', 'negative']),
      change: z.boolean(),
      ranking: z.array(z.literal([1, 2, 3])).length(4),
      rules: z.array(z.string().max(8)).max(2),
    })
    const sampling = { temperature: 1.5, maxTokens: 1000, maxThoughtTokens: 0 }
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, seed) =>
        model.complete({ ...question, schema, sampling, seed }, neverCancelled),
      ),
    )
    for (const { text, cut } of replies) {
      expect(cut).toBeUndefined()
      expect(check.safeParse(JSON.parse(text)).error).toBeUndefined()
    }
    expect(new Set(replies.map(({ text }) => text)).size).toBe(12)
  })

  it('counts the tokens that are certain, of which it asks nothing', async () => {
    const certain = await model.complete({ ...question, schema: { enum: ['yes'] } }, neverCancelled)
    // A quotation mark or a letter is one token of the tiny model.
    expect(certain).toMatchObject({ text: '"yes"', replyTokens: 5 })
  })

  it('says that a reply was cut at its budget, and not where the model ended it', async () => {
    const sampling = { temperature: 1, maxTokens: 12, maxThoughtTokens: 0 }
    const schema = { type: 'string', maxLength: 300 }
    const cut = await model.complete({ ...question, schema, sampling }, neverCancelled)
    expect(cut).toMatchObject({ cut: 'budget', replyTokens: 12 })
    const ended = await model.complete({ ...question, schema: { enum: ['yes'] } }, neverCancelled)
    expect(ended.cut).toBeUndefined()
  })

  it('stops a reply in which its watch sees a loop', async () => {
    const pieces: string[] = []
    const watch = () => (piece: string) => pieces.push(piece) === 5
    const sampling = { temperature: 1, maxTokens: 300, maxThoughtTokens: 0 }
    const reply = await model.complete({ ...question, schema: null, sampling, watch }, neverCancelled)
    expect(reply.cut).toBe('loop')
    expect(reply.replyTokens).toBeLessThan(20)
    expect(reply.text.startsWith(pieces.join(''))).toBe(true)
  })

  it('shortens the longest text of a prompt that does not fit, and says so', async () => {
    const long = Array.from({ length: 3000 }, (_, word) => `word${word}`).join(' ')
    const answer = await model.complete(
      requestOf(rankPrompt, {
        domainWord: 'CD',
        userProfile: long,
        candidates: candidatesOf('A trio.', 'A band.'),
      }),
      neverCancelled,
    )
    expect(answer.shortened).toBe(true)
    expect(answer.promptTokens).toBeLessThan(4096)
  })

  it('chooses the same way when asked again', async () => {
    const { probabilities } = await model.choose(
      choiceOf({
        domainWord: 'CD',
        userProfile: 'I enjoy quiet jazz.',
        candidates: candidatesOf('A trio.', 'A band.', 'A choir.'),
      }),
      neverCancelled,
    )
    const again = await model.choose(
      choiceOf({
        domainWord: 'CD',
        userProfile: 'I enjoy quiet jazz.',
        candidates: candidatesOf('A trio.', 'A band.', 'A choir.'),
      }),
      neverCancelled,
    )
    expect(probabilities).toHaveLength(3)
    expect(new Set(probabilities).size).toBe(3)
    again.probabilities.forEach((share, index) => expect(share).toBeCloseTo(probabilities[index] ?? 0, 3))
  })

  it('shortens the texts of a choice that does not fit', async () => {
    const long = Array.from({ length: 2000 }, (_, word) => `word${word}`).join(' ')
    const choice = await model.choose(
      choiceOf({ domainWord: 'CD', userProfile: long, candidates: candidatesOf('A trio.', 'A band.') }),
      neverCancelled,
    )
    expect(choice.shortened).toBe(true)
    expect(choice.promptTokens).toBeLessThanOrEqual(4096)
  })

  it('shares its weights with others that use the file', async () => {
    const other = await open({ mode: 'strict' })
    await other.close()
    await expect(model.complete(question, neverCancelled)).resolves.toMatchObject({
      promptTokens: expect.any(Number) as number,
    })
  })

  it('says what does not fit where nothing is left to shorten', async () => {
    const small = await open({ contextTokens: 256 })
    await expect(small.complete(question, neverCancelled)).rejects.toMatchObject({
      details: { code: 'model-failed', call: '1/rank/u:1' },
    })
    await small.close()
  })
})

describe('a strict GGUF model', () => {
  it('gives the same bytes whatever it was asked before, one process or another', async () => {
    const other = requestOf(
      predictPrompt,
      { domainWord: 'CD', userProfile: 'I enjoy metal.', candidates: candidatesOf('A band.', 'A choir.') },
      { seed: 3 },
    )
    const first = await open({ mode: 'strict' })
    const alone = await first.complete(
      { ...question, sampling: { temperature: 0.9, maxTokens: 200, maxThoughtTokens: 200 } },
      neverCancelled,
    )
    await first.close()
    const second = await open({ mode: 'strict' })
    await second.complete(other, neverCancelled)
    const [after] = await Promise.all([
      second.complete(
        { ...question, sampling: { temperature: 0.9, maxTokens: 200, maxThoughtTokens: 200 } },
        neverCancelled,
      ),
      second.complete(other, neverCancelled),
    ])
    await second.close()
    expect(after).toEqual(alone)
  })

  it('gives the same probabilities to the last bit, whatever it chose before', async () => {
    const asked = choiceOf({
      domainWord: 'CD',
      userProfile: 'I enjoy quiet jazz.',
      candidates: candidatesOf('A trio.', 'A band.'),
    })
    const first = await open({ mode: 'strict' })
    const alone = await first.choose(asked, neverCancelled)
    await first.close()
    const second = await open({ mode: 'strict' })
    await second.choose(
      choiceOf({
        domainWord: 'CD',
        userProfile: 'I enjoy metal.',
        candidates: candidatesOf('A band.', 'A choir.', 'A trio.'),
      }),
      neverCancelled,
    )
    expect(await second.choose(asked, neverCancelled)).toEqual(alone)
    await second.close()
  })
})

describe('a reasoning GGUF model', () => {
  it('thinks before it answers, and the answer keeps its form', async () => {
    const thinking = join(mkdtempSync(join(tmpdir(), 'recnet-llama-')), 'thinking.gguf')
    const chatTemplate =
      "{% for message in messages %}{% if message.role == 'assistant' %}{{ '<|im_start|>assistant\\n<think>\\n' + message.content + '<|im_end|>\\n' }}{% else %}{{ '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}{% endif %}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n<think>\\n' }}{% endif %}"
    writeFileSync(thinking, tinyGguf({ chatTemplate }))
    const model = await open({ path: thinking })
    const { text } = await model.complete(question, neverCancelled)
    await model.close()
    expect(text).toContain('ranking')
  })
})
