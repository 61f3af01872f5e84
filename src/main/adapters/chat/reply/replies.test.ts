import { afterEach, describe, expect, it } from 'vitest'
import type { CompletionRequest, ReplyWatch } from '../../../ports/languageModel.ts'
import { neverCancelled, requestOf } from '../../../recnet/languageModelSuite.testing.ts'
import { rankPrompt } from '../../../recnet/prompts/rank.ts'
import {
  answerStatus,
  answerStream,
  answerWith,
  DONE,
  startChatServer,
  writeEvents,
  type Behaviour,
  type ChatServer,
  type StreamEvent,
} from '../chatServer.testing.ts'
import { createChatServerLanguageModel } from '../chatServerLanguageModel.ts'
import { candidatesOf } from '../../../recnet/prompts/candidates.testing.ts'

const usage = { usage: { prompt_tokens: 12, completion_tokens: 5 } }
const stop: StreamEvent = { finish_reason: 'stop' }
const length: StreamEvent = { finish_reason: 'length' }
const text = '{"ranking":[2,1]}'
/** 16 characters, so that two of them are a block of the watch. */
const genre = '"calm piano","\n\t'

describe('a reply of a chat server', () => {
  const servers: ChatServer[] = []
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()))
  })
  const open = async (behaviour: Behaviour, maxThoughtTokens = 400) => {
    const server = await startChatServer(behaviour)
    servers.push(server)
    const model = createChatServerLanguageModel({
      addresses: [server.address],
      model: 'qwen',
      parallel: 2,
      timeoutSeconds: 2,
      firstDelay: 1,
    })
    const ask = (parts: Partial<CompletionRequest> = {}) =>
      model.complete(
        requestOf(
          rankPrompt,
          { domainWord: 'CD', userProfile: 'jazz', candidates: candidatesOf('A', 'B') },
          { sampling: { temperature: 0.2, maxTokens: 400, maxThoughtTokens }, ...parts },
        ),
        neverCancelled,
      )
    return { server, ask }
  }
  const budgets = (server: ChatServer) => server.bodies.map((body) => body['max_tokens'])

  it('is gathered from its pieces', async () => {
    const { ask } = await open(
      answerStream(
        { raw: ': waiting\n\n' },
        { content: '' },
        { content: '{"rank' },
        { content: 'ing":[2,1]}' },
        stop,
        usage,
        DONE,
      ),
    )
    expect(await ask()).toEqual({ text, promptTokens: 12, replyTokens: 5 })
  })

  it('is the same in whatever pieces it arrives', async () => {
    const stream = Buffer.from(
      `\ufeffdata: {"choices":[{"delta":{"content":"Dvořák 🎻"},"finish_reason":"stop"}]}\r\n\r\ndata: {"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2}}`,
    )
    const { ask } = await open((_, response) => {
      response.setHeader('content-type', 'text/event-stream')
      const send = (at: number) => {
        if (at >= stream.length) response.end()
        else response.write(stream.subarray(at, at + 7), () => setImmediate(send, at + 7))
      }
      send(0)
    })
    expect(await ask()).toEqual({ text: 'Dvořák 🎻', promptTokens: 1, replyTokens: 2 })
  })

  it('that a watch stops ends there, and the server sees that nobody listens', async () => {
    const closed = Promise.withResolvers<void>()
    let sent = 0
    const { server, ask } = await open((_, response) => {
      const timer = setInterval(() => {
        sent += 1
        writeEvents(response, { content: genre })
      }, 1)
      response.on('close', () => {
        clearInterval(timer)
        closed.resolve()
      })
    })
    const watched: string[] = []
    // It stops with the third block.
    const watch = (): ReplyWatch => (piece) => watched.push(piece) === 3
    const completion = await ask({ watch })
    await closed.promise
    // The server did not count: 96 bytes are 24 tokens.
    expect(completion).toMatchObject({ text: genre.repeat(6), replyTokens: 24, cut: 'loop' })
    expect(completion.promptTokens).toBeGreaterThan(50)
    expect(watched).toEqual(Array.from({ length: 3 }, () => genre.repeat(2)))
    expect(server.bodies).toHaveLength(1)
    expect(sent).toBeLessThan(1000)
  })

  it('is stopped at the same place where it arrives whole, and never within a character', async () => {
    const long = `x${'🎻'.repeat(40)}`
    const watch = (): ReplyWatch => () => true
    const whole = await open(answerWith(long, null))
    // The first block of 32 code units ends within the sixteenth violin.
    const cut = { text: `x${'🎻'.repeat(15)}`, cut: 'loop' }
    expect(await whole.ask({ watch })).toMatchObject(cut)
    const pieces = await open(answerStream({ content: long.slice(0, 35) }, { content: long.slice(35) }, stop))
    expect(await pieces.ask({ watch })).toMatchObject(cut)
  })

  it('has a new watch for each try', async () => {
    let made = 0
    const watch = () => {
      let seen = 0
      made += 1
      return (piece: string) => (seen += piece.length) > 64
    }
    const { ask } = await open(({ count }, response) => {
      writeEvents(response, { content: 'x'.repeat(64) })
      if (count === 1) response.destroy()
      else response.end('data: [DONE]\n\n')
    })
    expect(await ask({ watch })).toMatchObject({ text: 'x'.repeat(64) })
    expect(made).toBeGreaterThan(1)
  })

  it.each<[string, Behaviour]>([
    ['in a stream', answerStream({ content: '{"rank' }, length, usage, DONE)],
    ['whole', (_, response) => response.end(JSON.stringify({ choices: [{ message: { content: '{"rank' }, finish_reason: 'length' }], ...usage }))], // prettier-ignore
  ])('that ends at its budget says so, %s', async (_, behaviour) => {
    const { server, ask } = await open(behaviour)
    expect(await ask()).toEqual({ text: '{"rank', promptTokens: 12, replyTokens: 5, cut: 'budget' })
    expect(budgets(server)).toEqual([400])
  })

  it.each<[string, readonly StreamEvent[]]>([
    ['ends in the middle', [{ content: '{"rank' }]],
    ['holds an error', [{ content: '{"rank' }, { raw: 'data: {"error":{"message":"out of memory"}}\n\n' }]],
    ['holds an error in a field of its own', [{ raw: 'error: {"code":500,"message":"out of memory"}\n\n' }]],
    ['holds nothing', [DONE]],
    ['holds an event without an end', [{ raw: `data: ${'x'.repeat(5 * 1024 * 1024)}` }]],
    ['is too long', Array.from({ length: 5 }, () => ({ content: 'x'.repeat(1024 * 1024) }))],
  ])('whose stream %s is asked for again', async (_, events) => {
    const { server, ask } = await open((request, response) =>
      (request.count === 1 ? answerStream(...events) : answerStream({ content: text }, stop, DONE))(
        request,
        response,
      ),
    )
    expect(await ask()).toMatchObject({ text })
    expect(server.bodies).toHaveLength(2)
  })

  it('that never comes is told in the words of the server', async () => {
    const { ask } = await open(answerStream({ raw: 'data: {"error":{"message":"out of\\nmemory"}}\n\n' }))
    await expect(ask()).rejects.toMatchObject({
      details: { reason: expect.stringContaining('answered with an error: out of memory') as string },
    })
  })

  it('is complete where the connection breaks after its end', async () => {
    const { server, ask } = await open((_, response) => {
      writeEvents(response, { content: text }, stop)
      setTimeout(() => response.destroy(), 20)
    })
    // 17 bytes are 5 tokens.
    expect(await ask()).toMatchObject({ text, replyTokens: 5 })
    expect(server.bodies).toHaveLength(1)
  })

  it.each([
    ['no counts', null],
    ['half of the counts', { prompt_tokens: null, completion_tokens: 5 }],
    ['counts that are none', { prompt_tokens: -1, completion_tokens: 'five' }],
  ])('with %s is counted by its length', async (_, counts) => {
    const { ask } = await open(answerWith(text, counts))
    // 17 bytes are 5 tokens.
    const { promptTokens, replyTokens } = await ask({ messages: [{ role: 'user', content: 'x'.repeat(9) }] })
    expect({ promptTokens, replyTokens }).toEqual({ promptTokens: 3, replyTokens: 5 })
  })

  it('comes without its counts, whole, or in a lesser form where the server refuses more', async () => {
    const { server, ask } = await open((request, response) => {
      const { stream, stream_options: counted, response_format: format } = request.body
      if (counted !== undefined) answerStatus(400, {}, 'unknown field stream_options')(request, response)
      else if (stream === true) answerStatus(422, {}, 'streaming is off')(request, response)
      else if (format !== undefined) answerStatus(400, {}, 'response_format?')(request, response)
      else answerWith(text)(request, response)
    })
    await ask()
    await ask()
    expect(
      server.bodies.map((body) => [
        body['stream'],
        body['stream_options'] !== undefined,
        (body['response_format'] as { type: string } | undefined)?.type,
      ]),
    ).toEqual([
      [true, true, 'json_schema'],
      [true, false, 'json_schema'],
      [false, false, 'json_schema'],
      [false, false, 'json_schema'],
      [false, false, 'json_object'],
      [false, false, undefined],
      [false, false, undefined],
    ])
  })

  it('that cannot be asked for in any shape fails, and the next is asked for the full one again', async () => {
    const { server, ask } = await open(answerStatus(400, {}, 'no'))
    await expect(ask()).rejects.toMatchObject({
      details: { reason: expect.stringContaining('answered 400: no') as string },
    })
    const before = server.bodies.length
    await expect(ask()).rejects.toMatchObject({ code: 'model-failed' })
    expect(server.bodies[before]).toMatchObject({ stream_options: { include_usage: true } })
  })

  it.each<[string, readonly StreamEvent[]]>([
    ['a field', [{ reasoning_content: 'Hm.' }]],
    ['another field', [{ reasoning: 'Hm.' }]],
    ['the text', [{ content: '<think>Hm.' }]],
  ])(
    'that a thought in %s cut is asked for again with room, and later ones have it at once',
    async (_, thought) => {
      const { server, ask } = await open((request, response) =>
        (request.body['max_tokens'] === 400
          ? answerStream(...thought, length, DONE)
          : answerStream(...thought, { content: `</think>${text}` }, stop, DONE))(request, response),
      )
      expect((await ask()).text).toContain(text)
      expect((await ask()).cut).toBeUndefined()
      expect(budgets(server)).toEqual([400, 800, 800])
    },
  )

  it('gets room for thoughts only once the model has thought, however well that reply ended', async () => {
    const { server, ask } = await open(({ count }, response) =>
      answerStream(
        ...(count === 2 ? [{ reasoning_content: 'Hm.' }] : []),
        { content: text },
        stop,
        DONE,
      )({ body: {}, count }, response),
    )
    for (let asked = 0; asked < 3; asked++) await ask()
    expect(budgets(server)).toEqual([400, 400, 800])
  })

  it('is the same whichever is asked first, alone or at once', async () => {
    // A thought of 300 tokens, and replies of 50 and of 150: of the second only 100 fit into 400.
    const behaviour: Behaviour = ({ body, count }, response) => {
      const long = JSON.stringify(body['messages']).includes('long')
      const cut = long && body['max_tokens'] === 400
      const counts = { prompt_tokens: 9, completion_tokens: cut ? 400 : long ? 450 : 350 }
      answerStream({ reasoning: 'Hm.' }, { content: cut ? '{"rank' : text }, cut ? length : stop, {
        usage: counts,
      })({ body, count }, response)
    }
    const of = (content: string) => ({ messages: [{ role: 'user' as const, content }] })
    const [a, b, both] = [await open(behaviour), await open(behaviour), await open(behaviour)]
    const short = { text, promptTokens: 9, replyTokens: 350 }
    const long = { text, promptTokens: 9, replyTokens: 450 }
    expect([await a.ask(of('short')), await a.ask(of('long'))]).toEqual([short, long])
    expect([await b.ask(of('long')), await b.ask(of('short'))]).toEqual([long, short])
    expect(await Promise.all([both.ask(of('long')), both.ask(of('short'))])).toEqual([long, short])
    expect([budgets(a.server), budgets(b.server)]).toEqual([
      [400, 800],
      [400, 800, 800],
    ])
  })

  it('has no room for thoughts after an empty one, nor where none is wanted', async () => {
    const empty = await open(answerStream({ content: `<think>\n\n</think>${text}` }, stop))
    await empty.ask()
    await empty.ask()
    expect(budgets(empty.server)).toEqual([400, 400])
    const unwanted = await open(answerStream({ reasoning: 'Hm.' }, length), 0)
    expect(await unwanted.ask()).toMatchObject({ text: '', cut: 'budget' })
    await unwanted.ask()
    expect(budgets(unwanted.server)).toEqual([400, 400])
  })

  it('that is cut within its thought is no answer, whatever draft the thought holds', async () => {
    const { server, ask } = await open(answerStream({ content: `<think>First: ${text}` }, length))
    expect(await ask()).toMatchObject({ text: `<think>First: ${text}</think>`, cut: 'budget' })
    expect(budgets(server)).toEqual([400, 800])
  })

  it('stops in a thought that loops', async () => {
    const { server, ask } = await open(
      answerStream(...Array.from({ length: 9 }, () => ({ reasoning: genre })), length),
    )
    const watch = (): ReplyWatch => {
      let blocks = 0
      return () => (blocks += 1) === 3
    }
    expect(await ask({ watch })).toMatchObject({ text: '', cut: 'loop', replyTokens: 24 })
    expect(budgets(server)).toEqual([400])
  })
})
