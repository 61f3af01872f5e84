/** Finds the engine, in an Electron window or through the web host: a typed client, a shell, and news of the engine itself. */
import type { ClientOf } from '#shared/contract/contract.ts'
import type { DesktopShell } from '#shared/contract/shell.ts'
import {
  engineHost,
  workbench,
  type EngineState,
  type WorkbenchContract,
} from '#shared/contract/workbench.ts'
import { connect } from '#shared/rpc/connect.ts'
import { browserShell } from './browserShell.ts'
import { desktopLink } from './desktopLink.ts'
import { desktopShell } from './desktopShell.ts'
import { engineNews, type EngineNews } from './engineNews.ts'
import { httpLink, type HttpLink } from './httpLink.ts'
import { takePageToken } from './pageToken.ts'
import type { Shell } from './shell.ts'

export type { Shell } from './shell.ts'

export interface Connection {
  readonly workbench: ClientOf<WorkbenchContract>
  readonly shell: Shell
  /** Calls back at once where a state is known, and then with every change. Returns how to stop listening. */
  readonly onEngineState: (listener: (state: EngineState) => void) => () => void
  /** Called whenever pushes may have been missed and views must be fetched anew. Returns how to stop listening. */
  readonly onReconnect: (listener: () => void) => () => void
}

declare global {
  interface Window {
    /** There in an Electron window only. */
    readonly recnetShell?: DesktopShell
  }
}

/** Once per page. Whatever goes wrong is told by `onEngineState` and by the calls; this itself does not fail. */
export function connectWorkbench(): Connection {
  return window.recnetShell ? toDesktop(window.recnetShell) : toWebHost()
}

function toDesktop(shell: DesktopShell): Connection {
  const news = engineNews()
  const link = desktopLink(shell, window)
  shell.onEngineState(news.tell)
  return connection(news, { workbench: connect(link, workbench), shell: desktopShell(shell) })
}

function toWebHost(): Connection {
  const news = engineNews()
  const { origin } = window.location
  const token = takePageToken(window)
  const link = httpLink({ origin, token, paused: document.hidden })
  connect(link, engineHost).on('engine.state', news.tell)
  link.onReconnect(news.tellMissed)
  pauseWhileHidden(link)
  return connection(news, { workbench: connect(link, workbench), shell: browserShell(origin, token) })
}

function connection(news: EngineNews, parts: Pick<Connection, 'workbench' | 'shell'>): Connection {
  return { ...parts, onEngineState: news.onState, onReconnect: news.onMissed }
}

/** A glance at another page does not count as leaving. */
const HIDDEN_MS = 2000

function pauseWhileHidden(link: HttpLink): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer)
    if (document.hidden) timer = setTimeout(link.pause, HIDDEN_MS)
    else link.resume()
  })
}
