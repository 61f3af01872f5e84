/** Brings page and engine together: each gets one end of a channel, and the main process keeps out of what they say. */
import { MessageChannelMain, type WebContents } from 'electron'
import type { EngineState } from '#shared/contract/workbench.ts'
import { WorkbenchError } from '#shared/errors.ts'
import type { SupervisedEngine } from '../../engine/superviseEngine.ts'
import { CALLS, NEWS } from './channels.ts'
import type { DesktopEngine } from '../engine/desktopEngine.ts'
import type { TrustedIpc } from './trustedSender.ts'

/** From now on the page hears how the engine is, and gets a port when it asks, and again whenever the engine was restarted. */
export function servePage(
  ipc: TrustedIpc,
  contents: WebContents,
  engine: SupervisedEngine<DesktopEngine>,
): void {
  let wantsPort = false
  const handPort = async () => {
    const current = await engine.current()
    if (!wantsPort || contents.isDestroyed()) return
    const { port1, port2 } = new MessageChannelMain()
    current.introduce(port1)
    contents.postMessage(NEWS.port, null, [port2])
  }
  const handIfReady = () => {
    if (wantsPort && engine.state().state === 'ready') void handPort().catch(unlessLost)
  }
  const tell = (state: EngineState) => {
    if (!contents.isDestroyed()) contents.send(NEWS.engineState, state)
  }

  ipc.hear(CALLS.requestPort, () => {
    wantsPort = true
    handIfReady()
  })
  ipc.hear(CALLS.watchEngine, () => tell(engine.state()))
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    // The page that comes instead asks for itself.
    if (isMainFrame && !isSameDocument) wantsPort = false
  })
  const stop = engine.onState((state) => {
    tell(state)
    handIfReady()
  })
  contents.once('destroyed', stop)
}

/** The engine went before it could be introduced: its state says so, and the next one that is ready gets the port. */
function unlessLost(error: unknown): void {
  if (!(error instanceof WorkbenchError && error.code === 'engine-lost')) throw error
}
