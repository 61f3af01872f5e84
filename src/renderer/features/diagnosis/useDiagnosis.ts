/** Collects what is known about an unexpected error, and copies it to the clipboard. */
import { diagnosisText } from '#shared/errors/diagnosisText.ts'
import { toWire } from '#shared/errors.ts'
import type { LogEntry } from '#shared/vocabulary/log.ts'
import { t } from '../../locales/t.ts'
import { useConnection } from '../../connection/useConnection.ts'
import { useEngine } from '../../stores/engine.ts'
import { useNotices } from '../../stores/notices.ts'

/** How many entries of the log it holds: those around the error, or the newest where the log does not have it. */
const ENTRIES = 40

/** Returns the function that copies the diagnosis of an error and then tells the user. It never rejects where the log cannot be read. */
export function useDiagnosis(): (error: unknown) => Promise<void> {
  const { workbench } = useConnection()
  const engine = useEngine()
  const notices = useNotices()

  const entriesAbout = async (logId: string | undefined): Promise<readonly LogEntry[]> => {
    const found = logId === undefined ? [] : await workbench['log.read']({ around: logId, limit: ENTRIES })
    return found.length > 0 ? found : workbench['log.read']({ limit: ENTRIES })
  }
  return async (error) => {
    // An engine that is gone cannot read its log; what the page itself knows is a diagnosis, too.
    const entries = await entriesAbout(toWire(error).logId).catch((): readonly LogEntry[] => [])
    const { facts, state } = engine
    const known = {
      ...facts?.versions,
      platform: facts?.platform ?? 'unknown',
      browser: navigator.userAgent,
      engine: state?.state ?? 'unknown',
      page: location.pathname,
    }
    const copied = navigator.clipboard.writeText(diagnosisText({ error, facts: known, entries }))
    await copied.then(() => notices.tell(t('manifest.theDiagnosisWasCopiedIt')), notices.fail)
  }
}
