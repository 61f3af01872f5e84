/** A new run as the queue gets it: a folder with a manifest and a state, under a name that no other has. */
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { Clock } from '../../ports/clock.ts'
import { freeRunId, freeRunIdOfFolder } from '../runs/runNames.ts'
import type { QueuedRunStore } from './ports.ts'
import { runState } from './runState.ts'

export interface NewRun {
  readonly manifest: Manifest
  readonly note: string
  readonly interactions: number
  /** Outside the home, new or empty; undefined: a folder of the home. */
  readonly folder?: string | undefined
  /** Answered from what is kept, without any model. */
  readonly replay?: boolean
}

/** `order` is its number in the queue. @throws WorkbenchError `run-exists` for a folder that is not empty. */
export async function createRun(
  { manifest, note, interactions, folder, replay = false }: NewRun,
  order: number,
  { store, clock }: { readonly store: QueuedRunStore; readonly clock: Clock },
): Promise<RunId> {
  const about = { note, interactions, replay, order, queuedAt: clock.now() }
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
