/** A run in a folder of its own, past the queue, so that a bench may put ports of its own behind it. */
import { basename } from 'node:path'
import type { RunRequest } from '#shared/vocabulary/runs.ts'
import type { Backend } from '../src/main/workbench/backend/backend.ts'
import { configurationOf } from '../src/main/workbench/compose/configuration.ts'
import type { Datasets } from '../src/main/workbench/datasets/datasets.ts'
import { conductRun, type FinishedRun, type RunObserver } from '../src/main/workbench/runs/conductRun.ts'
import { manifestOf } from '../src/main/workbench/runs/manifestOf.ts'

export interface BenchRun extends RunRequest {
  readonly folder: string
}

export async function conductInFolder(
  { folder, ...request }: BenchRun,
  observer: RunObserver,
  { backend, datasets }: { readonly backend: Backend; readonly datasets: Pick<Datasets, 'load'> },
): Promise<FinishedRun> {
  const configuration = await configurationOf(request, { ...backend, datasets })
  const run = basename(folder)
  await backend.runs.createAt(folder, run, manifestOf(configuration, backend), {})
  return conductRun(await backend.runs.of(run).open(), configuration, observer, backend)
}
