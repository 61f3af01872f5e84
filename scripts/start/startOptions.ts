/** The arguments of `npm start`. */
import { parseArgs } from 'node:util'

export interface StartOptions {
  readonly help: boolean
  readonly browser: boolean
  readonly home: string | null
  /** The same wishes as `recnet serve` takes them, which also checks them. */
  readonly serveArguments: readonly string[]
}

export const START_HELP = `Usage: npm start -- [options]

Open the workbench: in Electron, or in the default browser where Electron is not.

Options:
  --browser         Use the browser even where Electron is there.
  --no-open         Print the address and leave opening it to you.
  --port <number>   Port for the browser; any that is free where absent.
  --data <folder>   Offer the datasets in this folder to the browser, without an upload. May be repeated.
  --home <folder>   Where datasets, runs and settings are kept (default: $RECNET_HOME, else ~/.recnet-workbench).
  -h, --help        Show this.`

/** What is wrong with the arguments is told as `error`, for the terminal. */
export function startOptions(args: readonly string[]): StartOptions | { readonly error: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        browser: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        port: { type: 'string' },
        data: { type: 'string', multiple: true, default: [] },
        home: { type: 'string' },
      },
    })
    const { help, browser, port, data, home = null } = values
    const serveArguments = [
      ...(values['no-open'] ? [] : ['--open']),
      ...(port === undefined ? [] : ['--port', port]),
      ...(home === null ? [] : ['--home', home]),
      ...data.flatMap((folder) => ['--data', folder]),
    ]
    return { help, browser, home, serveArguments }
  } catch (error) {
    return { error: `${error instanceof Error ? error.message : String(error)}\nSee: npm start -- --help` }
  }
}
