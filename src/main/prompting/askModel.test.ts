import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { CompletionRequest, LanguageModel } from '../ports/languageModel.ts'
import { buildPorts, cancelledWhen } from '../recnet/ports.testing.ts'
import { askModel } from './askModel.ts'
import { createPromptRegistry } from './promptRegistry.ts'
import { contentText, remarkText } from './replyText.ts'

const { define } = createPromptRegistry()
const summary = z.object({ summary: contentText(80) })
const prompt = define({
  name: 'summarize',
  role: 'answering',
  order: 1,
  system: 'Sum up.',
  user: 'Say {{what}}.',
  slots: (variables: { what: string }) => ({ what: variables.what }),
  reply: () => summary,
  examples: [{ variables: { what: 'one' }, reply: { summary: 'spades' } }],
})

const rank = define({ ...prompt, name: 'rank', temperature: ({ rankTemperature }) => rankTemperature })
const verdict = define({
  name: 'verdict',
  role: 'answering',
  order: 2,
  system: 'Decide.',
  user: 'Now.',
  slots: () => ({}),
  reply: () => z.object({ reasoning: remarkText(20), number: z.literal([1, 2]) }),
  examples: [{ variables: {}, reply: { reasoning: 'The spade is heavier.', number: 2 } }],
})
const question = { subject: 'r3', step: 7 }
const good = { summary: 'jazz' }

describe('askModel', () => {
  it('asks once where the reply can be read', async () => {
    const ports = buildPorts({ script: { otherwise: good } })
    expect(await askModel(prompt, { what: 'it' }, question, ports)).toEqual({
      value: good,
      call: '7/summarize/r3',
    })
    expect(ports.languageModel.requests).toHaveLength(1)
    expect(ports.languageModel.requests[0]).toMatchObject({
      call: '7/summarize/r3',
      prompt: 'summarize',
      variables: { what: 'it' },
      // 2 + "summary" 7 + 642 + 6 characters at 2.5 each, and 24 to spare.
      sampling: { temperature: 0.2, repetitionPenalty: 1.2, maxTokens: 287 },
      schema: { properties: { summary: { type: 'string', maxLength: 640 } }, required: ['summary'] },
      messages: [
        { role: 'system' },
        { role: 'user', content: 'Say one.' },
        { role: 'assistant', content: '{"summary":"spades"}' },
        { role: 'user', content: 'Say it.' },
      ],
    })
    expect(ports.ledger.records).toEqual([
      {
        prompt: 'summarize',
        call: '7/summarize/r3',
        status: 'ok',
        shortened: false,
        truncated: false,
        refused: 0,
        notes: [],
        ...tokensOf(ports.languageModel.requests, [1]),
      },
    ])
  })

  it('asks once more, hotter, with another seed, and tells what was wrong', async () => {
    const calls = { '7/summarize/r3': 'I say jazz', '7/summarize/r3/repair': good }
    const ports = buildPorts({ script: { calls } })
    expect(await askModel(prompt, { what: 'it' }, question, ports)).toEqual({
      value: good,
      call: '7/summarize/r3/repair',
    })
    const [first, second] = ports.languageModel.requests as [CompletionRequest, CompletionRequest]
    // Half the length: 2 + 7 + 322 + 6 characters.
    expect(second.sampling).toMatchObject({ temperature: 0.7, maxTokens: 159 })
    expect(second.seed).not.toBe(first.seed)
    expect(second.messages.slice(0, 5)).toEqual([
      ...first.messages,
      { role: 'assistant', content: 'I say jazz' },
    ])
    expect(second.messages).toHaveLength(6)
    expect(second.messages[5]?.content).toContain('got text without one')
    expect(ports.ledger.records).toEqual([
      {
        prompt: 'summarize',
        call: '7/summarize/r3',
        status: 'repaired',
        shortened: false,
        truncated: false,
        refused: 0,
        notes: [],
        ...tokensOf([first, second], [3, 1]),
      },
    ])
  })

  it('gives up after two replies, never asking a third time', async () => {
    const ports = buildPorts({ script: { otherwise: 'jazz' } })
    expect(await askModel(prompt, { what: 'it' }, question, ports)).toEqual({
      value: {},
      call: '7/summarize/r3',
      issue: 'Expected a JSON object, got text without one.',
    })
    expect(ports.languageModel.requests).toHaveLength(2)
    expect(ports.ledger.records.map((record) => record.status)).toEqual(['fell back'])
  })

  it('does not send a megabyte back for repair', async () => {
    const ports = buildPorts({ script: { otherwise: 'x'.repeat(1 << 20) } })
    await askModel(prompt, { what: 'it' }, question, ports)
    expect(ports.languageModel.requests[1]?.messages[4]?.content).toHaveLength(400)
    expect(ports.ledger.records[0]).toMatchObject({ status: 'fell back', shortened: true })
  })

  it('asks again for the missing parts alone, and shows what it has read', async () => {
    const calls = {
      '7/verdict/r3': '{"reasoning": "It is calm.", "number": 1',
      '7/verdict/r3/repair': { number: 2 },
    }
    const ports = buildPorts({ script: { calls } })
    const { value, call } = await askModel(verdict, {}, question, ports)
    expect(value).toEqual({ reasoning: 'It is calm.', number: 2 })
    expect(call).toBe('7/verdict/r3')
    const repair = ports.languageModel.requests[1]
    expect(repair?.schema).toEqual({
      type: 'object',
      properties: { number: { enum: [1, 2] } },
      required: ['number'],
      additionalProperties: false,
    })
    expect(repair?.messages[4]).toEqual({ role: 'assistant', content: '{"reasoning":"It is calm."}' })
    expect(repair?.messages[5]?.content).toContain('“number” is missing')
    expect(ports.ledger.records).toMatchObject([{ status: 'repaired' }])
  })

  it('counts a reply that was cut as truncated, whatever could be read of it', async () => {
    const ports = buildPorts({ script: { otherwise: good } })
    const asked = ports.languageModel
    const languageModel: LanguageModel = {
      ...ports.languageModel,
      complete: async (...question) => ({ ...(await asked.complete(...question)), cut: 'budget' }),
    }
    expect((await askModel(prompt, { what: 'it' }, question, { ...ports, languageModel })).value).toEqual(
      good,
    )
    expect(ports.ledger.records).toMatchObject([
      { status: 'ok', truncated: true, notes: ['the reply ended at its budget of tokens'] },
    ])
  })

  it('does not show a model the reply that ran away, since it would only go on with it', async () => {
    const ports = buildPorts({
      script: { calls: { '7/summarize/r3/repair': good }, otherwise: '{"summary": "a a a' },
    })
    const asked = ports.languageModel
    const languageModel: LanguageModel = {
      ...ports.languageModel,
      complete: async (...question) => ({ ...(await asked.complete(...question)), cut: 'loop' }),
    }
    await askModel(prompt, { what: 'it' }, question, { ...ports, languageModel })
    const repair = ports.languageModel.requests[1]?.messages ?? []
    expect(repair.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user'])
    expect(repair[3]?.content).toMatch(
      /^Say it\.\n\nAn earlier reply could not be used\. “summary” is missing\./,
    )
  })

  it('refuses an unsound text without asking again, and says why', async () => {
    const ports = buildPorts({ script: { otherwise: { summary: 'None.' } } })
    expect((await askModel(prompt, { what: 'it' }, question, ports)).value).toEqual({})
    expect(ports.languageModel.requests).toHaveLength(1)
    expect(ports.ledger.records).toMatchObject([
      { status: 'ok', refused: 1, notes: ['refused “summary”: it says nothing'] },
    ])
  })

  it('ranks at a temperature of its own', async () => {
    const ports = buildPorts({
      script: { otherwise: good },
      settings: { rankTemperature: 0.1, temperature: 0.9 },
    })
    await askModel(rank, { what: 'it' }, question, ports)
    await askModel(prompt, { what: 'it' }, question, ports)
    expect(ports.languageModel.requests.map((request) => request.sampling.temperature)).toEqual([0.1, 0.9])
  })

  it('does not tell of a penalty on repetition where there is none', async () => {
    const ports = buildPorts({ script: { otherwise: good }, settings: { repetitionPenalty: 1 } })
    await askModel(prompt, { what: 'it' }, question, ports)
    expect(ports.languageModel.requests[0]?.sampling).not.toHaveProperty('repetitionPenalty')
  })

  it('repairs hotter than it asked, however hot that was', async () => {
    const ports = buildPorts({
      script: { otherwise: '' },
      settings: { temperature: 1.2, repairTemperature: 0.5 },
    })
    await askModel(prompt, { what: 'it' }, question, ports)
    expect(ports.languageModel.requests[1]?.sampling.temperature).toBeCloseTo(1.4, 9)
  })

  it('asks the same with the same name and seed in every run, and with another in a run of another seed', async () => {
    const request = async (seed: number) => {
      const ports = buildPorts({ script: { otherwise: good }, settings: { seed } })
      await askModel(prompt, { what: 'it' }, question, ports)
      return ports.languageModel.requests[0]!
    }
    const [one, same, other] = [await request(1), await request(1), await request(2)]
    expect(same).toEqual(one)
    expect(other).toEqual({ ...one, seed: other.seed })
    expect(other.seed).not.toBe(one.seed)
    expect(Number.isInteger(one.seed) && one.seed >= 0 && one.seed <= 0xffffffff).toBe(true)
  })

  it('throws before asking once cancelled, and drops an answer that comes after', async () => {
    const before = { ...buildPorts({ script: { otherwise: good } }), cancellation: cancelledWhen(() => true) }
    await expect(askModel(prompt, { what: 'it' }, question, before)).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(before.languageModel.requests).toHaveLength(0)

    const during = buildPorts({ script: { otherwise: good } })
    const cancellation = cancelledWhen(() => during.languageModel.requests.length > 0)
    await expect(
      askModel(prompt, { what: 'it' }, question, { ...during, cancellation }),
    ).rejects.toMatchObject({ code: 'cancelled' })
    expect(during.ledger.records).toHaveLength(0)
  })
})

/** Both counts as the scripted model reports them: words. */
function tokensOf(requests: readonly CompletionRequest[], replyTokens: readonly number[]) {
  const words = requests.flatMap((request) =>
    request.messages.flatMap((message) => message.content.split(/\s+/)),
  )
  return { promptTokens: words.length, replyTokens: replyTokens.reduce((sum, count) => sum + count, 0) }
}
