/** Which kind of engine the desktop host starts. */
import type { DesktopEngine, EngineCommand } from './desktopEngine.ts'

/**
 * A process of its own, so that the window outlives a crash of native code. With RECNET_INLINE_ENGINE=1 it runs in the
 * main process, for debugging, or where a driver dislikes the other.
 */
export async function engineStarter(
  command: EngineCommand,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<() => DesktopEngine> {
  if (environment['RECNET_INLINE_ENGINE'] === '1') {
    // Only here, since it brings the whole engine with its native modules along.
    const { inlineEngine } = await import('./inlineEngine.ts')
    return () => inlineEngine(command)
  }
  const { utilityEngine } = await import('./utilityEngine.ts')
  return () => utilityEngine(command)
}
