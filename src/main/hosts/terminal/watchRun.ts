/** Shows a run while the engine works on it, lets the user stop it, and ends with its report. */
import { WorkbenchError } from '#shared/errors.ts'
import { foldRun, type RunView } from '#shared/events/foldRun.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { RunReport } from '#shared/events/runReport.ts'
import { partTitle, shareOf } from '#shared/progressText.ts'
import type { CallProgress } from '#shared/vocabulary/callProgress.ts'
import type { RunId, RunRow } from '#shared/vocabulary/runs.ts'
import type { InterruptibleTerminal } from './interruptibleTerminal.ts'
import type { TerminalEngine } from './openEngine.ts'
import { runProgressText, type WatchedProgress } from './progress/runProgressText.ts'
import { takenOver } from './progress/takenOver.ts'
import type { SteadyText } from './progress/steadyLine.ts'
import { untilLost } from './progress/engineLost.ts'
import { watchedWork } from './progress/watchedWork.ts'
import type { TerminalWorkbench } from './terminalWorkbench.ts'

export interface WatchedRun {
  readonly run: RunId
  readonly report: RunReport
}

export interface RunWatch {
  /** Puts the run into the queue. */
  readonly begin: (engine: TerminalEngine) => Promise<RunId>
  /** What a command accepts to resume the run; its name where this is absent. */
  readonly shown?: string | undefined
}

/** Watches a run until it ends. @throws WorkbenchError `cancelled` where it was stopped or paused, here or elsewhere, and otherwise the error that it failed with. */
export async function watchRun(
  { begin, shown }: RunWatch,
  workbench: TerminalWorkbench,
  terminal: InterruptibleTerminal,
): Promise<WatchedRun> {
  const { stderr } = terminal
  return watchedWork(terminal, 'call in flight', async ({ line, stopped, stopBy }) => {
    let engine = await workbench.engine()
    const run = await begin(engine)
    if (engine.joined)
      stderr.write(`${run} is in the queue of the workbench that is open; it shows there as well.\n`)
    // Where the engine is gone, or the run has ended meanwhile, the watching below says so.
    const stop = () => void engine.workbench['runs.stop']({ run }).catch(() => undefined)
    stopBy(stop)
    for (;;) {
      const row = await followed(run, engine, (text) => line.show(text))
      if (row === 'lost') {
        line.clear()
        stderr.write('The engine ended before the run did; looking for the one that goes on with it.\n')
        engine = await workbench.reopened()
        if (stopped()) stop()
        else await takenOver(run, engine)
        continue
      }
      if (row?.status === 'finished') {
        const report = await engine.workbench['runs.report']({ run })
        if (report) return { run, report }
      }
      if (row?.status === 'failed' && row.error) throw new WorkbenchError(row.error, { logId: row.logId })
      line.clear()
      stderr.write(`${endingOf(row, stopped())} Go on with: recnet resume ${shown ?? run}\n`)
      throw new WorkbenchError({ code: 'cancelled' })
    }
  })
}

function endingOf(row: RunRow | null, here: boolean): string {
  if (here) return 'Stopped.'
  if (row === null) return 'Removed elsewhere.'
  return row.status === 'paused' ? 'Paused elsewhere.' : 'Stopped elsewhere.'
}

/** The row of the run once it neither waits nor works; null where it was removed, `lost` where the engine ended. */
async function followed(
  run: RunId,
  engine: TerminalEngine,
  show: (text: SteadyText) => void,
): Promise<RunRow | 'lost' | null> {
  const { workbench } = engine
  const { promise: ended, resolve: end } = Promise.withResolvers<RunRow | null>()
  let row: RunRow | null = null
  let view: RunView | null = null
  let progress: CallProgress | null = null
  const showAll = () => {
    // A run that waits or has ended has nothing to show here.
    if (row?.status === 'running') show(steadyText({ view, progress, interactions: row.interactions ?? 0 }))
  }
  let early: StampedEvent[] = []
  const add = (events: readonly StampedEvent[]) => {
    if (view === null) return void early.push(...events)
    const after = view.seq
    const added = events.filter(({ seq }) => seq > after)
    if (added.length > 0) view = foldRun(view, added)
    showAll()
  }
  const look = (rows: readonly RunRow[]) => {
    row = rows.find((one) => one.run === run) ?? null
    if (row === null || (row.status !== 'queued' && row.status !== 'running')) end(row)
    else if (row.queuePlace !== null)
      show({ text: `Waiting at place ${row.queuePlace} of the queue`, part: 'queue', share: null })
    else showAll()
  }
  const forgetting = [
    workbench.on('run.events', (told) => told.run === run && add(told.events)),
    workbench.on('runs.changed', look),
    workbench.on('run.progress', (told) => {
      if (told.run !== run) return
      progress = told.progress
      showAll()
    }),
  ]
  const following = async () => {
    const rows = await workbench['runs.list']({})
    progress ??= rows.find((one) => one.run === run)?.progress ?? null
    look(rows)
    view = await workbench['runs.view']({ run })
    add(early)
    early = []
    return ended
  }
  try {
    return await untilLost(following(), engine)
  } finally {
    for (const forget of forgetting) forget()
  }
}

function steadyText(watched: WatchedProgress): SteadyText {
  const { progress } = watched
  const part = progress ? partTitle(progress) : 'opening'
  return { text: runProgressText(watched), part, share: progress && shareOf(progress.runCalls) }
}
