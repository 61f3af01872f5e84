import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { ServerNews } from '../../ports/callMeter.ts'
import { candidatesOf } from '../../recnet/prompts/candidates.testing.ts'
import { extractPrompt } from '../../recnet/prompts/extract.ts'
import { rankPrompt } from '../../recnet/prompts/rank.ts'
import { languageModelSuite, neverCancelled, requestOf } from '../../recnet/languageModelSuite.testing.ts'
import { writeEvents } from './chatServer.testing.ts'
import { createChatServerLanguageModel, type ChatServerOptions } from './chatServerLanguageModel.ts'
import {
  formOf,
  refusal,
  schemaOf,
  sendAsAsked,
  sendWhole,
  startWithHabit,
  tokensOf,
  type ServerHabit,
} from './serverHabits.testing.ts'

type Body = Readonly<Record<string, unknown>>
const hasSystem = (body: Body) =>
  (body['messages'] as readonly { readonly role: string }[]).some(({ role }) => role === 'system')
const listing = (model: object) => (response: ServerResponse) =>
  void response
    .setHeader('content-type', 'application/json')
    .end(JSON.stringify({ data: [{ id: 'm', ...model }] }))

/** Habits that cost nothing that the suite looks at. */
const HABITS: Readonly<Record<string, ServerHabit>> = {
  'refuses seed by a field alone': {
    refuses: ({ seed }) => (seed === undefined ? null : refusal(400, 'Bad request', { param: 'seed' })),
  },
  'refuses seed as FastAPI does': {
    refuses: ({ seed }) =>
      seed === undefined
        ? null
        : { status: 422, error: { detail: [{ type: 'extra_forbidden', loc: ['body', 'seed'], msg: 'Extra inputs are not permitted', input: 7 }] } }, // prettier-ignore
  },
  'refuses seed and temperature without a word': {
    refuses: ({ seed, temperature }) =>
      seed === undefined && temperature === undefined ? null : { status: 400, error: 'Bad Request' },
  },
  'fails in the template of a system message': {
    refuses: (body) =>
      hasSystem(body)
        ? { status: 500, error: { error: { code: 500, message: 'System role not supported' } } }
        : null,
  },
  'wants roles to alternate': {
    refuses: (body) =>
      hasSystem(body) ? refusal(400, 'Conversation roles must alternate user/assistant/user') : null,
  },
  'wants max_completion_tokens': {
    refuses: (body) =>
      'max_tokens' in body
        ? refusal(400, "Unsupported parameter: 'max_tokens'", { param: 'max_tokens' })
        : null,
  },
  'knows no stream options': {
    refuses: (body) => ('stream_options' in body ? refusal(400, 'Unrecognized field stream_options') : null),
  },
  'does not stream': {
    refuses: (body) => (body['stream'] === true ? refusal(501, 'Streaming is not implemented') : null),
  },
  'takes no strict schema': {
    refuses: (body) =>
      JSON.stringify(body['response_format'] ?? {}).includes('"strict":true')
        ? refusal(400, 'strict?')
        : null,
  },
  'tells a short context in its list': {
    models: listing({ max_model_len: 700 }),
    refuses: (body) =>
      tokensOf(body) * 1.5 > 700
        ? refusal(400, `This model's maximum context length is 700 tokens. However, your request has ${Math.ceil(tokensOf(body) * 1.5)} input tokens.`) // prettier-ignore
        : null,
  },
  'says its context only as it refuses': {
    refuses: (body) => {
      const asked = tokensOf(body) + Number(body['max_tokens'] ?? 0)
      return asked > 1000
        ? refusal(400, `the request exceeds the available context size`, { n_ctx: 1000 })
        : null
    },
  },
  'sends parts of a content': {
    sends: (reply, _, response) =>
      sendWhole(response, {
        content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm {"ranking":[]}' }] }, { type: 'text', text: reply }],
      }), // prettier-ignore
  },
  'streams parts of a content': {
    sends: (reply, _, response) => {
      writeEvents(response, { raw: `data: ${JSON.stringify({ choices: [{ delta: { content: [{ type: 'text', text: reply }] } }] })}\n\n` }, { finish_reason: 'stop' }) // prettier-ignore
      response.end()
    },
  },
  'hides the reply in a thought': { sends: (reply, _, response) => sendWhole(response, { content: null, reasoning: `So: ${reply}` }) }, // prettier-ignore
  'streams though nothing was asked, with a mark and no type': {
    refuses: (body) => (body['stream'] === true ? refusal(400, 'stream is off') : null),
    sends: (reply, _, response) => {
      response.setHeader('content-type', 'application/json')
      response.write('\ufeff')
      writeEvents(response, { content: reply }, { finish_reason: 'stop' })
      response.end('data: [DONE]\n\n')
    },
  },
  'sends it whole though a stream was asked, as one, with a mark': {
    sends: (reply, _, response) => {
      response.setHeader('content-type', 'text/event-stream')
      response.write('\ufeff\n')
      response.end(JSON.stringify({ choices: [{ message: { content: reply } }] }))
    },
  },
  ...Object.fromEntries(
    [
      ['<think>', '</think>'],
      ['', '</think>'],
      ['<thinking>', '</thinking>'],
      ['<reasoning>', '</reasoning>'],
      ['[THINK]', '[/THINK]'],
      ['<seed:think>', '</seed:think>'],
      ['<|channel|>analysis<|message|>', '<|end|><|start|>assistant<|channel|>final<|message|>'],
      [
        '<|channel|>analysis<|message|>',
        '<|end|><|start|>assistant<|channel|>final <|constrain|>json<|message|>',
      ],
    ].map(([open = '', close = '']): [string, ServerHabit] => [
      `thinks between ${open} and ${close}`,
      {
        sends: (reply, body, response) =>
          sendAsAsked(`${open}Draft: {"ranking":[3,2,1],"attributes":[]}${close}${reply}`, body, response),
      },
    ]),
  ),
}

const open = async (habit: ServerHabit, options: Partial<ChatServerOptions> = {}) => {
  const server = await startWithHabit(habit)
  const news: ServerNews[] = []
  const model = createChatServerLanguageModel({
    addresses: [server.address],
    model: 'm',
    parallel: 4,
    timeoutSeconds: 5,
    firstDelay: 1,
    told: (one) => news.push(one),
    ...options,
  })
  const notes = () => news.flatMap((one) => (one.kind === 'noted' ? [one.sentence] : []))
  return { server, model, news, notes, close: () => server.close() }
}

for (const [name, habit] of Object.entries(HABITS))
  languageModelSuite(`a chat server that ${name}`, () => open(habit))
languageModelSuite('a chat server that fails where a form is asked', () =>
  open({ refuses: (body) => (formOf(body) === 'none' ? null : { status: 500, error: 'Internal Server Error' }) }), { bound: false }) // prettier-ignore
languageModelSuite('a chat server that tells no probabilities', () =>
  open({ refuses: (body) => (body['logprobs'] === true ? refusal(400, 'logprobs are off') : null) }), { chooses: false }) // prettier-ignore

const ranking = (profile = 'jazz') =>
  requestOf(rankPrompt, { domainWord: 'CD', userProfile: profile, candidates: candidatesOf('A', 'B') })
const extracting = () =>
  requestOf(extractPrompt, { kind: 'user', domainWord: 'CD', profile: 'Jazz.' } as const)

describe('what a chat server does not take', () => {
  it('costs the one prompt whose schema it cannot compile, and is said once', async () => {
    const { server, model, notes, close } = await open({
      refuses: (body) =>
        JSON.stringify(schemaOf(body) ?? {}).includes('attributes')
          ? refusal(400, 'Failed to parse grammar')
          : null,
    })
    for (const request of [ranking(), extracting(), ranking(), extracting()])
      await model.complete(request, neverCancelled)
    await close()
    expect(server.bodies.map(formOf)).toEqual([
      'json_schema',
      'json_schema',
      'json_schema',
      'json_object',
      'json_schema',
      'json_object',
    ])
    expect(notes()).toEqual([
      'does not take the schema of extract, which is asked for JSON without its schema',
    ])
  })

  it('is learnt for all prompts where it is no matter of a schema, one facet for one refusal', async () => {
    const { server, model, notes, close } = await open({
      refuses: ({ seed }) => (seed === undefined ? null : { status: 400, error: 'no' }),
    })
    await model.complete(ranking(), neverCancelled)
    await model.complete(extracting(), neverCancelled)
    await close()
    expect(
      server.bodies.map(({ seed, max_tokens: most }) => [seed !== undefined, most !== undefined]),
    ).toEqual([
      [true, true],
      [true, false],
      [false, true],
      [false, true],
    ])
    expect(notes()).toEqual(['takes no seed, so that its replies may differ from one run to the next'])
  })

  it('is not learnt from a server that failed only for a moment', async () => {
    let asked = 0
    const { server, model, notes, close } = await open({
      refuses: () => ((asked += 1) <= 2 ? { status: 500, error: 'Internal Server Error' } : null),
    })
    await model.complete(ranking(), neverCancelled)
    await model.complete(ranking('rock'), neverCancelled)
    await close()
    // The third is asked for less, and the next question for everything again.
    expect(JSON.stringify(server.bodies.at(-1))).toContain('"strict":true')
    expect(notes()).toEqual([])
  })

  it('stands before the first message of the user where it is a system message', async () => {
    const { server, model, close } = await open({
      refuses: (body) => (hasSystem(body) ? refusal(400, 'System role not supported') : null),
    })
    const messages = [
      { role: 'system' as const, content: 'Be brief.' },
      { role: 'user' as const, content: 'Which?' },
    ]
    await model.complete({ ...ranking(), messages }, neverCancelled)
    await close()
    expect(server.bodies.at(-1)?.['messages']).toEqual([{ role: 'user', content: 'Be brief.\n\nWhich?' }])
  })
})

describe('a chat server', () => {
  it('gets a long prompt shortened to the limit that it tells, before it is asked, and counts that', async () => {
    const { server, model, close } = await open({
      models: (response) => void response.end('{"default_generation_settings":{"n_ctx":1200}}'),
    })
    const messages = [
      { role: 'system' as const, content: 'Rank.' },
      { role: 'user' as const, content: `<text>${'calm piano '.repeat(2000)}</text>` },
    ]
    const completion = await model.complete({ ...ranking(), messages }, neverCancelled)
    await close()
    expect(completion.shortened).toBe(true)
    expect(server.bodies).toHaveLength(1)
    // 1,200 tokens less a quarter for the reply.
    expect(tokensOf(server.bodies[0] ?? {})).toBeLessThanOrEqual(900)
  })

  it('is never asked for less in form because a prompt was too long', async () => {
    const { server, model, notes, close } = await open({
      refuses: (body) => (tokensOf(body) > 600 ? refusal(400, 'context_length_exceeded') : null),
    })
    const messages = [{ role: 'user' as const, content: `<text>${'calm piano '.repeat(900)}</text>` }]
    expect(await model.complete({ ...ranking(), messages }, neverCancelled)).toMatchObject({
      shortened: true,
    })
    await close()
    expect(new Set(server.bodies.map(formOf))).toEqual(new Set(['json_schema']))
    expect(notes()).toEqual([])
  })

  it('is sent its key and headers, which nothing else holds', async () => {
    const seen: unknown[] = []
    const { model, news, close } = await open(
      {
        sends: (reply, body, response) => (
          seen.push(response.req.headers),
          sendAsAsked(reply, body, response)
        ),
      },
      { headers: { authorization: 'Bearer secret', 'x-team': 'a' } },
    )
    await model.complete(ranking(), neverCancelled)
    await close()
    expect(seen[0]).toMatchObject({ authorization: 'Bearer secret', 'x-team': 'a' })
    expect(JSON.stringify([news, model.description])).not.toContain('secret')
  })

  it.each<[string, number, object | string, RegExp]>([
    [
      'wants a key',
      401,
      refusal(401, 'Invalid API key').error,
      /answered 401: Invalid API key\. It wants a key/,
    ],
    ['does not have the model', 400, refusal(400, 'model m not found').error, /not found\. Name a model/],
    [
      'repeats the key',
      401,
      refusal(401, 'Incorrect API key provided: sk-very-secret').error,
      /provided: •••\. It wants/,
    ],
    ['is something else', 404, 'Not Found', /answered 404: Not Found\. Check that the address ends in \/v1/],
  ])(
    'that %s is not asked again, and its reason is told with what to do',
    async (_, status, error, reason) => {
      const { server, model, close } = await open(
        { refuses: () => ({ status, error }) },
        { headers: { authorization: 'Bearer sk-very-secret' } },
      )
      await expect(model.complete(ranking(), neverCancelled)).rejects.toMatchObject({
        details: { code: 'model-failed', reason: expect.stringMatching(reason) as string },
      })
      await close()
      expect(server.bodies).toHaveLength(1)
    },
  )

  it('is told of an error inside an answer of success in its own words, bounded and without control characters', async () => {
    const message = `The model was\u001b[31m unloaded.\u202e${'x'.repeat(1000)}`
    const { model, close } = await open({
      sends: (_, __, response) =>
        void response.end(JSON.stringify({ error: { message, code: 'model_not_found' } })),
    })
    const failure = (await model
      .complete(ranking(), neverCancelled)
      .catch((error: unknown) => error)) as Error
    await close()
    expect(failure.message).toContain('answered with an error: The model was [31m unloaded. xxx')
    expect(failure.message.length).toBeLessThan(500)
  })
})
