/** Builds the workbench where that is due, then opens it in Electron, or in a browser where Electron is not. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildIfDue } from './buildIfDue.ts'
import { findElectron } from './findElectron.ts'
import { START_HELP, startOptions, type StartOptions } from './startOptions.ts'

const ROOT = join(import.meta.dirname, '..', '..')

export async function start(): Promise<void> {
  const options = startOptions(process.argv.slice(2))
  if ('error' in options) {
    console.error(options.error)
    process.exitCode = 2
  } else if (options.help) {
    console.log(START_HELP)
  } else if (await buildIfDue(ROOT)) {
    const electron = options.browser ? null : await findElectron(ROOT)
    if (electron) openWindow(electron, options)
    else await serve(options)
  }
}

/** The home folder goes by the environment, since Electron's command line belongs to Chromium. */
function openWindow(electron: string, { home }: StartOptions): void {
  const environment: NodeJS.ProcessEnv = { ...process.env, ...(home === null ? {} : { RECNET_HOME: home }) }
  // Set inside other tools that are built on Electron, where it makes a plain Node of it.
  delete environment['ELECTRON_RUN_AS_NODE']
  const child = spawn(electron, [ROOT], { stdio: 'inherit', env: environment })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  child.on('error', ({ message }) => {
    console.error(
      `Electron could not be started (${message}). Open the workbench in a browser with: npm start -- --browser`,
    )
    process.exitCode = 1
  })
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}

/** `recnet serve` in this process. */
async function serve({ serveArguments }: StartOptions): Promise<void> {
  process.argv.splice(2, Infinity, 'serve', ...serveArguments)
  await import(pathToFileURL(join(ROOT, 'out', 'main', 'cli.js')).href)
}
