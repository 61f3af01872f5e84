/** The view of a run as of a step. */
import { emptyRunView, foldRun, type RunView } from '#shared/events/foldRun.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { withoutReport } from '../../runs/runViews.ts'
import type { LogFold, LogFolds } from './logFolds.ts'

/** Returns the fold of all events up to and with `step`, without its report. @throws WorkbenchError `run-unknown`, `run-corrupt`. */
export async function viewAsOf(run: RunId, step: number, folds: LogFolds): Promise<RunView> {
  const { fold } = await folds.ask({ run, step, kind: 'view', make: viewFold })
  return withoutReport(fold.view)
}

interface ViewFold extends LogFold {
  readonly view: RunView
}

function viewFold(): ViewFold {
  let view = emptyRunView()
  return {
    get view() {
      return view
    },
    add: (events) => {
      view = foldRun(view, events)
    },
  }
}
