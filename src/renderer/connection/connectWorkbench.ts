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
  /** Calls back at once where a state is known, and then with every change. Returns a function that stops listening. */
  readonly onEngineState: (listener: (state: EngineState) => void) => () => void
  /** Calls back whenever pushes may have been missed, so that views must be refetched. Returns a function that stops listening. */
  readonly onReconnect: (listener: () => void) => () => void
}

declare global {
  interface Window {
    /** Present in an Electron window only. */
    readonly recnetShell?: DesktopShell
  }
}

/** Connects the page to the engine, once per page. It never fails: what goes wrong is told by `onEngineState` and by the calls. */
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
  return connection(news, { workbench: connect(link, workbench), shell: browserShell(origin, token.current) })
}

function connection(news: EngineNews, parts: Pick<Connection, 'workbench' | 'shell'>): Connection {
  return { ...parts, onEngineState: news.onState, onReconnect: news.onMissed }
}

/** How long a page must be hidden before its stream is paused. */
const HIDDEN_MS = 2000

function pauseWhileHidden(link: HttpLink): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer)
    if (document.hidden) timer = setTimeout(link.pause, HIDDEN_MS)
    else link.resume()
  })
}
