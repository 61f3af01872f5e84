/** Replays a run beside the runs of the home, without any model, and compares its events with those of the run. */
import { WorkbenchError } from '#shared/errors.ts'
import type { BundleProgress, ReplayVerdict } from '#shared/vocabulary/bundles/bundles.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { RunControl } from '../../../ports/runControl.ts'
import type { RunModels } from '../../models/ports/runModels.ts'
import { conductRun, type ConductPorts } from '../../runs/conductRun.ts'
import type { RunDatasets } from '../../runs/workOfRun.ts'
import type { RecordedRun } from '../../runs/ports/runFolder.ts'
import { firstDifference } from './firstDifference.ts'
import type { ScratchRuns } from '../ports/replays.ts'

/** The run that is replayed. */
export interface ReplayedRun extends RunDatasets {
  readonly run: RunId
  readonly original: RecordedRun
  readonly models: Pick<RunModels, 'open'>
  readonly control: RunControl
  readonly tell: (progress: Pick<BundleProgress, 'step' | 'steps'>) => void
}

/** What a replay needs from outside. */
export interface ReplayPorts extends Omit<ConductPorts, 'models'> {
  readonly scratchRuns: ScratchRuns
}

/**
 * Replays the run to its end, or until it cannot go on.
 * @throws WorkbenchError `cancelled`.
 */
export async function replayAside(
  { run, original, models, control, tell, ...datasets }: ReplayedRun,
  ports: ReplayPorts,
): Promise<ReplayVerdict> {
  const scratch = await ports.scratchRuns.create(original.manifest)
  try {
    const ended = await conductRun(
      scratch.run,
      datasets,
      {
        control,
        observe: ({ events, interactions }) => tell({ step: events.at(-1)?.step ?? 0, steps: interactions }),
      },
      { ...ports, models },
      'passed over',
    ).then(
      () => null,
      (error: unknown) => {
        // What the workbench has words for is a part of the verdict.
        if (error instanceof WorkbenchError) return error
        throw error
      },
    )
    control.throwIfCancelled()
    const { first, second, difference } = await firstDifference(
      original.transactions(),
      scratch.run.transactions(),
    )
    return {
      run,
      events: first,
      replayed: second,
      difference,
      ended: ended?.message ?? null,
    }
  } finally {
    await scratch.remove()
  }
}
