/** `recnet serve`: the workbench for a browser, until Ctrl-C. */
import { fileLog, logFolder } from './adapters/log/fileLog.ts'
import { logUncaught } from './adapters/log/logUncaught.ts'
import { forkedEngine } from './hosts/engine/forkedEngine.ts'
import { keepFilesPrivate } from './hosts/engine/privateFiles.ts'
import { superviseEngine } from './hosts/engine/superviseEngine.ts'
import { openBrowser } from './hosts/web/openBrowser.ts'
import { serveOptions, SERVE_HELP } from './hosts/web/serveOptions.ts'
import { refusalText, servedText } from './hosts/web/servedText.ts'
import { startWebServer } from './hosts/web/webServer.ts'

export interface ServePlaces {
  readonly home: string
  readonly resources: string
  /** The folder of the built page. */
  readonly page: string
  /** The file of the engine's entry. */
  readonly engine: string
}

/** Serves the workbench until it is told to stop, and resolves with the exit code. */
export async function serveCommand(args: readonly string[], places: ServePlaces): Promise<number> {
  const options = serveOptions(args)
  if ('error' in options) {
    process.stderr.write(`${options.error}\n`)
    return 2
  }
  if (options.help) {
    process.stdout.write(SERVE_HELP)
    return 0
  }
  // The terminal may close first; that must not keep the engine from ending well.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  const home = options.home ?? places.home
  keepFilesPrivate()
  const log = fileLog({ folder: logFolder(home), program: 'server' })
  logUncaught(log)
  const engine = superviseEngine(
    () => forkedEngine({ entry: places.engine, home, resources: places.resources }),
    { log },
  )
  const stopped = interrupted()
  try {
    const server = await startWebServer(engine, {
      page: places.page,
      home,
      dataFolders: options.data,
      port: options.port,
      log,
    })
    process.stdout.write(servedText(server))
    const forgetOpened = options.open ? await openBrowser(server.address, home) : () => undefined
    await stopped
    process.stderr.write('\nStopping after the call in flight; runs go on at the next start…\n')
    await Promise.all([forgetOpened(), server.close()])
    return 0
  } catch (error) {
    log.write({ level: 'error', scope: 'web', message: 'The workbench could not be served.', error })
    process.stderr.write(`${refusalText(error)}\n`)
    return 1
  } finally {
    await engine.close()
  }
}

/** A second Ctrl-C meets no listener any more and ends everything at once; runs can still go on. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
    const listener = () => {
      for (const signal of signals) process.off(signal, listener)
      resolve()
    }
    for (const signal of signals) process.on(signal, listener)
  })
}
