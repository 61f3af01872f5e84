/** Resumes a run where its events end, which may be at their beginning. */
import { datasetOfRun, trainingDatasetOfRun } from '../../datasets/datasetOfRun.ts'
import type { Datasets } from '../../datasets/datasets.ts'
import type { RunModels } from '../../models/ports/runModels.ts'
import { conductRun, type ConductPorts, type FinishedRun, type RunObserver } from '../conductRun.ts'
import type { RunLog } from '../ports/runStore.ts'

/** What resuming a run needs from outside. */
export interface ResumePorts extends ConductPorts {
  /** Models that answer from stored replies and vectors only. */
  readonly replayModels: Pick<RunModels, 'open'>
}

/**
 * Resumes a run and resolves once it has finished. With `replay`, no model is asked; with `anyway` it goes on although something is
 * not as it began, and says so.
 * @throws WorkbenchError `run-busy`, `run-differs`, `cancelled`, `dataset-changed`, `model-changed`; for a replay also
 * `reply-missing`.
 */
export type ResumeRun = (
  run: Pick<RunLog, 'open'>,
  observer: RunObserver,
  how: { readonly replay: boolean; readonly anyway: boolean },
) => Promise<FinishedRun>

/** Returns the function that resumes runs with these ports and datasets. */
export function runResumer(ports: ResumePorts, datasets: Pick<Datasets, 'load' | 'list'>): ResumeRun {
  return async (run, observer, { replay, anyway }) => {
    const folder = await run.open()
    const dataset = await datasetOfRun(folder.manifest, datasets)
    const models = replay ? ports.replayModels : ports.models
    const trainedOn = await trainingDatasetOfRun(folder.manifest, datasets)
    const differing = anyway ? 'accepted' : 'refused'
    return conductRun(folder, { dataset, trainedOn }, observer, { ...ports, models }, differing)
  }
}
