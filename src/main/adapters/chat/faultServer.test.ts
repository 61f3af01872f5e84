import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { candidatesOf } from '../../recnet/prompts/candidates.testing.ts'
import { rankPrompt } from '../../recnet/prompts/rank.ts'
import { languageModelSuite, neverCancelled, requestOf } from '../../recnet/languageModelSuite.testing.ts'
import { createChatServerLanguageModel } from './chatServerLanguageModel.ts'

/** A server with the habits of real ones, which lies beside the repository where it is developed. */
const SERVER = process.env['CHAT_FAULTS'] ?? '/work/shared/tools/chat-faults.mjs'

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

async function open(mode: string, argument = '', key?: string) {
  const port = await freePort()
  const child: ChildProcess = spawn(process.execPath, [SERVER, String(port), mode, argument], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout?.once('data', resolve))
  const model = createChatServerLanguageModel({
    addresses: [`http://127.0.0.1:${port}/v1`],
    model: 'm',
    parallel: 4,
    timeoutSeconds: 5,
    firstDelay: 10,
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
  })
  const close = () =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.kill()
    })
  return { model, close }
}

if (existsSync(SERVER)) {
  const bound: readonly (readonly [string, string?, string?])[] = [
    ['good'],
    ['nopattern'],
    ['noseed'],
    ['nosystem'],
    ['nomaxtokens'],
    ['maxlen', '1000'],
    ['maxlen', '4096'],
    ['loading', '1'],
    ['reasoningonly'],
    ['parts'],
    ['magistral'],
    ['apikey', 'k', 'k'],
  ]
  for (const [mode, argument, key] of bound)
    languageModelSuite(`fault server, ${mode} ${argument ?? ''}`, () => open(mode, argument, key), {
      chooses: false,
    })
  for (const argument of ['', 'jsonok'])
    languageModelSuite(`fault server, format500 ${argument}`, () => open('format500', argument), {
      bound: false,
      chooses: false,
    })
}

describe.skipIf(!existsSync(SERVER))('the fault server (skipped where its file is not there)', () => {
  const request = requestOf(rankPrompt, {
    domainWord: 'CD',
    userProfile: 'jazz',
    candidates: candidatesOf('A', 'B'),
  })

  it.each([
    ['err200', /The model was unloaded. Load it first/],
    ['apikey', /Invalid API key\. It wants a key/],
  ])('with %s stops with the reason', async (mode, reason) => {
    const { model, close } = await open(mode, 'k')
    await expect(model.complete(request, neverCancelled)).rejects.toMatchObject({
      details: { code: 'model-failed', reason: expect.stringMatching(reason) as string },
    })
    await close()
  })

  it('with thinkdraft gives a truncated reply, of which no draft is read', async () => {
    const { model, close } = await open('thinkdraft')
    const completion = await model.complete(request, neverCancelled)
    expect(completion).toMatchObject({ cut: 'budget' })
    expect(completion.text.endsWith('</think>')).toBe(true)
    await close()
  })
})
