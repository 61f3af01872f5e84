import { afterEach, describe, expect, it } from 'vitest'
import {
  cancelledAfter,
  choiceOf,
  languageModelSuite,
  neverCancelled,
  requestOf,
} from '../../recnet/languageModelSuite.testing.ts'
import { rankPrompt } from '../../recnet/prompts/rank.ts'
import {
  answerStatus,
  answerTokens,
  answerWith,
  startChatServer,
  type Behaviour,
  type ChatServer,
} from './chatServer.testing.ts'
import { createChatServerLanguageModel } from './chatServerLanguageModel.ts'
import { candidatesOf } from '../../recnet/prompts/candidates.testing.ts'

const answers: Readonly<Record<string, string>> = {
  rank: '{"ranking":[1,3,2]}',
  predict: '{"reasoning":"quiet","prediction_index":1}',
  extract: '{"attributes":[{"category":"genre","values":["jazz"]}]}',
}
const promptOf = (body: Readonly<Record<string, unknown>>) =>
  (body['response_format'] as { json_schema: { name: string } }).json_schema.name

languageModelSuite('chat server', async () => {
  const server = await startChatServer((request, response) =>
    (request.body['logprobs'] === true
      ? answerTokens({ A: -0.7, B: -1.2, C: -3 })
      : answerWith(answers[promptOf(request.body)] ?? '{}'))(request, response),
  )
  return {
    model: createChatServerLanguageModel({
      addresses: [server.address],
      model: 'm',
      parallel: 4,
      timeoutSeconds: 5,
    }),
    close: () => server.close(),
  }
})

describe('a chat server', () => {
  const servers: ChatServer[] = []
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()))
  })
  const start = async (behaviour: Behaviour) => {
    const server = await startChatServer(behaviour)
    servers.push(server)
    return server
  }
  const question = requestOf(
    rankPrompt,
    { domainWord: 'CD', userProfile: 'jazz', candidates: candidatesOf('A', 'B') },
    { seed: 2 ** 32 - 1 },
  )
  const modelOf = (...from: ChatServer[]) =>
    createChatServerLanguageModel({
      addresses: from.map(({ address }) => address),
      model: 'qwen',
      parallel: 2,
      timeoutSeconds: 1,
      firstDelay: 1,
    })
  const first =
    (behaviour: Behaviour): Behaviour =>
    (request, response) =>
      (request.count === 1 ? behaviour : answerWith('{"ranking":[2,1]}'))(request, response)

  it('shares a choice among the labels that it tells, and asks for one token only', async () => {
    // e^ln 0.6 and e^ln 0.2 of both spellings of A; B is not among them; other tokens do not count.
    const server = await start(
      answerTokens({ A: Math.log(0.6), ' A': Math.log(0.2), the: Math.log(0.1), C: Math.log(0.1) }),
    )
    const { probabilities, promptTokens } = await modelOf(server).choose(
      choiceOf({ domainWord: 'CD', userProfile: 'jazz', candidates: candidatesOf('x', 'y', 'z') }),
      neverCancelled,
    )
    expect(probabilities.map((share) => Number(share.toFixed(6)))).toEqual([0.888889, 0, 0.111111])
    expect(promptTokens).toBe(40)
    expect(server.bodies[0]).toMatchObject({ max_tokens: 1, logprobs: true, temperature: 0 })
  })

  it('is not asked to choose among more labels than a server tells of', async () => {
    const server = await start(answerTokens({ A: -1 }))
    const candidates = candidatesOf(...Array.from({ length: 21 }, (_, index) => `item ${index}`))
    await expect(
      modelOf(server).choose(choiceOf({ domainWord: 'CD', userProfile: 'jazz', candidates }), neverCancelled),
    ).rejects.toMatchObject({
      details: {
        code: 'model-failed',
        reason: expect.stringContaining('at most 20 labels, not of 21') as string,
      },
    })
    expect(server.bodies).toEqual([])
  })

  it('says what to do where it tells no probabilities', async () => {
    const server = await start(answerTokens(null))
    await expect(
      modelOf(server).choose(
        choiceOf({ domainWord: 'CD', userProfile: 'jazz', candidates: candidatesOf('x', 'y') }),
        neverCancelled,
      ),
    ).rejects.toMatchObject({
      details: { code: 'model-failed', reason: expect.stringContaining('by reply instead') as string },
    })
  })

  it('is given messages, schema, sampling and seed, and its address stands in the name', async () => {
    const server = await start(answerWith('{"ranking":[2,1]}'))
    const model = modelOf(server)
    expect(await model.complete(question, neverCancelled)).toEqual({
      text: '{"ranking":[2,1]}',
      promptTokens: 12,
      replyTokens: 5,
    })
    expect(model.description.name).toBe(`qwen at ${new URL(server.address).host}`)
    expect(server.bodies[0]).toMatchObject({
      model: 'qwen',
      messages: question.messages,
      temperature: 0.2,
      max_tokens: 1500,
      seed: 2 ** 31 - 1,
      stream: true,
      stream_options: { include_usage: true },
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'rank', strict: true, schema: question.schema },
      },
    })
  })

  it.each<[string, Behaviour]>([
    ['is busy', answerStatus(429, { 'retry-after': '0' })],
    ['fails', answerStatus(500)],
    ['closes the connection', (_, response) => response.destroy()],
    [
      'sends half of its answer',
      (_, response) => {
        response.writeHead(200, { 'content-length': '1000' })
        response.write('{"choices"')
        response.destroy()
      },
    ],
    ['sends no JSON', (_, response) => response.end('<html>')],
    ['sends another JSON', (_, response) => response.end('{"error":"overloaded"}')],
    ['does not answer in time', () => undefined],
  ])('that %s is asked again', async (_, behaviour) => {
    const server = await start(first(behaviour))
    expect((await modelOf(server).complete(question, neverCancelled)).text).toBe('{"ranking":[2,1]}')
    expect(server.bodies).toHaveLength(2)
  })

  it('that refuses a choice in every form is asked for replies as before', async () => {
    const server = await start((request, response) =>
      (request.body['logprobs'] === true ? answerStatus(400) : answerWith('{"ranking":[1,2]}'))(
        request,
        response,
      ),
    )
    const model = modelOf(server)
    const choice = choiceOf({ domainWord: 'CD', userProfile: 'jazz', candidates: candidatesOf('x', 'y') })
    await expect(model.choose(choice, neverCancelled)).rejects.toMatchObject({
      details: { code: 'model-failed' },
    })
    await model.complete(question, neverCancelled)
    // The choice, with the limit by its other name, without a temperature, and both.
    expect(server.bodies.map((body) => body['logprobs'] ?? false)).toEqual([true, true, true, true, false])
    expect(server.bodies[4]).toMatchObject({
      max_tokens: 1500,
      temperature: 0.2,
      response_format: { type: 'json_schema' },
    })
  })

  it('that stays broken is given up, with what it said', async () => {
    const server = await start(answerStatus(500))
    await expect(modelOf(server).complete(question, neverCancelled)).rejects.toMatchObject({
      details: {
        code: 'model-failed',
        call: '1/rank/u:1',
        reason: `${new URL(server.address).host} answered 500: busy, after 5 tries`,
      },
    })
    // Three of them ask for less than the schema, after it failed twice in the same way.
    expect(server.bodies).toHaveLength(8)
  })

  it('that says no is not asked again, and a redirect is not followed', async () => {
    const denied = await start(answerStatus(401))
    await expect(modelOf(denied).complete(question, neverCancelled)).rejects.toMatchObject({
      details: { reason: expect.stringContaining('401') as string },
    })
    expect(denied.bodies).toHaveLength(1)
    const elsewhere = await start(answerWith('{}'))
    const redirecting = await start(answerStatus(307, { location: `${elsewhere.address}/chat/completions` }))
    await expect(modelOf(redirecting).complete(question, neverCancelled)).rejects.toMatchObject({
      code: 'model-failed',
    })
    expect(elsewhere.bodies).toHaveLength(0)
  })

  it('shares work with others, the least busy first, and never more at once than it may have', async () => {
    const slowly: Behaviour = (request, response) =>
      setTimeout(() => answerWith('{"ranking":[1,2]}')(request, response), 20)
    const pair = [await start(slowly), await start(slowly)] as const
    const model = modelOf(...pair)
    await Promise.all(Array.from({ length: 12 }, () => model.complete(question, neverCancelled)))
    expect(pair.map((server) => server.bodies.length)).toEqual([6, 6])
    expect(pair.map((server) => server.most())).toEqual([2, 2])
  })

  it('that fails is passed over for another', async () => {
    const broken = await start(answerStatus(500))
    const good = await start(answerWith('{"ranking":[1,2]}'))
    expect((await modelOf(broken, good).complete(question, neverCancelled)).text).toBe('{"ranking":[1,2]}')
    expect(broken.bodies).toHaveLength(1)
  })

  it('is left when the run is stopped', async () => {
    const server = await start(() => undefined)
    await expect(modelOf(server).complete(question, cancelledAfter(40))).rejects.toMatchObject({
      code: 'cancelled',
    })
  })
})
