/** The folded events of a run that nobody is writing: from view.json where it fits the log, else from the log. */
import { emptyRunView, foldRun, type RunView } from '#shared/events/foldRun.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { RecordedRun } from './ports/runFolder.ts'
import type { RunLog, ViewFile } from './ports/runStore.ts'

/** To be raised where `foldRun` comes to mean something else by the same fields. */
const FORMAT = 1
const BATCH = 2000

/** Without the full report. @throws WorkbenchError `run-unknown`, `run-corrupt`. */
export async function readView(files: RunLog & ViewFile): Promise<RunView> {
  const bytes = await files.logBytes()
  const cached = await files.readView()
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

/** All events folded, the newest report included. @throws WorkbenchError `run-corrupt`. */
export async function foldedView(run: RecordedRun): Promise<RunView> {
  let view = emptyRunView()
  let batch: StampedEvent[] = []
  for await (const events of run.transactions()) {
    batch.push(...events)
    // A view is copied once a batch: one by one, a long log would be copied as often as it has transactions.
    if (batch.length < BATCH) continue
    view = foldRun(view, batch)
    batch = []
  }
  return foldRun(view, batch)
}

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
