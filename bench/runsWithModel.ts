/** Runs of a home of its own that ask this very model, past the reply store, so that nothing is answered from a file. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { LanguageModel } from '../src/main/ports/languageModel.ts'
import { RunControl } from '../src/main/ports/runControl.ts'
import { createBackend } from '../src/main/workbench/backend/backend.ts'
import { createDatasets } from '../src/main/workbench/datasets/datasets.ts'
import type { RunModels } from '../src/main/workbench/models/ports/runModels.ts'
import { conductInFolder, type BenchRun } from './conductInFolder.ts'

export async function runsWithModel(
  home: string,
  languageModel: LanguageModel,
): Promise<(request: BenchRun) => Promise<unknown>> {
  await mkdir(home, { recursive: true })
  const backend = createBackend({ home, resources: join(import.meta.dirname, '..', 'resources') })
  const open: RunModels['open'] = async (manifest) => ({
    ...(await backend.models.open(manifest)),
    languageModel,
  })
  const parts = {
    backend: { ...backend, models: { ...backend.models, open } },
    datasets: createDatasets(backend),
  }
  const observer = () => ({ control: new RunControl(), observe: () => undefined })
  return (request) => conductInFolder(request, observer(), parts)
}
