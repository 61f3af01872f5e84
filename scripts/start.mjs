/** `npm start`: builds the workbench where that is due, then opens it in Electron, or in a browser where Electron is not. */
import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import { onNode24 } from './onNode24.mjs'
import { buildIfDue } from './start/buildIfDue.mjs'
import { findElectron } from './start/findElectron.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const HELP = `Usage: npm start -- [options]

Open the workbench: in Electron, or in the default browser where Electron is not.

Options:
  --browser         Use the browser even where Electron is there.
  --no-open         Print the address and leave opening it to you.
  --port <number>   Port for the browser; any that is free where absent.
  --data <folder>   Offer the datasets in this folder to the browser, without an upload. May be repeated.
  --home <folder>   Where datasets, runs and settings are kept (default: $RECNET_HOME, else ~/.recnet-workbench).
  -h, --help        Show this.
`

await onNode24({ name: 'npm start', script: import.meta.url, work: start })

async function start() {
  const options = readOptions()
  if (options.help) process.stdout.write(HELP)
  if (options.help || !(await buildIfDue(ROOT))) return
  const electron = options.browser ? null : await findElectron(ROOT)
  if (electron) openWindow(electron, options)
  else await serve(options)
}

function readOptions() {
  const text = { type: 'string' }
  const flag = { type: 'boolean', default: false }
  try {
    const { values } = parseArgs({
      options: { browser: flag, 'no-open': flag, help: { ...flag, short: 'h' }, port: text, home: text, data: { ...text, multiple: true, default: [] } },
    })
    return values
  } catch (error) {
    console.error(`${error.message}\nSee: npm start -- --help`)
    process.exit(2)
  }
}

/** Electron takes its settings from the environment, since its command line belongs to Chromium. */
function openWindow(electron, { home }) {
  const environment = home ? { ...process.env, RECNET_HOME: home } : process.env
  // Inside other tools built on Electron this variable is set, and would make a Node of it.
  delete environment.ELECTRON_RUN_AS_NODE
  const child = spawn(electron, [ROOT], { stdio: 'inherit', env: environment })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`Electron could not be started (${error.message}). Open the workbench in a browser with: npm start -- --browser`)
    process.exitCode = 1
  })
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}

/** The command line of `recnet serve`, in this process. */
async function serve(options) {
  const args = ['serve', ...(options['no-open'] ? [] : ['--open'])]
  if (options.port !== undefined) args.push('--port', options.port)
  if (options.home !== undefined) args.push('--home', options.home)
  for (const folder of options.data) args.push('--data', folder)
  process.argv.splice(2, Infinity, ...args)
  await import('../out/main/cli.js')
}
