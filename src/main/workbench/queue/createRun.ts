/** Creates a new run for the queue: a folder with a manifest and a state, under a name that no other run has. */
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { CellOfRun } from '#shared/vocabulary/studies/studies.ts'
import type { Clock } from '../../ports/clock.ts'
import { freeRunId, freeRunIdOfFolder } from '../runs/runNames.ts'
import type { QueuedRunStore } from './ports.ts'
import { runState } from './runState.ts'

/** A run to create. `interactions` is their number in its protocol. */
export interface NewRun {
  readonly manifest: Manifest
  readonly note: string
  readonly interactions: number
  /** A new or empty folder outside the home; undefined for a folder of the home. */
  readonly folder?: string | undefined
  /** Whether the run is answered from stored replies, without any model (default false). */
  readonly replay?: boolean
  /** The cell of a study that the run is made for. */
  readonly study?: CellOfRun | null
}

/**
 * Creates the run and returns its name. `order` is its position in the queue.
 * @throws WorkbenchError `run-exists` for a folder that is not empty.
 */
export async function createRun(
  { manifest, note, interactions, folder, replay = false, study = null }: NewRun,
  order: number,
  { store, clock }: { readonly store: QueuedRunStore; readonly clock: Clock },
): Promise<RunId> {
  const about = { note, interactions, replay, study, order, queuedAt: clock.now() }
  const state = runState.parse({ status: 'queued', ...about })
  const taken = await store.taken()
  if (folder === undefined) {
    const run = freeRunId(manifest, taken)
    await store.create(run, manifest, state)
    return run
  }
  const run = (await store.nameOf(folder)) ?? freeRunIdOfFolder(folder, taken)
  await store.createAt(folder, run, manifest, state)
  return run
}
