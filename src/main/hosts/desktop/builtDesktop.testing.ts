/** The desktop host as it is shipped: entries and preload script built into a folder of their own, and run against the stand-in for Electron. */
import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { playedElectron, type PlayedElectron, type PlayedElectronOptions } from './electron.testing.ts'
import { playedPage, type PlayedPage } from './playedPage.testing.ts'
import type { PlayedBrowserWindow } from './playedWindow.testing.ts'

const root = join(import.meta.dirname, '../../../..')

export interface BuiltDesktop {
  /** Holds `main` and `preload`. */
  readonly out: string
  /** Runs the built `index.js`, up to where Electron would become ready. */
  readonly start: (options?: StartOptions) => Promise<StartedDesktop>
  readonly dispose: () => Promise<void>
}

export interface StartOptions extends PlayedElectronOptions {
  readonly environment?: Readonly<Record<string, string>>
  /** That of an earlier start, to start again on it. */
  readonly home?: string
}

export interface StartedDesktop extends PlayedElectron {
  readonly folder: string
  readonly home: string
  /** Electron becomes ready; answers with the window, once there is one. */
  readonly open: () => Promise<PlayedBrowserWindow>
  /** Loads the page up to its preload script. */
  readonly openPage: (paths?: ReadonlyMap<unknown, string>) => PlayedPage
  /** Takes from the process what the host listens to; in Electron its process ends with it. */
  readonly forget: () => void
}

/** Inside the checkout, so that the built entries find the packages that they import. */
export async function buildDesktop(): Promise<BuiltDesktop> {
  await mkdir(join(root, 'out'), { recursive: true })
  const folder = await mkdtemp(join(root, 'out', 'desktop-test-'))
  const out = join(folder, 'out')
  const config = join(folder, 'electron.vite.config.mjs')
  // The page is not of interest here, and takes longest.
  await writeFile(
    config,
    `import config from ${JSON.stringify(join(root, 'electron.vite.config.ts'))}\nexport default { main: config.main, preload: config.preload }\n`,
  )
  const program = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const built = spawnSync(process.execPath, [program, 'build', '--config', config, '--outDir', out], {
    cwd: root,
    encoding: 'utf8',
  })
  if (built.status !== 0) throw new Error(`The build failed:\n${built.stdout}\n${built.stderr}`)
  await writePage(join(out, 'renderer'))

  let starts = 0
  return {
    out,
    start: async (options = {}) => {
      starts += 1
      return start(join(folder, `start-${starts}`), out, options)
    },
    dispose: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

async function writePage(folder: string): Promise<void> {
  await mkdir(join(folder, 'assets'), { recursive: true })
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>RecNet Workbench</title>')
  await writeFile(join(folder, 'assets', 'index-a1b2c3d4.js'), 'export {}')
  await symlink('/etc', join(folder, 'assets', 'out'))
}

/** Every start has files of its own: a module is evaluated once per file, and each start needs its own Electron. */
async function start(folder: string, out: string, options: StartOptions): Promise<StartedDesktop> {
  const played = playedElectron(options)
  const home = options.home ?? join(folder, 'home')
  await cp(out, join(folder, 'out'), { recursive: true, verbatimSymlinks: true })
  await symlink(join(root, 'resources'), join(folder, 'resources'))
  await cp(join(root, 'package.json'), join(folder, 'package.json'))
  await writeElectron(join(folder, 'node_modules', 'electron'), { key: folder, played })

  // In a package, everything that is not in the archive lies here; the stand-in packs nothing, so it is the same folder.
  Object.defineProperty(process, 'resourcesPath', { value: folder, configurable: true })
  const forget = forgetter()
  await withEnvironment({ ...options.environment, RECNET_HOME: home }, async () => {
    await nativeImport(
      join(folder, 'node_modules', 'electron', 'bridge.js'),
      join(folder, 'out', 'main', 'index.js'),
    )
  })
  const open = async () => {
    await withEnvironment({ ...options.environment, RECNET_HOME: home }, () => played.app.becomeReady())
    while (played.app.windows.length === 0 && played.app.ended === null)
      await new Promise((resolve) => setTimeout(resolve, 5))
    const [window] = played.app.windows
    if (!window) throw new Error(`No window was opened: ${JSON.stringify(played.asked)}`)
    return window
  }
  return {
    ...played,
    folder,
    home,
    open,
    forget,
    openPage: (paths) => {
      const [window] = played.app.windows
      if (!window) throw new Error('There is no window.')
      return playedPage({
        preload: (window.options['webPreferences'] as { readonly preload: string }).preload,
        contents: window.webContents,
        ipcMain: played.electron.ipcMain,
        ...(paths ? { paths } : {}),
      })
    },
  }
}

/** Returns a function that removes the listeners of the process that were added since. */
function forgetter(): () => void {
  const listeners = () =>
    process.eventNames().flatMap((name) => process.rawListeners(name).map((one) => ({ name, one })))
  const before = new Set(listeners().map(({ one }) => one))
  return () => {
    for (const { name, one } of listeners()) if (!before.has(one)) process.off(name, one as () => void)
  }
}

/** A package named `electron`, nearer to the built files than the real one; its exports come over from here by a global. */
async function writeElectron(
  folder: string,
  { key, played }: { readonly key: string; readonly played: PlayedElectron },
): Promise<void> {
  const handedOver = `recnet.${key}`
  Object.assign(globalThis, { [handedOver]: played.electron })
  await mkdir(folder, { recursive: true })
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'electron', type: 'module', exports: './index.js' }),
  )
  await writeFile(
    join(folder, 'index.js'),
    `export const { ${Object.keys(played.electron).join(', ')} } = globalThis[${JSON.stringify(handedOver)}]\n`,
  )
  await writeFile(join(folder, 'bridge.js'), 'export const load = (address) => import(address)\n')
}

/** Node itself must load the built files, not the test runner, which would transform them. It leaves packages alone. */
async function nativeImport(bridge: string, file: string): Promise<void> {
  const { load } = (await import(bridge)) as { readonly load: (address: string) => Promise<unknown> }
  await load(pathToFileURL(file).href)
}

async function withEnvironment(
  environment: Readonly<Record<string, string>>,
  work: () => Promise<unknown>,
): Promise<void> {
  const before = { ...process.env }
  Object.assign(process.env, environment)
  try {
    await work()
  } finally {
    for (const name of Object.keys(environment)) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
  }
}
