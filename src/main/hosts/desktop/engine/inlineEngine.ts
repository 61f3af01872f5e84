/** The engine in the main process itself: RECNET_INLINE_ENGINE=1. Whatever crashes it takes the window along. */
import { memoryLinkPair } from '#shared/rpc/memoryLinkPair.ts'
import { portLink } from '#shared/rpc/portLink.ts'
import type { EngineExit } from '../../engine/engineProcess.ts'
import { hostEngine } from '../../engine/hostEngine.ts'
import type { DesktopEngine, EngineCommand } from './desktopEngine.ts'

export function inlineEngine({ home, resources }: EngineCommand): DesktopEngine {
  const [control, parent] = memoryLinkPair()
  const { promise: exited, resolve: exit } = Promise.withResolvers<EngineExit>()
  const exitBy = (error: unknown) =>
    exit({ code: 1, lastLines: [error instanceof Error ? error.message : String(error)] })
  const started = hostEngine({ home, resources }, parent)
  started.then(({ gone }) => gone.then(() => exit({ code: 0, lastLines: [] })), exitBy)
  return {
    control,
    exited,
    kill: () =>
      void started.then(({ close }) => close()).then(() => exit({ code: 0, lastLines: [] }), exitBy),
    // An engine that did not start says so by how it exited.
    introduce: (page) =>
      void started.then(({ servePage }) => servePage(portLink(page))).catch(() => page.close()),
  }
}
