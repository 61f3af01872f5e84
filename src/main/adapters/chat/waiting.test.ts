import { createRequire } from 'node:module'
import { afterEach, describe, expect, it } from 'vitest'
import { fetch } from 'undici'
import type { ServerNews } from '../../ports/callMeter.ts'
import { candidatesOf } from '../../recnet/prompts/candidates.testing.ts'
import { rankPrompt } from '../../recnet/prompts/rank.ts'
import { cancelledAfter, neverCancelled, requestOf } from '../../recnet/languageModelSuite.testing.ts'
import {
  answerStatus,
  answerWith,
  startChatServer,
  type Behaviour,
  type ChatServer,
} from './chatServer.testing.ts'
import { createChatServerLanguageModel, type ChatServerOptions } from './chatServerLanguageModel.ts'
import { serverFetch } from './serverFetch.ts'

/** The clock of undici, which it offers to tests. */
const { tick } = createRequire(import.meta.url)('undici/lib/util/timers.js') as {
  readonly tick: (milliseconds: number) => void
}
const question = requestOf(rankPrompt, {
  domainWord: 'CD',
  userProfile: 'jazz',
  candidates: candidatesOf('A', 'B'),
})
const good = answerWith('{"ranking":[2,1]}')
const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

describe('waiting for a chat server', () => {
  const servers: ChatServer[] = []
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()))
  })
  const start = async (behaviour: Behaviour) => {
    const server = await startChatServer(behaviour)
    servers.push(server)
    return server
  }
  const modelOf = (from: readonly ChatServer[], options: Partial<ChatServerOptions> = {}) => {
    const news: ServerNews[] = []
    const model = createChatServerLanguageModel({
      addresses: from.map(({ address }) => address),
      model: 'qwen',
      parallel: 4,
      timeoutSeconds: 5,
      firstDelay: 5,
      told: (one) => news.push(one),
      ...options,
    })
    const waiting = () => news.flatMap((one) => (one.kind === 'waiting' ? [one.sentence] : []))
    return { model, news, waiting }
  }

  it.each([
    ['loads its model', 503, 'Loading model'],
    ['is full', 429, 'too many requests'],
    ['stands behind a gateway that cannot reach it', 502, 'bad gateway'],
  ])(
    'that %s goes on for more than five tries, with a word of what is waited for',
    async (_, status, words) => {
      const server = await start((request, response) =>
        (request.count <= 8 ? answerStatus(status, {}, words) : good)(request, response),
      )
      const { model, waiting } = modelOf([server])
      expect((await model.complete(question, neverCancelled)).text).toBe('{"ranking":[2,1]}')
      expect(server.bodies).toHaveLength(9)
      expect(waiting()).toEqual([
        ...Array.from({ length: 8 }, () => `answered ${status}: ${words}; waited for up to 10 min`),
        null,
      ])
    },
  )

  it('ends at the limit of the user, and says so', async () => {
    const server = await start(answerStatus(503, {}, 'Loading model'))
    const { model } = modelOf([server], { awaySeconds: 1 })
    const began = performance.now()
    await expect(model.complete(question, neverCancelled)).rejects.toMatchObject({
      details: {
        reason: expect.stringContaining('answered 503: Loading model, and was waited for for 1 s') as string,
      },
    })
    expect(performance.now() - began).toBeGreaterThan(990)
    expect(performance.now() - began).toBeLessThan(20_000)
  })

  it('ends at once where the run is stopped, not when the server said', async () => {
    const server = await start(answerStatus(503, { 'retry-after': '30' }))
    const { model } = modelOf([server])
    const began = performance.now()
    await expect(model.complete(question, cancelledAfter(50))).rejects.toMatchObject({ code: 'cancelled' })
    expect(performance.now() - began).toBeLessThan(20_000)
  })

  it('that stays silent is asked twice, each time for as long as one answer may take', async () => {
    const server = await start(() => undefined)
    const { model } = modelOf([server], { timeoutSeconds: 1 })
    await expect(model.complete(question, neverCancelled)).rejects.toMatchObject({
      details: { reason: expect.stringContaining('gave no answer within 1 s, after 2 tries') as string },
    })
    expect(server.bodies).toHaveLength(2)
  })

  it('leaves one that died alone while another answers, and counts the answers of each', async () => {
    const dying = await start((request, response) => {
      good(request, response)
    })
    const living = await start(good)
    const { model, news } = modelOf([dying, living], { parallel: 1 })
    await Promise.all([model.complete(question, neverCancelled), model.complete(question, neverCancelled)])
    await dying.close()
    for (let count = 0; count < 6; count += 1) await model.complete(question, neverCancelled)
    const answered = (server: ChatServer) =>
      news.filter((one) => one.kind === 'answered' && server.address.includes(one.server)).length
    expect([answered(dying), answered(living)]).toEqual([1, 7])
    // It was tried once after it had gone.
    expect(news.filter(({ kind }) => kind === 'waiting')).toHaveLength(1)
  })

  it('is not ended after 300 s by the client, as the usual one does', async () => {
    const held: (() => void)[] = []
    const server = await start((_, response) => void held.push(() => void response.end('late')))
    const ask = (by: typeof serverFetch) => by(`${server.address}/x`, { method: 'POST', body: '{}' })
    let usual: string | null = null
    void ask(fetch).then(
      () => (usual = 'answered'),
      (error: unknown) => (usual = (error as { readonly cause: { readonly code: string } }).cause.code),
    )
    const ours = ask(serverFetch).then((response) => response.text())
    while (held.length < 2) await later(5)
    // A client may begin to count after its question has come: minutes pass until the usual one has ended, and twenty more.
    const minutePasses = async () => {
      tick(60_000)
      await later(1)
    }
    while (usual === null) await minutePasses()
    for (let minutes = 0; minutes < 20; minutes += 1) await minutePasses()
    expect(usual).toBe('UND_ERR_HEADERS_TIMEOUT')
    for (const answer of held) answer()
    expect(await ours).toBe('late')
  })
})
