/** The arguments of `recnet serve`. */
import { parseArgs } from 'node:util'

export interface ServeOptions {
  readonly help: boolean
  readonly open: boolean
  /** Null where none was asked for. */
  readonly port: number | null
  readonly data: readonly string[]
  readonly home: string | null
}

export const SERVE_HELP = `Usage: recnet serve [options]

Serve the workbench to a browser, on this machine's loopback address only.

Options:
  --port <number>   Port to listen on. Default: that of the last start, so that
                    open tabs go on, or any that is free.
  --data <folder>   Offer the datasets in this folder for import, without an upload. May be repeated.
  --home <folder>   Where datasets, runs and settings are kept (default: $RECNET_HOME, else ~/.recnet-workbench).
  --open            Open the address in the default browser.
  -h, --help        Show this.
`

/** What is wrong with the arguments is told as `error`, for the terminal. */
export function serveOptions(args: readonly string[]): ServeOptions | { readonly error: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        open: { type: 'boolean', default: false },
        port: { type: 'string' },
        data: { type: 'string', multiple: true, default: [] },
        home: { type: 'string' },
      },
    })
    const port = values.port === undefined ? null : portOf(values.port)
    if (Number.isNaN(port))
      return { error: `--port: expected a number from 0 to 65535, found ${values.port}.` }
    return { help: values.help, open: values.open, port, data: values.data, home: values.home ?? null }
  } catch (error) {
    return { error: `${error instanceof Error ? error.message : String(error)}\nSee: recnet serve --help` }
  }
}

/** NaN for what is no port. */
function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN
  return port <= 65_535 ? port : NaN
}
