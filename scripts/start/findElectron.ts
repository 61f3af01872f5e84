/** Electron's program, where it is or can be fetched; otherwise one line that says what happened instead. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A slow network must not hold up somebody who wants to see the workbench. */
const FETCH_MS = 60_000
/** After a fetch that failed, later starts do not try again for a day. */
const TRY_AGAIN_MS = 24 * 60 * 60 * 1000

/** The path of the program, or null where the browser is to be used. */
export async function findElectron(
  root: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string | null> {
  if (!hasScreen(environment)) return instead('There is no screen for Electron here.')
  const there = electronIn(root, environment)
  if (there) return there
  if (environment['RECNET_NO_FETCH'])
    return instead('Electron is not installed, and RECNET_NO_FETCH forbids fetching it.')
  const tried = join(root, 'out', '.electron-tried')
  if (isRecent(tried))
    return instead('Electron could not be fetched earlier today (`npx install-electron` tries again).')
  console.log('Fetching Electron, once; at most a minute…')
  const failure = await fetchElectron(root)
  const fetched = failure === null ? electronIn(root, environment) : null
  if (fetched) return fetched
  writeFileSync(tried, new Date().toISOString())
  return instead(`Electron could not be fetched (${failure ?? 'its program is missing afterwards'}).`)
}

/** ELECTRON_EXEC_PATH names the program, ELECTRON_OVERRIDE_DIST_PATH its folder; else it is where its package puts it. */
export function electronIn(root: string, environment: NodeJS.ProcessEnv): string | null {
  const folder = join(root, 'node_modules', 'electron')
  const pathFile = join(folder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : defaultName()
  const override = environment['ELECTRON_OVERRIDE_DIST_PATH']
  const places = [
    environment['ELECTRON_EXEC_PATH'],
    override && join(override, name),
    join(folder, 'dist', name),
  ]
  return places.find((place) => place && existsSync(place)) ?? null
}

function instead(why: string): null {
  console.log(`${why} The workbench is shown in a browser instead.`)
  return null
}

function hasScreen({ DISPLAY, WAYLAND_DISPLAY }: NodeJS.ProcessEnv): boolean {
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY)
}

function defaultName(): string {
  if (process.platform === 'win32') return 'electron.exe'
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

function isRecent(file: string): boolean {
  if (!existsSync(file)) return false
  return Date.now() - Date.parse(readFileSync(file, 'utf8')) < TRY_AGAIN_MS
}

/** Null where it worked, else the reason in a few words. */
function fetchElectron(root: string): Promise<string | null> {
  const child = spawn(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: FETCH_MS,
  })
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text))
  return new Promise((resolve) => {
    child.on('error', ({ message }) => resolve(message))
    child.on('close', (code, signal) => {
      if (code === 0) resolve(null)
      else resolve(signal ? 'it took too long' : reasonIn(words))
    })
  })
}

/** The line that names the error, without where it was thrown. */
function reasonIn(words: string): string {
  const lines = words.split('\n')
  const line = lines.find((text) => /error|ENOTFOUND|ECONN/i.test(text)) ?? lines[0] ?? ''
  return (
    line
      .trim()
      .replace(/^\w*Error:?\s*/, '')
      .slice(0, 120) || 'no reason was given'
  )
}
