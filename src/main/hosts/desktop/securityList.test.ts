/**
 * Electron's list "Security, Native Capabilities, and Your Responsibility", point by point, each held against what is shipped:
 * the windows and handlers that the built entry makes, the built page and preload script, the sources, and the package.
 * RECNET_PACKAGED names the `resources` folder of a package (npm run package:check does); what only a package has is skipped
 * without it.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import type { EngineState } from '#shared/contract/workbench.ts'
import config from '../../../../electron-builder.config.ts'
import { archiveProblems } from '../../../../scripts/packaging/archiveProblems.ts'
import { checkFuses } from '../../../../scripts/packaging/checkFuses.ts'
import { ageOfLine, ELECTRON_LINE, LOOKED_AFTER_DAYS } from '../../../../scripts/supply/electronLine.ts'
import type { StartedDesktop, StartOptions } from './builtDesktop.testing.ts'
import { invoke } from './playedPage.testing.ts'
import { frameAt, PlayedContents } from './playedWindow.testing.ts'
import { callersOf, filesWith, parsedSource, productSources } from './productSources.testing.ts'
import { desktopForTests } from './startedDesktop.testing.ts'

const root = join(import.meta.dirname, '../../../..')
const sources = productSources()
const packaged = process.env['RECNET_PACKAGED'] ?? ''
/** The page as it was built last, if it was: of the package where there is one. */
const builtPage = join(root, 'out', 'renderer')

const desktop = desktopForTests()

async function opened(options: StartOptions = {}) {
  const found = await desktop.opened(options)
  const preferences = found.window.options['webPreferences'] as Readonly<Record<string, unknown>>
  return { ...found, preferences }
}

/** Contents that somebody else made, such as a window that a library opens. */
function strangeContents({ app }: StartedDesktop): PlayedContents {
  const contents = new PlayedContents()
  app.emit('web-contents-created', {}, contents)
  return contents
}

/** The directives of a policy, each with what it lets in. */
function directives(policy: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    policy.split(';').map((part) => {
      const [name = '', ...values] = part.trim().split(/\s+/)
      return [name, values]
    }),
  )
}

describe("Electron's security list", () => {
  it('1: only secure content is loaded', async () => {
    const { window, schemes } = await opened()
    expect(window.loaded).toEqual(['app://workbench/'])
    expect(schemes).toMatchObject([{ scheme: 'app', privileges: { secure: true, standard: true } }])
    const named = { ELECTRON_RENDERER_URL: 'http://example.com/' }
    const package_ = await opened({ isPackaged: true, environment: named })
    expect(package_.window.loaded).toEqual(['app://workbench/'])
    const plain = existsSync(builtPage)
      ? readFileSync(join(builtPage, 'index.html'), 'utf8')
      : readFileSync(join(root, 'src/renderer/index.html'), 'utf8')
    expect(plain.match(/(src|href)="(?!\.?\/|data:)[^"]*"/g) ?? []).toEqual([])
  })

  it('2: no page has Node', async () => {
    const { app, preferences } = await opened()
    expect(app.windows).toHaveLength(1)
    expect(preferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    })
    expect(callersOf(sources, /\bBrowserWindow$|\bWebContentsView$|\bBaseWindow$/)).toEqual([
      'src/main/hosts/desktop/window/window.ts',
    ])
  })

  it('3: the context of the preload script is isolated', async () => {
    const { preferences, openPage } = await opened()
    expect(preferences['contextIsolation']).toBe(true)
    const { window, exposed } = openPage()
    expect(Object.keys(exposed)).toEqual(['recnetShell'])
    // What was put there by hand would be put into the page's own world.
    expect(Object.keys(window)).toEqual(['location'])
  })

  it('4: every process of a page is sandboxed', async () => {
    const { app, preferences, openPage } = await opened()
    expect(app.isSandboxed).toBe(true)
    expect(preferences['sandbox']).toBe(true)
    expect(openPage().required).toEqual(['electron'])
    expect(filesWith(sources, ['no-sandbox', '--no-sandbox', 'disable-sandbox', 'no-zygote'])).toEqual([])
  })

  it('5: requests for permissions are answered, all but one with no', async () => {
    const { session } = await opened()
    const permissions = permissionsOfElectron()
    expect(permissions.length).toBeGreaterThan(40)
    const answers = permissions.map((permission) => {
      let asked: boolean | null = null
      const details = { requestingUrl: 'app://workbench/', isMainFrame: true }
      session.permissionRequest!(null, permission, (answer) => (asked = answer), details)
      return {
        permission,
        asked,
        checked: session.permissionCheck!(null, permission, 'app://workbench/', details),
      }
    })
    const granted = answers.filter(({ asked, checked }) => asked !== false || checked)
    expect(granted).toEqual([{ permission: 'clipboard-sanitized-write', asked: true, checked: true }])
    expect(session.devicePermission!({ deviceType: 'hid' })).toBe(false)
  })

  it('6: webSecurity stays on', async () => {
    const { preferences, schemes } = await opened()
    expect(preferences['webSecurity']).toBe(true)
    expect(filesWith(sources, ['disable-web-security', 'disable-site-isolation-trials'])).toEqual([])
    for (const { privileges } of schemes) {
      expect(privileges).not.toHaveProperty('bypassCSP')
      expect(privileges).not.toHaveProperty('corsEnabled')
      expect(privileges).not.toHaveProperty('allowServiceWorkers')
    }
  })

  it('7: a policy says what the page may load, and comes with every answer', async () => {
    const { protocols } = await opened()
    const serve = protocols.get('app')!
    for (const [method, path] of [
      ['GET', ''],
      ['GET', 'runs'],
      ['GET', 'assets/index-a1b2c3d4.js'],
      ['GET', 'nowhere.js'],
      ['POST', ''],
    ]) {
      const answer = await serve(new Request(`app://workbench/${path}`, { method: method! }))
      const policy = directives(answer.headers.get('Content-Security-Policy') ?? '')
      expect(policy, `${method} ${path}`).toMatchObject({
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'connect-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
      })
      const values = Object.values(policy).flat()
      expect(values.filter((value) => /unsafe-eval|\*|https?:|^(app|file|ws):/.test(value))).toEqual([])
    }
    for (const html of pageTexts(/\.html$/)) {
      expect(html.match(/<script(?![^>]*\ssrc=)[^>]*>/g) ?? []).toEqual([])
      expect(html.match(/\son\w+=/g) ?? []).toEqual([])
    }
  })

  it('8: insecure content stays out', async () => {
    const { preferences } = await opened()
    expect(preferences['allowRunningInsecureContent']).toBe(false)
    expect(
      filesWith(sources, [
        'allow-running-insecure-content',
        'ignore-certificate-errors',
        'certificate-error',
      ]),
    ).toEqual([])
  })

  it('9: experimental features stay off', async () => {
    const { preferences } = await opened()
    expect(preferences['experimentalFeatures'] ?? false).toBe(false)
    expect(
      filesWith(sources, [
        'experimentalFeatures',
        'enable-experimental-web-platform-features',
        'enable-features',
      ]),
    ).toEqual([])
  })

  it('10: no features of Blink are switched on', async () => {
    const { preferences } = await opened()
    expect(preferences).not.toHaveProperty('enableBlinkFeatures')
    expect(filesWith(sources, ['enableBlinkFeatures', 'enable-blink-features', 'appendSwitch'])).toEqual([])
    const code = "app.commandLine.appendSwitch('enable-blink-features', 'X') // enableBlinkFeatures"
    const seen = parsedSource('x.ts', code).words
    expect([...seen]).toEqual(['app', 'commandLine', 'appendSwitch', 'enable-blink-features', 'X'])
  })

  it('11: there is no webview, and none that may open windows', async () => {
    const { preferences } = await opened()
    expect(preferences['webviewTag']).toBe(false)
    const texts = [...sources.map(({ text }) => text), ...pageTexts(/\.(html|js)$/)]
    expect(texts.filter((text) => /<webview\b|allowpopups/i.test(text))).toEqual([])
  })

  it('12: whoever attaches a webview is stopped, in any contents', async () => {
    const desktop = await opened()
    for (const contents of [desktop.contents, strangeContents(desktop)]) {
      const details = { params: { src: 'app://workbench/' }, webPreferences: {} }
      expect(contents.emitPreventable('will-attach-webview', details)).toBe(false)
    }
  })

  it('13: no page goes elsewhere', async () => {
    const desktop = await opened()
    const elsewhere = [
      'https://example.com/',
      'http://workbench/',
      'app://workbench.example/',
      'app://elsewhere/',
      'file:///etc/passwd',
      'data:text/html,x',
      'blob:app://workbench/1',
      'javascript:alert(1)',
      'about:blank',
    ]
    for (const contents of [desktop.contents, strangeContents(desktop)]) {
      for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate'] as const) {
        expect(contents.navigate(event, 'app://workbench/runs'), event).toBe(true)
        expect(contents.navigate(event, 'app://workbench/runs', false), `${event} of a frame`).toBe(false)
        expect(elsewhere.filter((address) => contents.navigate(event, address))).toEqual([])
      }
    }
  })

  it('14: no page opens windows', async () => {
    const desktop = await opened()
    for (const contents of [desktop.contents, strangeContents(desktop)]) {
      for (const url of ['app://workbench/', 'about:blank', 'file:///etc/passwd', 'javascript:1'])
        expect(contents.windowOpenHandler!({ url }), url).toEqual({ action: 'deny' })
    }
    expect(desktop.app.windows).toHaveLength(1)
  })

  it('15: no address goes to the system but one of https that the user agreed to', async () => {
    const { contents, asked, answers, opened: given } = await opened()
    for (const url of [
      'file:///etc/passwd',
      'http://example.com/',
      'smb://example.com/share',
      'ms-msdt:/id',
      'javascript:alert(1)',
      'https://arxiv.org@example.com/',
      'vscode://x',
    ]) {
      contents.windowOpenHandler!({ url })
      contents.navigate('will-navigate', url)
    }
    expect(asked).toEqual([])
    answers.push({ response: 1 })
    contents.windowOpenHandler!({ url: 'https://arxiv.org/abs/1' })
    await eventually(() => expect(answers).toEqual([]))
    await new Promise((resolve) => setImmediate(resolve))
    expect(given).toEqual([])
    expect(callersOf(sources, /\bopenExternal$/)).toEqual(['src/main/hosts/desktop/window/externalLink.ts'])
    // The folder of the home, by the menu, which no page reaches.
    expect(callersOf(sources, /\bopenPath$/)).toEqual(['src/main/index.ts'])
  })

  it('16: Electron is of a line that is looked after, and what is installed is what is named', () => {
    const named = packageJson(join(root, 'package.json')).devDependencies?.['electron'] ?? ''
    expect(named).toMatch(/^\d+\.\d+\.\d+$/)
    expect(Number(named.split('.')[0])).toBe(ELECTRON_LINE.major)
    expect(packageJson(join(root, 'node_modules/electron/package.json')).version).toBe(named)
    if (process.env['RECNET_SKIP_DATES'] !== '1')
      expect(ageOfLine(Date.now())).toBeLessThan(LOOKED_AFTER_DAYS)
  })

  it('17: whoever sends a message is looked at, on every channel', async () => {
    const { contents, electron, asked, opened: given, openPage } = await opened()
    const { ipcMain } = electron
    const own = contents.mainFrame
    const strangers = [
      { sender: contents, senderFrame: frameAt('app://workbench/', own) },
      { sender: contents, senderFrame: frameAt('https://example.com/') },
      { sender: new PlayedContents(), senderFrame: own },
      { sender: contents, senderFrame: null },
      { sender: contents, senderFrame: { ...own, detached: true } },
    ]
    const heard = ipcMain.eventNames().map(String)
    expect([...ipcMain.handlers.keys(), ...heard].sort()).toEqual([
      'recnet.pick-source',
      'recnet.request-port',
      'recnet.save-file',
      'recnet.source-of-files',
      'recnet.watch-engine',
    ])
    const states: EngineState[] = []
    openPage().shell.onEngineState((state) => states.push(state))
    await eventually(() => expect(states.at(-1)?.state).toBe('ready'))
    const told: string[] = []
    contents.deliver = (channel) => void told.push(channel)
    for (const from of strangers) {
      for (const channel of ipcMain.handlers.keys())
        await expect(invoke(ipcMain, { channel, words: ['files'], from })).rejects.toThrow('Refused')
      for (const channel of heard) ipcMain.emit(channel, from)
    }
    await rounds()
    expect(told).toEqual([])
    // The page itself is told its state and gets its port by the same two words.
    for (const channel of heard) ipcMain.emit(channel, { sender: contents, senderFrame: own })
    await rounds()
    expect(told.sort()).toEqual(['recnet.engine-state', 'recnet.port'])
    expect([asked, given]).toEqual([[], []])
    expect(filesWith(sources, ['ipcMain'])).toEqual(['src/main/index.ts'])
    expect(callersOf(sources, /\bipc(Main)?\.(handle|on|once|handleOnce)$/)).toEqual([
      'src/main/hosts/desktop/page/trustedSender.ts',
    ])
  })

  it('18: the page comes by a scheme of its own, and reads no file beside it', async () => {
    const { window, protocols } = await opened()
    expect(window.loaded.filter((address) => !address.startsWith('app://'))).toEqual([])
    expect(callersOf(sources, /\bloadFile$/)).toEqual([])
    const serve = protocols.get('app')!
    for (const path of [
      '../../package.json',
      '%2e%2e/%2e%2e/package.json',
      '..%2f..%2fpackage.json',
      'assets/out/passwd',
      'assets/..%5c..%5cpackage.json',
      '/etc/passwd',
    ]) {
      const answer = await serve(new Request(`app://workbench/${path}`))
      expect(answer.status, path).toBe(404)
    }
    expect(config.electronFuses?.grantFileProtocolExtraPrivileges).toBe(false)
  })

  it('19: the fuses that can be off are off, and those that guard the archive are on', () => {
    expect(config.asar).toBe(true)
    expect(config.electronFuses).toEqual({
      // Not where node-llama-cpp tries its binaries in a process of Node: see electron-builder.config.ts.
      runAsNode: process.platform !== 'darwin',
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: process.platform !== 'linux',
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  it.skipIf(packaged === '')('19: in the package (without one: npm run package:check)', async () => {
    await checkFuses(join(packaged, '..', 'recnet-workbench'), false)
    expect(archiveProblems(join(packaged, 'app.asar'))).toEqual([])
  })

  it('20: pages get named functions and no part of Electron', async () => {
    const { openPage, contents } = await opened()
    const page = openPage()
    expect(Object.values(page.shell).map((value) => typeof value)).toEqual(Array<string>(6).fill('function'))
    const words: unknown[][] = []
    page.shell.onNavigate((...heard: unknown[]) => void words.push(heard))
    contents.send('recnet.navigate', '/runs')
    await eventually(() => expect(words).toEqual([['/runs']]))
    expect(filesWith(sources, ['exposeInMainWorld', 'ipcRenderer'])).toEqual(['src/main/preload.ts'])
    const page_ = sources.filter(({ path }) => path.startsWith('src/renderer/'))
    expect(filesWith(page_, ['electron', 'ipcRenderer'])).toEqual([])
  })
})

/** What is sent arrives one round later, and a port takes a few more. */
async function rounds(): Promise<void> {
  for (let round = 0; round < 10; round += 1) await new Promise((resolve) => setImmediate(resolve))
}

interface PackageJson {
  readonly version: string
  readonly devDependencies?: Readonly<Record<string, string>>
}

function packageJson(file: string): PackageJson {
  return JSON.parse(readFileSync(file, 'utf8')) as PackageJson
}

/** The built page's files whose names end so; its source where nothing was built. */
function pageTexts(ending: RegExp): readonly string[] {
  const folder = existsSync(builtPage) ? builtPage : join(root, 'src', 'renderer')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
}

/** All permissions that this version of Electron knows, out of its own declarations. */
function permissionsOfElectron(): readonly string[] {
  const declared = readFileSync(join(root, 'node_modules/electron/electron.d.ts'), 'utf8')
  const [, union = ''] =
    /setPermissionRequestHandler\(handler: \(\(webContents: WebContents, permission: ([^,]*),/.exec(
      declared,
    ) ?? []
  return [...union.matchAll(/'([^']+)'/g)].map(([, permission]) => permission ?? '')
}
