/** Starts either host on a home of its own and gives a page of it, as a user would get it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, chromium, type Browser, type ElectronApplication, type Page } from 'playwright'

const root = join(import.meta.dirname, '..')

export interface PageOptions {
  readonly colorScheme?: 'light' | 'dark'
  readonly viewport?: { readonly width: number; readonly height: number }
}

export interface Host {
  readonly kind: 'browser' | 'desktop'
  readonly home: string
  /** Another page of the same workbench; the desktop has one window only. */
  open(options?: PageOptions): Promise<Page>
  /** Ends the engine as an out-of-memory killer would, or, by SIGABRT, as native code that gives up does. */
  killEngine(signal?: 'SIGKILL' | 'SIGABRT'): void
  close(): Promise<void>
}

/** Why this host cannot be started here, in one line; null where it can. */
export function missingFor(kind: Host['kind']): string | null {
  if (kind === 'browser') return chromiumPath() === null ? 'skipped: no Chromium; see npm test' : null
  return electronPath() === null ? 'skipped: no Electron binary on this machine' : null
}

export async function startHost(kind: Host['kind']): Promise<Host> {
  const home = await mkdtemp(join(tmpdir(), 'recnet-window-'))
  return kind === 'browser' ? browserHost(home) : desktopHost(home)
}

async function browserHost(home: string): Promise<Host> {
  const server = spawn(process.execPath, [join(root, 'src/main/cli.ts'), 'serve', '--port', '0'], {
    env: { ...process.env, RECNET_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const address = await printedAddress(server)
  const browsers: Browser[] = []
  return {
    kind: 'browser',
    home,
    open: async (options = {}) => {
      const browser = (browsers[0] ??= await chromium.launch({
        executablePath: chromiumPath() ?? '',
        args: ['--no-sandbox', '--disable-dev-shm-usage'],
      }))
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        acceptDownloads: true,
        ...options,
      })
      const page = await context.newPage()
      await page.goto(address)
      return page
    },
    killEngine: (signal = 'SIGKILL') =>
      childrenOf(server.pid ?? 0).forEach((pid) => process.kill(pid, signal)),
    close: async () => {
      for (const browser of browsers) await browser.close()
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
      await rm(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function desktopHost(home: string): Promise<Host> {
  const app: ElectronApplication = await _electron.launch({
    executablePath: electronPath() ?? '',
    args: [join(root, 'out/main/index.js'), ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    // Nobody is there to answer whether it may quit while a run is at work.
    env: { ...(process.env as Record<string, string>), RECNET_HOME: home, RECNET_QUIT_SILENTLY: '1' },
  })
  return {
    kind: 'desktop',
    home,
    open: () => app.firstWindow(),
    killEngine: (signal = 'SIGKILL') =>
      descendantsOf(app.process().pid ?? 0)
        .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node.mojom.NodeService'))
        .forEach((pid) => process.kill(pid, signal)),
    close: async () => {
      await app.close()
      await rm(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function printedAddress(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const read = (chunk: Buffer) => {
      text += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(text)
      if (found) resolve(found[0])
    }
    server.stdout?.on('data', read)
    server.stderr?.on('data', read)
    server.once('exit', (code) => reject(new Error(`The web host ended with ${code}: ${text}`)))
  })
}

/** Linux only, like the test that needs it. */
function childrenOf(pid: number): readonly number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  return text === '' ? [] : text.split(' ').map(Number)
}

/** Chromium starts some of its processes by way of others. */
function descendantsOf(pid: number): readonly number[] {
  return childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child)])
}

/** Of a Chromium on this machine; null where there is none. */
export function chromiumPath(): string | null {
  const named = process.env['RECNET_CHROMIUM'] ?? ''
  return (
    [named, chromium.executablePath(), '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
      (path) => path !== '' && existsSync(path),
    ) ?? null
  )
}

function electronPath(): string | null {
  const name =
    process.platform === 'win32'
      ? 'electron.exe'
      : process.platform === 'darwin'
        ? 'Electron.app/Contents/MacOS/Electron'
        : 'electron'
  const places = [process.env['ELECTRON_EXEC_PATH'] ?? '', join(root, 'node_modules/electron/dist', name)]
  return places.find((path) => path !== '' && existsSync(path)) ?? null
}
