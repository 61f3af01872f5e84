/** Which runs are at work, asked of the engine as a page would ask. */
import { MessageChannelMain } from 'electron'
import { workbench } from '#shared/contract/workbench.ts'
import { connect } from '#shared/rpc/connect.ts'
import { portLink } from '#shared/rpc/portLink.ts'
import type { Log } from '../../../ports/log.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { SupervisedEngine } from '../../engine/superviseEngine.ts'
import type { DesktopEngine } from '../engine/desktopEngine.ts'

/** An engine that is busy for longer holds up nobody who wants to leave. */
const PATIENCE_MS = 2000

/** None where the engine cannot say. */
export async function runningRuns(
  engine: SupervisedEngine<DesktopEngine>,
  log: Log,
): Promise<readonly RunId[]> {
  if (engine.state().state !== 'ready') return []
  const { port1, port2 } = new MessageChannelMain()
  const asked = connect(portLink(port2), workbench)
  try {
    const current = await engine.current()
    current.introduce(port1)
    const rows = await Promise.race([asked['runs.list']({}), patience()])
    return rows.filter(({ status }) => status === 'running').map(({ run }) => run)
  } catch (error) {
    log.write({
      level: 'warn',
      scope: 'window',
      message: 'The engine could not say which runs are at work.',
      error,
    })
    return []
  } finally {
    asked.close()
  }
}

function patience(): Promise<readonly never[]> {
  return new Promise((resolve) => setTimeout(() => resolve([]), PATIENCE_MS).unref())
}
