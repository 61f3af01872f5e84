import { afterEach, describe, expect, it } from 'vitest'
import { cancelledAfter, neverCancelled } from '../../recnet/languageModelSuite.testing.ts'
import {
  answerStatus,
  answerWith,
  listModels,
  startChatServer,
  type Behaviour,
  type ChatServer,
} from './chatServer.testing.ts'
import type { SampleQuestion } from '../../workbench/models/ports/trialModels.ts'
import { checkChatServer } from './checkChatServer.ts'

const labels: Behaviour = (_, response) => {
  const top_logprobs = [{ token: 'A', logprob: -0.1 }, { token: 'B', logprob: -2 }] // prettier-ignore
  response.end(
    JSON.stringify({
      choices: [
        { message: { content: 'A' }, logprobs: { content: [{ token: 'A', logprob: -0.1, top_logprobs }] } },
      ],
    }),
  )
}
/** With or without probabilities, by what is asked. */
const able: Behaviour = (request, response) =>
  (request.body['logprobs'] ? labels : answerWith('{"ready":true}'))(request, response)

describe('checkChatServer', () => {
  const servers: ChatServer[] = []
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()))
  })
  const start = async (...args: Parameters<typeof startChatServer>) => {
    const server = await startChatServer(...args)
    servers.push(server)
    return server
  }
  const asked = (address: string, timeoutSeconds = 5, model = 'qwen') => ({
    address,
    model,
    timeoutSeconds,
    questions: [] as readonly SampleQuestion[],
  })
  const check = (...of: Parameters<typeof asked>) => checkChatServer(asked(...of), neverCancelled)

  it('finds the model, the strictest form that is taken, and probabilities', async () => {
    const server = await start(able, listModels('other', 'qwen'))
    expect(await check(server.address)).toEqual({
      address: server.address,
      reachable: true,
      model: 'qwen',
      listed: true,
      models: ['other', 'qwen'],
      form: 'schema',
      holds: true,
      prompts: [],
      contextTokens: null,
      thinks: false,
      notes: [],
      probabilities: true,
      milliseconds: expect.any(Number) as number,
      problem: null,
    })
    expect(server.bodies).toHaveLength(2)
  })

  it.each([
    ['JSON', 'json_schema'],
    ['text', 'json_schema json_object'],
  ])('finds that %s is what is left where %s is refused', async (form, refused) => {
    const server = await start((request, response) => {
      const format = (request.body['response_format'] as { type: string } | undefined)?.type ?? 'none'
      ;(refused.includes(format) ? answerStatus(400) : answerWith('yes'))(request, response)
    }, listModels())
    expect(await check(server.address)).toMatchObject({
      form,
      probabilities: false,
      listed: false,
      problem: null,
    })
  })

  it('needs no name where one model is listed, and asks nothing more where the name cannot be told', async () => {
    const one = await start(able, listModels('qwen'))
    expect(await check(one.address, 5, '')).toMatchObject({ model: 'qwen', listed: true, form: 'schema' })
    expect(one.bodies[0]).toMatchObject({ model: 'qwen' })
    const two = await start(able, listModels('other', 'qwen'))
    expect(await check(two.address, 5, '')).toMatchObject({
      model: '',
      models: ['other', 'qwen'],
      form: null,
      problem: expect.stringContaining('must be named') as string,
    })
    const none = await start(able)
    expect(await check(none.address, 5, '')).toMatchObject({ model: '', listed: null, form: null })
    expect([two.bodies, none.bodies]).toEqual([[], []])
  })

  describe('asks what a run asks', () => {
    const questionOf = (prompt: string, property: string): SampleQuestion => ({
      prompt,
      messages: [
        { role: 'system', content: 'Rules.' },
        { role: 'user', content: 'Question.' },
      ],
      schema: { type: 'object', properties: { [property]: { type: 'string' } }, required: [property] },
    })
    const questions = [questionOf('merge', 'profile'), questionOf('gradient', 'credit')]

    it('and says which schema it does not take', async () => {
      const server = await start((request, response) => {
        const format = JSON.stringify(request.body['response_format'] ?? {})
        ;(format.includes('credit') ? answerStatus(400, {}, 'Failed to parse grammar') : able)(
          request,
          response,
        )
      }, listModels('qwen'))
      const found = await checkChatServer({ ...asked(server.address), questions }, neverCancelled)
      expect(found.prompts).toEqual([
        { prompt: 'merge', form: 'schema' },
        { prompt: 'gradient', form: 'JSON' },
      ])
      expect(found.notes).toEqual([
        'does not take the schema of gradient, which is asked for JSON without its schema',
      ])
    })

    it('and says what else it does not take', async () => {
      const server = await start((request, response) => {
        if ('seed' in request.body) answerStatus(400, {}, 'Unrecognized argument: seed')(request, response)
        else answerWith('A colour? Blue, I would say.')(request, response)
      }, listModels('qwen'))
      expect(await check(server.address)).toMatchObject({
        form: 'schema',
        holds: false,
        notes: ['takes no seed, so that its replies may differ from one run to the next'],
      })
    })

    it('and finds a reply held behind a thought', async () => {
      const server = await start(answerWith('[THINK]red?[/THINK]{"ready": true}'), listModels('qwen'))
      expect(await check(server.address)).toMatchObject({ holds: true, thinks: true })
    })

    it('and says that a list of models needs a key', async () => {
      const server = await start(able, (response) => void response.writeHead(401).end())
      expect(await check(server.address, 5, '')).toMatchObject({
        problem: 'answered 401. It wants a key that it knows.',
      })
    })

    it('and a prompt that it does not take at all costs that prompt alone', async () => {
      const server = await start((request, response) => {
        const isLong = JSON.stringify(request.body['messages']).includes('Question')
        ;(isLong ? answerStatus(404, {}, 'no such route') : able)(request, response)
      }, listModels('qwen'))
      const found = await checkChatServer({ ...asked(server.address), questions }, neverCancelled)
      expect(found.prompts.map(({ form }) => form)).toEqual([null, null])
      expect(found.notes[0]).toMatch(/^refuses merge: .*answered 404/)
      expect(found.problem).toBeNull()
    })

    it('with the key and the headers that it wants, and shows neither', async () => {
      process.env['RECNET_TEST_KEY'] = 'sk-12345678'
      const seen: (string | undefined)[] = []
      const server = await start((_, response) => {
        seen.push(String(response.req.headers.authorization), String(response.req.headers['x-team']))
        answerStatus(401, {}, 'Invalid API key sk-12345678')(_, response)
      }, listModels('qwen'))
      const access = { keyVariable: 'RECNET_TEST_KEY', headers: ['X-Team: research'] }
      const found = await checkChatServer({ ...asked(server.address), ...access }, neverCancelled)
      expect(seen).toEqual(['Bearer sk-12345678', 'research'])
      expect(found.problem).toMatch(/Invalid API key •••\. It wants a key/)
      delete process.env['RECNET_TEST_KEY']
      expect(await checkChatServer({ ...asked(server.address), ...access }, neverCancelled)).toMatchObject({
        reachable: false,
        problem: expect.stringContaining('RECNET_TEST_KEY') as string,
      })
      expect(seen).toHaveLength(2)
    })
  })

  it('does without a list of models', async () => {
    const server = await start(able)
    expect(await check(server.address)).toMatchObject({
      reachable: true,
      listed: null,
      models: [],
      form: 'schema',
    })
  })

  it('reports what is no chat server, after one try', async () => {
    const server = await start(answerStatus(404), listModels('qwen'))
    expect(await check(server.address)).toMatchObject({
      reachable: true,
      form: null,
      probabilities: null,
      problem: expect.stringContaining('answered 404') as string,
    })
    expect(server.bodies).toHaveLength(1)
    const busy = await start(answerStatus(503), listModels('qwen'))
    expect(await check(busy.address)).toMatchObject({
      form: null,
      problem: expect.stringContaining('answered 503') as string,
    })
    expect(busy.bodies).toHaveLength(1)
  })

  it('follows no redirect', async () => {
    const elsewhere = await start(able, listModels('qwen'))
    let asked = 0
    const sending = await start(
      answerStatus(307, { location: `${elsewhere.address}/chat/completions` }),
      (response) => {
        asked += 1
        response.writeHead(302, { location: `${elsewhere.address}/models` }).end()
      },
    )
    expect(await check(sending.address)).toMatchObject({
      reachable: false,
      form: null,
      problem: 'sends on to another address (302), which is not followed',
    })
    expect([asked, elsewhere.bodies.length, sending.bodies.length]).toEqual([1, 0, 0])
    const half = await start(
      answerStatus(307, { location: `${elsewhere.address}/chat/completions` }),
      listModels('qwen'),
    )
    expect(await check(half.address)).toMatchObject({ reachable: true, form: null })
    expect(elsewhere.bodies).toHaveLength(0)
  })

  it('waits no longer than it was told, and names an address where nobody is', async () => {
    const silent = await start(
      () => undefined,
      () => undefined,
    )
    expect(await check(silent.address, 1)).toMatchObject({
      reachable: false,
      problem: 'gave no answer within 1 s',
    })
    const stalling = await start(() => undefined, listModels('qwen'))
    expect(await check(stalling.address, 1)).toMatchObject({
      reachable: true,
      listed: true,
      form: null,
      problem: expect.stringContaining('gave no answer within 1 s') as string,
    })
    const gone = await start(able)
    await gone.close()
    expect(await check(gone.address, 1)).toMatchObject({
      reachable: false,
      problem: expect.stringContaining('could not be reached') as string,
    })
  })

  it('shows some of a long list, and of long names only the beginning', async () => {
    const server = await start(able, listModels(...Array.from({ length: 100 }, () => 'x'.repeat(10_000))))
    const { models } = await check(server.address)
    expect([models.length, models[0]?.length]).toEqual([20, 200])
  })

  it('ends when it is stopped', async () => {
    const server = await start(() => undefined, listModels('qwen'))
    await expect(checkChatServer(asked(server.address, 30), cancelledAfter(40))).rejects.toMatchObject({
      code: 'cancelled',
    })
    const silent = await start(
      () => undefined,
      () => undefined,
    )
    const began = performance.now()
    await expect(checkChatServer(asked(silent.address, 30), cancelledAfter(40))).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(performance.now() - began).toBeLessThan(5000)
  })
})
