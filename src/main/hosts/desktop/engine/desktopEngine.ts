/** An engine of the desktop host, wherever it runs. */
import type { MessagePortMain } from 'electron'
import type { EngineProcess } from '../../engine/engineProcess.ts'

export interface DesktopEngine extends EngineProcess {
  /** Gives it a port that leads to a page; it answers there until the port closes. */
  readonly introduce: (page: MessagePortMain) => void
}

export interface EngineCommand {
  /** `out/main/engine.js` */
  readonly engine: string
  readonly home: string
  readonly resources: string
}
