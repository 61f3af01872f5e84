import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { CompletionRequest } from '../ports/languageModel.ts'
import { buildPorts, cancelledWhen } from '../recnet/ports.testing.ts'
import { askModel } from './askModel.ts'
import { createPromptRegistry } from './promptRegistry.ts'

const { define } = createPromptRegistry()
const prompt = define({
  name: 'summarize',
  role: 'answering',
  order: 1,
  system: 'Sum up.',
  user: 'Say {{what}}.',
  slots: (variables: { what: string }) => ({ what: variables.what }),
  reply: z.object({ summary: z.string() }),
})

const rank = define({ ...prompt, name: 'rank', temperature: ({ rankTemperature }) => rankTemperature })
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
      sampling: { temperature: 0.2, maxTokens: 1024 },
      messages: [{ role: 'system' }, { role: 'user', content: 'Say it.' }],
    })
    expect(ports.ledger.records).toEqual([
      {
        prompt: 'summarize',
        call: '7/summarize/r3',
        status: 'ok',
        shortened: false,
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
    expect(second.sampling).toMatchObject({ temperature: 0.7, maxTokens: 1024 })
    expect(second.seed).not.toBe(first.seed)
    expect(second.messages.slice(0, 3)).toEqual([
      ...first.messages,
      { role: 'assistant', content: 'I say jazz' },
    ])
    expect(second.messages).toHaveLength(4)
    expect(second.messages[3]?.content).toContain('got text without one')
    expect(ports.ledger.records).toEqual([
      {
        prompt: 'summarize',
        call: '7/summarize/r3',
        status: 'repaired',
        shortened: false,
        ...tokensOf([first, second], [3, 1]),
      },
    ])
  })

  it('gives up after two replies, never asking a third time', async () => {
    const ports = buildPorts({ script: { otherwise: 'jazz' } })
    expect(await askModel(prompt, { what: 'it' }, question, ports)).toEqual({
      value: null,
      call: '7/summarize/r3',
    })
    expect(ports.languageModel.requests).toHaveLength(2)
    expect(ports.ledger.records.map((record) => record.status)).toEqual(['fell back'])
  })

  it('does not send a megabyte back for repair', async () => {
    const ports = buildPorts({ script: { otherwise: 'x'.repeat(1 << 20) } })
    await askModel(prompt, { what: 'it' }, question, ports)
    expect(ports.languageModel.requests[1]?.messages[2]?.content).toHaveLength(2000)
    expect(ports.ledger.records[0]).toMatchObject({ status: 'fell back', shortened: true })
  })

  it('repairs a reply that fits the schema but not the question', async () => {
    const calls = { '7/summarize/r3': { summary: 'rock' }, '7/summarize/r3/repair': good }
    const ports = buildPorts({ script: { calls } })
    const check = (reply: { summary: string }) => (reply.summary === 'rock' ? 'Not rock.' : null)
    expect((await askModel(prompt, { what: 'it' }, { ...question, check }, ports)).value).toEqual(good)
    expect(ports.languageModel.requests[1]?.messages[3]?.content).toContain('Not rock.')
    const stubborn = buildPorts({ script: { otherwise: { summary: 'rock' } } })
    expect((await askModel(prompt, { what: 'it' }, { ...question, check }, stubborn)).value).toBeNull()
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
