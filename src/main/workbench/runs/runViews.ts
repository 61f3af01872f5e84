/**
 * Reads the folded events of a run that this process does not write: from view.json if it matches the log, and
 * otherwise from the log.
 */
import { emptyRunView, foldRun, type RunView } from '#shared/events/foldRun.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import { namingDamage } from './damage/namingDamage.ts'
import type { RecordedRun } from './ports/runFolder.ts'
import type { RunLog, ViewFile } from './ports/runStore.ts'

/** Must be increased when `foldRun` changes what a field means. */
const FORMAT = 2
const BATCH = 2000

/** Returns the view without its report, and saves it. @throws WorkbenchError `run-unknown`, `run-corrupt`. */
export async function readView(files: RunLog & ViewFile): Promise<RunView> {
  const bytes = await files.logBytes()
  // A cache that cannot be read is made anew, as one that is not there.
  const cached = await files.readView().catch(() => ({ state: 'broken' }) as const)
  const known = cached.state === 'value' ? fittingView(cached.value, bytes) : null
  if (known) return known
  const view = withoutReport(await foldedView(await files.open()))
  await writeView(files, view, bytes)
  return view
}

/** `bytes` is the size that events.jsonl had when all of it was folded. */
export async function writeView(files: ViewFile, view: RunView, bytes: number): Promise<void> {
  await files.writeView({ format: FORMAT, bytes, view: withoutReport(view) })
}

/** Folds all events, including the newest report. @throws WorkbenchError `run-corrupt`. */
export function foldedView(run: RecordedRun): Promise<RunView> {
  return namingDamage(run, () => folded(run))
}

async function folded(run: RecordedRun): Promise<RunView> {
  let view = emptyRunView()
  let batch: StampedEvent[] = []
  for await (const events of run.transactions()) {
    batch.push(...events)
    // A view is copied once per batch; a long log would otherwise be copied once per transaction.
    if (batch.length < BATCH) continue
    view = foldRun(view, batch)
    batch = []
  }
  return foldRun(view, batch)
}

/** Returns the view without its report, which may be large. */
export function withoutReport(view: RunView): RunView {
  return view.report === null ? view : { ...view, report: null }
}

function fittingView(value: unknown, bytes: number): RunView | null {
  const {
    format,
    bytes: folded,
    view,
  } = value as { format?: unknown; bytes?: unknown; view?: Partial<RunView> }
  const whole = view !== undefined && Object.keys(emptyRunView()).every((field) => field in view)
  return format === FORMAT && folded === bytes && whole ? (view as RunView) : null
}
