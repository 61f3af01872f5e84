import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import { desktopLink, type PageWindow } from '../../../renderer/connection/desktopLink.ts'
import { workbench, type EngineState } from '#shared/contract/workbench.ts'
import { connect } from '#shared/rpc/connect.ts'
import type { StartOptions } from './builtDesktop.testing.ts'
import { invoke, type PlayedPage } from './playedPage.testing.ts'
import { frameAt, PlayedContents } from './playedWindow.testing.ts'
import { desktopForTests } from './startedDesktop.testing.ts'

const { build, start, opened: openedIn } = desktopForTests()
let temporary: string

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'recnet-desktop-'))
})

afterAll(async () => {
  await rm(temporary, { recursive: true, force: true })
})

const opened = (options: StartOptions = {}) => openedIn({ documents: temporary, ...options })

/** What the page does with its shell, by the page's own code. */
function connected(page: PlayedPage) {
  const states: EngineState[] = []
  page.shell.onEngineState((state) => states.push(state))
  const client = connect(desktopLink(page.shell, page.window as unknown as PageWindow), workbench)
  return { client, states }
}

describe('the build of the desktop host', () => {
  it('leaves native and linked packages outside, and lets the preload script need nothing but Electron', async () => {
    const main = join(build().out, 'main')
    const files = await readdir(main, { recursive: true, withFileTypes: true })
    const texts = files
      .filter((file) => file.isFile())
      .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'))
    const all = texts.join('\n')
    for (const name of ['@lancedb/lancedb', 'apache-arrow', 'zod', 'electron']) {
      expect(all, name).toMatch(new RegExp(`(from |import\\()"${name}"`))
    }
    expect(await readdir(join(build().out, 'preload'))).toEqual(['preload.cjs'])
    const preload = readFileSync(join(build().out, 'preload', 'preload.cjs'), 'utf8')
    expect([...preload.matchAll(/require\(([^)]*)\)/g)].map(([, name]) => name)).toEqual(['"electron"'])
    expect(preload).not.toMatch(/^\s*(import|export)\b/m)
  })

  it('has an entry that waits for nothing while it is evaluated', () => {
    const index = readFileSync(join(build().out, 'main', 'index.js'), 'utf8')
    expect(index.split('\n').filter((line) => /^(await|(const|let|var) .*= await)\b/.test(line))).toEqual([])
  })
})

describe('the start of the desktop host', () => {
  it('settles scheme, sandbox and lock before Electron is ready, and opens nothing', async () => {
    const { app, schemes, home, engines } = await start()
    expect(schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ])
    expect(app.isSandboxed).toBe(true)
    expect(app.paths['userData']).toBe(join(home, 'window'))
    expect(existsSync(join(home, 'window'))).toBe(true)
    expect(app.windows).toEqual([])
    expect(engines).toEqual([])
  })

  it('gives way to the instance that is there', async () => {
    const { app, schemes } = await start({ isSecond: true })
    expect(app.ended).toBe(0)
    expect(schemes).toEqual([])
  })

  it('comes forward when it is started again', async () => {
    const { app, window } = await opened()
    app.emit('second-instance', {})
    expect(window.focused).toBe(1)
  })

  it('opens one sandboxed window on the page and forks the engine beside it', async () => {
    const { window, folder, home, engines } = await opened()
    expect(window.options).toMatchObject({
      minWidth: 1024,
      minHeight: 640,
      show: false,
      webPreferences: {
        preload: join(folder, 'out', 'preload', 'preload.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
      },
    })
    expect(window.loaded).toEqual(['app://workbench/'])
    window.emit('ready-to-show')
    expect(window.isShown).toBe(true)
    expect(engines).toHaveLength(1)
    expect(engines[0]).toMatchObject({
      modulePath: join(folder, 'out', 'main', 'engine.js'),
      args: [home, join(folder, 'resources')],
      options: { stdio: 'pipe', allowLoadingUnsignedLibraries: true },
    })
  })

  it('says what keeps it from opening, and ends', async () => {
    const { app, asked, open } = await start({
      environment: { ELECTRON_RENDERER_URL: 'http://example.com:5173/' },
    })
    await expect(open()).rejects.toThrow('No window')
    expect(asked).toMatchObject([{ kind: 'error' }])
    expect(app.ended).toBe(1)
  })

  it('shows the dev server of this machine, and in a package none', async () => {
    const environment = { ELECTRON_RENDERER_URL: 'http://localhost:5173' }
    expect((await opened({ environment })).window.loaded).toEqual(['http://localhost:5173/'])
    expect((await opened({ environment, isPackaged: true })).window.loaded).toEqual(['app://workbench/'])
  })
})

describe('app://workbench', () => {
  const ask = async (path: string, init?: RequestInit) => {
    const { protocols } = await opened()
    return protocols.get('app')!(new Request(path, init))
  }

  it('serves the files of the page under its policy', async () => {
    const response = await ask('app://workbench/')
    expect(await response.text()).toContain('<title>RecNet Workbench</title>')
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('serves the index for places of the page, and 404 for everything that is neither', async () => {
    const { protocols } = await opened()
    const status = async (address: string, init?: RequestInit) =>
      (await protocols.get('app')!(new Request(address, init))).status
    expect(await status('app://workbench/run/cds-dense.1/memories/u:2867?step=412')).toBe(200)
    expect(await status('app://workbench/assets/index-a1b2c3d4.js')).toBe(200)
    expect(await status('app://workbench/assets/missing.js')).toBe(404)
    expect(await status('app://elsewhere/')).toBe(404)
    expect(await status('app://workbench/', { method: 'POST' })).toBe(405)
    for (const way of [
      '../../etc/passwd',
      '..%2f..%2fetc%2fpasswd',
      '%2e%2e/%2e%2e/etc/passwd',
      '..%5c..%5cetc',
      'assets/out/passwd',
      'assets/%00',
      '%',
    ]) {
      expect(await status(`app://workbench/${way}`), way).toBe(404)
    }
  })
})

describe('the window', () => {
  it('goes nowhere but to its own page', async () => {
    const { contents, opened: addresses, asked, answers } = await opened()
    expect(contents.navigate('will-navigate', 'app://workbench/runs')).toBe(true)
    for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate'] as const) {
      for (const address of [
        'file:///etc/passwd',
        'app://elsewhere/',
        'http://example.com/',
        'data:text/html,x',
        'about:blank',
        'app://me@workbench/',
      ]) {
        expect(contents.navigate(event, address), `${event} ${address}`).toBe(false)
      }
      expect(contents.navigate(event, 'app://workbench/', false)).toBe(false)
    }
    expect(contents.emitPreventable('will-attach-webview', {})).toBe(false)
    expect(asked).toEqual([])

    answers.push({ response: 0 })
    expect(contents.windowOpenHandler!({ url: 'https://arxiv.org/abs/1' })).toEqual({ action: 'deny' })
    await eventually(() => expect(addresses).toEqual(['https://arxiv.org/abs/1']))
    expect(asked).toMatchObject([
      { kind: 'message', options: { message: 'Open arxiv.org in your browser?' } },
    ])
  })

  it('is refused every permission but to copy, and every download', async () => {
    const { session } = await opened()
    const granted = (permission: string, requestingUrl = 'app://workbench/', isMainFrame = true) => {
      const answers: boolean[] = []
      session.permissionRequest!(null, permission, (answer) => answers.push(answer), {
        requestingUrl,
        isMainFrame,
      })
      const check = session.permissionCheck!(null, permission, requestingUrl, { isMainFrame })
      return [...answers, check]
    }
    for (const permission of [
      'geolocation',
      'media',
      'notifications',
      'clipboard-read',
      'openExternal',
      'fileSystem',
      'usb',
      'unknown',
    ]) {
      expect(granted(permission), permission).toEqual([false, false])
    }
    expect(granted('clipboard-sanitized-write')).toEqual([true, true])
    expect(granted('clipboard-sanitized-write', 'https://example.com/')).toEqual([false, false])
    expect(granted('clipboard-sanitized-write', 'app://workbench/', false)).toEqual([false, false])
    expect(session.devicePermission!({ deviceType: 'usb' })).toBe(false)
    let isCancelled = false
    session.emit('will-download', { preventDefault: () => (isCancelled = true) })
    expect(isCancelled).toBe(true)
  })

  it('offers to load the page again when its process ended, and writes it down', async () => {
    const { app, contents, answers, home } = await opened()
    answers.push({ response: 0 })
    contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 })
    app.emit('render-process-gone', {}, contents, { reason: 'crashed', exitCode: 139 })
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'oom', exitCode: 9 })
    await eventually(() => expect(contents.reloads).toBe(1))
    const lines = readFileSync(join(home, 'log', 'desktop.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly scope: string; readonly message: string })
    expect(lines.filter(({ scope }) => scope === 'window').map(({ message }) => message)).toEqual([
      'The process renderer of the window ended: crashed, exit code 139.',
      'The process GPU of the window ended: oom, exit code 9.',
    ])
  })

  it('opens where it stood', async () => {
    const first = await opened()
    first.window.bounds = { x: 40, y: 50, width: 1300, height: 800 }
    first.window.close()
    await eventually(() => expect(first.app.ended).toBe(0))
    const second = await opened({ home: first.home })
    expect(second.window.bounds).toEqual({ x: 40, y: 50, width: 1300, height: 800 })
    const elsewhere = await opened({
      home: first.home,
      workAreas: [{ x: 2000, y: 0, width: 1920, height: 1080 }],
    })
    expect(elsewhere.window.bounds).toEqual({ x: 2240, y: 90, width: 1440, height: 900 })
  })

  it('has a menu whose items lead the page to its places', async () => {
    const { menus, openPage } = await opened()
    const places: string[] = []
    openPage().shell.onNavigate((place) => places.push(place))
    const items = (menus.at(-1) as readonly MenuItem[]).flatMap(({ submenu }) => submenu ?? [])
    for (const label of ['Import dataset…', 'New experiment', 'Runs', 'Settings…'])
      items.find((item) => item.label === label)!.click!()
    await eventually(() => expect(places).toEqual(['/datasets?import=1', '/compose', '/runs', '/settings']))
  })
})

interface MenuItem {
  readonly label?: string
  readonly submenu?: readonly MenuItem[]
  readonly click?: () => void
}

describe('the preload script', () => {
  it('puts named functions on the page and nothing else', async () => {
    const { openPage } = await opened()
    const { exposed, required } = openPage()
    expect(required).toEqual(['electron'])
    expect(Object.keys(exposed)).toEqual(['recnetShell'])
    const shell = exposed['recnetShell'] as Readonly<Record<string, unknown>>
    expect(Object.keys(shell).sort()).toEqual([
      'onEngineState',
      'onNavigate',
      'pickSource',
      'requestPort',
      'saveFile',
      'sourceOfFiles',
    ])
    expect(Object.values(shell).every((value) => typeof value === 'function')).toBe(true)
  })
})

describe('the main process', () => {
  it('answers the page alone, and only what was agreed', async () => {
    const { contents, electron, asked, openPage } = await opened()
    openPage()
    const { ipcMain } = electron
    const own = contents.mainFrame
    const strangers = {
      'a frame in the page': { sender: contents, senderFrame: frameAt('app://workbench/', own) },
      'another origin': { sender: contents, senderFrame: frameAt('https://example.com/') },
      'a page without an origin': { sender: contents, senderFrame: frameAt('data:text/html,x') },
      'another window': { sender: new PlayedContents(), senderFrame: own },
      'a frame that is gone': { sender: contents, senderFrame: null },
      'a frame that was replaced': { sender: contents, senderFrame: { ...own, detached: true } },
    }
    const channels = [...ipcMain.handlers.keys()]
    expect(channels.length).toBeGreaterThanOrEqual(3)
    for (const channel of channels) {
      for (const [name, from] of Object.entries(strangers)) {
        await expect(
          invoke(ipcMain, { channel, words: ['files'], from }),
          `${channel} from ${name}`,
        ).rejects.toThrow('Refused')
      }
      for (const words of [
        [],
        [null],
        [{}],
        ['elsewhere'],
        [['']],
        [{ fileName: 'a', mime: 'b' }],
        ['files', 'more'],
      ]) {
        const answer = await invoke(ipcMain, { channel, words, from: { sender: contents, senderFrame: own } })
        expect(answer, `${channel} with ${JSON.stringify(words)}`).toMatchObject({
          ok: false,
          error: { details: { code: 'call-invalid' } },
        })
      }
    }
    expect(asked).toEqual([])
  })

  it('hands no port to strangers', async () => {
    const { contents, electron, openPage, engines } = await opened()
    const page = openPage()
    const { states } = connected(page)
    await eventually(() => expect(states.at(-1)?.state).toBe('ready'))
    const delivered: string[] = []
    contents.deliver = (channel) => void delivered.push(channel)
    electron.ipcMain.emit('recnet.request-port', {
      sender: contents,
      senderFrame: frameAt('https://example.com/'),
    })
    electron.ipcMain.emit('recnet.watch-engine', {
      sender: contents,
      senderFrame: frameAt('app://workbench/', contents.mainFrame),
    })
    // What is sent arrives one round later, and a port takes a few more.
    for (let round = 0; round < 10; round += 1) await new Promise((resolve) => setImmediate(resolve))
    expect(delivered).toEqual([])
    expect(engines).toHaveLength(1)
  })
})

describe('the page and the engine', () => {
  it('speak through a port of their own, and again after the engine was killed', async () => {
    const { openPage, engines } = await opened()
    const { client, states } = connected(openPage())
    const { session, platform } = await client['engine.facts']({})
    expect(platform).toContain(process.platform)
    expect(states.at(-1)).toEqual({ state: 'ready', session })

    process.kill(engines[0]!.pid!, 'SIGKILL')
    await eventually(() => expect(states.filter(({ state }) => state === 'ready')).toHaveLength(2))
    expect(states.map(({ state }) => state).slice(-2)).toEqual(['restarting', 'ready'])
    const again = await client['engine.facts']({})
    expect(engines).toHaveLength(2)
    expect(again.session).not.toBe(session)
    expect(states.at(-1)).toEqual({ state: 'ready', session: again.session })
  })

  it('find each other again after a reload', async () => {
    const { openPage, window } = await opened()
    await connected(openPage()).client['engine.facts']({})
    await window.loadURL('app://workbench/runs')
    const { client } = connected(openPage())
    expect(await client['runs.list']({})).toEqual([])
  })

  it('speak in the main process with RECNET_INLINE_ENGINE=1', async () => {
    const { openPage, engines, app } = await opened({ environment: { RECNET_INLINE_ENGINE: '1' } })
    const { client, states } = connected(openPage())
    expect((await client['engine.facts']({})).session).toBeTruthy()
    expect(states.at(-1)?.state).toBe('ready')
    expect(engines).toEqual([])
    app.quit()
    await eventually(() => expect(app.ended).toBe(0))
  })
})

describe('files of the desktop', () => {
  it('become sources by the native dialog, and their paths stay away from the page', async () => {
    const { openPage, answers, asked, folder } = await opened()
    const page = openPage()
    const { client } = connected(page)
    answers.push(
      { canceled: true, filePaths: [] },
      { canceled: false, filePaths: [join(folder, 'resources', 'demo')] },
    )
    expect(await page.shell.pickSource('files')).toEqual({ ok: true, value: null })
    const answer = await page.shell.pickSource('folder')
    expect(answer).toEqual({
      ok: true,
      value: { source: expect.stringMatching(/^[\w-]{16,64}$/) as string, label: 'demo' },
    })
    expect(JSON.stringify(answer)).not.toContain(folder)
    expect(asked.map(({ options }) => options['properties'])).toEqual([
      ['openFile', 'multiSelections'],
      ['openDirectory'],
    ])
    const source = answer.ok && answer.value ? answer.value.source : ''
    expect((await client['datasets.preview']({ source })).form).toBe('atomic')
  })

  it('become sources when they are dropped', async () => {
    const dropped = { name: 'demo' }
    const made = { name: 'made by a script' }
    const { openPage, folder } = await opened()
    const page = openPage(new Map([[dropped, join(folder, 'resources', 'demo')]]))
    expect(await page.shell.sourceOfFiles([dropped])).toMatchObject({ ok: true, value: { label: 'demo' } })
    expect(await page.shell.sourceOfFiles([dropped, made])).toMatchObject({
      ok: false,
      error: { details: { code: 'source-unknown' } },
    })
  })

  it('are written where the user says, byte for byte', async () => {
    const { openPage, answers, asked } = await opened()
    const { shell } = openPage()
    const bytes = randomBytes(100_000)
    const folder = join(temporary, 'figures')
    await mkdir(folder, { recursive: true })
    const file = {
      fileName: '../../router-count.pdf',
      mime: 'application/pdf',
      base64: bytes.toString('base64'),
    }
    answers.push({ canceled: false, filePath: join(folder, 'fig5.pdf') }, { canceled: true, filePath: '' })
    expect(await shell.saveFile(file)).toEqual({ ok: true, value: 'fig5.pdf' })
    expect(readFileSync(join(folder, 'fig5.pdf')).equals(bytes)).toBe(true)
    expect(await readdir(folder)).toEqual(['fig5.pdf'])
    expect(await shell.saveFile(file)).toEqual({ ok: true, value: null })
    expect(asked.map(({ options }) => options['defaultPath'])).toEqual([
      join(temporary, 'router-count.pdf'),
      join(folder, 'router-count.pdf'),
    ])
  })

  it('are refused in words where they cannot be written or are none', async () => {
    const { openPage, answers } = await opened()
    const { shell } = openPage()
    const file = { fileName: 'a.csv', mime: 'text/csv', base64: 'YQ==' }
    await writeFile(join(temporary, 'plain'), '')
    answers.push({ canceled: false, filePath: join(temporary, 'plain', 'a.csv') })
    expect(await shell.saveFile(file)).toMatchObject({
      ok: false,
      error: { details: { code: 'file-gone', file: join(temporary, 'plain', 'a.csv') } },
    })
    expect(await shell.saveFile({ ...file, base64: '<svg>' })).toMatchObject({
      ok: false,
      error: { details: { code: 'call-invalid' } },
    })
  })
})

describe('quitting', () => {
  it('ends the engine first, in order', async () => {
    const { app, window, engines, openPage, home } = await opened()
    await connected(openPage()).client['engine.facts']({})
    window.close()
    expect(app.ended).toBeNull()
    await eventually(() => expect(app.ended).toBe(0))
    expect(engines).toHaveLength(1)
    expect(engines[0]!.pid).toBeUndefined()
    // An engine that was told to close gives its home folder back; one that was killed leaves the lock behind.
    expect(existsSync(join(home, 'engine.lock'))).toBe(false)
  })

  it('asks while a run is at work, stays where the user says so, and lets the run go on at the next start', async () => {
    const first = await opened()
    const { client } = connected(first.openPage())
    const { variants } = await client['experiments.options']({})
    const run = await client['runs.start']({
      dataset: 'demo',
      variant: variants[0]!.name,
      settings: {},
      vectorIndex: 'memory',
    })
    await eventually(async () =>
      expect((await client['runs.list']({})).map(({ status }) => status)).toEqual(['running']),
    )

    first.answers.push({ response: 1 })
    first.app.quit()
    await eventually(() =>
      expect(first.asked.at(-1)).toMatchObject({
        kind: 'message',
        options: { detail: expect.stringContaining(run) as string },
      }),
    )
    await eventually(() => expect(first.answers).toEqual([]))
    expect(first.app.ended).toBeNull()
    first.answers.push({ response: 0 })
    await eventually(() => {
      if (first.app.ended === null) first.app.quit()
      expect(first.app.ended).toBe(0)
    })

    const second = await opened({ home: first.home, environment: { RECNET_QUIT_SILENTLY: '1' } })
    const again = connected(second.openPage()).client
    await eventually(async () =>
      expect((await again['runs.list']({})).map(({ status }) => status)).toEqual(['running']),
    )
    second.app.quit()
    await eventually(() => expect(second.app.ended).toBe(0))
    expect(second.asked).toEqual([])
  })
})
