/** A web server over an engine that the test plays, in a temporary home with a small page. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EngineState } from '#shared/contract/workbench.ts'
import type { Link } from '#shared/rpc/link.ts'
import { memoryLinkPair } from '#shared/rpc/memoryLinkPair.ts'
import { startWebServer, type WebServer, type WebServerOptions } from './webServer.ts'

export interface WebFixture {
  readonly server: WebServer
  readonly folder: string
  readonly home: string
  /** The engine's end of the link. */
  readonly engine: Link
  readonly granted: {
    readonly paths: readonly string[]
    readonly label: string
    readonly within: string
  }[]
  readonly change: (state: EngineState) => void
  readonly ask: (target: string, options?: AskOptions) => Promise<Answer>
  readonly dispose: () => Promise<void>
}

export interface AskOptions {
  readonly method?: string
  readonly body?: string | Buffer
  /** Null leaves out a header that is sent otherwise. */
  readonly headers?: Readonly<Record<string, string | null>>
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

export async function webFixture(options: Partial<WebServerOptions> = {}): Promise<WebFixture> {
  const folder = await mkdtemp(join(tmpdir(), 'recnet-web-'))
  const [page, home] = [join(folder, 'page'), join(folder, 'home')]
  await mkdir(join(page, 'assets'), { recursive: true })
  await mkdir(home)
  await writeFile(join(folder, 'secret.txt'), 'a secret beside the page')
  await writeFile(join(page, 'index.html'), '<!doctype html><title>the page</title>')
  await writeFile(join(page, 'assets', 'index-Ab3dE6gh.js'), 'export {}')

  const [pageLink, engine] = memoryLinkPair()
  const granted: WebFixture['granted'] = []
  const listeners = new Set<(state: EngineState) => void>()
  let state: EngineState = { state: 'ready', session: 's1' }
  const server = await startWebServer(
    {
      state: () => state,
      onState: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      current: () => Promise.resolve({ page: pageLink }),
      grantSource: (paths, label, within) => {
        granted.push({ paths, label, within })
        return Promise.resolve({ source: 's'.repeat(20), label })
      },
    },
    { page, home, dataFolders: [], port: 0, ...options },
  )
  return {
    server,
    folder,
    home,
    engine,
    granted,
    change: (changed) => {
      state = changed
      for (const listener of listeners) listener(changed)
    },
    ask: (target, asked) => ask(server, target, asked),
    dispose: async () => {
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Sends the target as it is written, unlike fetch, which mends it. With the token, unless told otherwise. */
function ask(
  server: WebServer,
  target: string,
  { method = 'GET', body, headers = {} }: AskOptions = {},
): Promise<Answer> {
  const sent = Object.entries({ authorization: `Bearer ${server.token}`, ...headers }).filter(
    ([, value]) => value !== null,
  )
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: server.port,
        path: target,
        method,
        headers: Object.fromEntries(sent) as Record<string, string>,
        agent: false,
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        )
        response.on('error', reject)
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
