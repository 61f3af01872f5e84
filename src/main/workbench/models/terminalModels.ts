/** What a terminal may do with models outside of any run. */
import type { ServerCheck, ServerToCheck } from '#shared/vocabulary/models/chatServers.ts'
import type { ModelCatalogue, ModelDownload } from '#shared/vocabulary/models/modelDownloads.ts'
import type { LanguageModelChoice, ModelFolder, ModelHardware } from '#shared/vocabulary/models/models.ts'
import type { TriedModel, TrialPrompt } from '#shared/vocabulary/models/modelTrials.ts'
import type { Cancellation } from '../../ports/cancellation.ts'
import { readCatalogue } from './modelCatalogue.ts'
import { ModelDownloads, type DownloadPorts } from './modelDownloads.ts'
import type { ModelPorts } from './modelHandlers.ts'
import { listModels } from './modelList.ts'
import { checkServers, tryModel, type TrialPorts } from './tryModel.ts'

export interface TerminalModels {
  list(): Promise<ModelFolder>
  /** Remembers where a file or folder lies, and answers with its whole path. @throws WorkbenchError `argument-invalid`. */
  add(path: string): Promise<string>
  /** Deletes nothing. @throws WorkbenchError `argument-invalid`. */
  forget(place: string): Promise<string>
  /** @throws WorkbenchError `model-failed`. */
  hardware(): Promise<ModelHardware>
  catalogue(): Promise<ModelCatalogue>
  /** Tells of every change of any of them. */
  downloads(onChange: (downloads: readonly ModelDownload[]) => void): ModelDownloads
  try(choice: LanguageModelChoice, prompt: TrialPrompt, cancellation: Cancellation): Promise<TriedModel>
  checkServer(server: ServerToCheck, cancellation: Cancellation): Promise<readonly ServerCheck[]>
}

export function terminalModels(backend: ModelPorts & DownloadPorts & TrialPorts): TerminalModels {
  return {
    list: () => listModels(backend),
    add: (path) => backend.modelPlaces.add(path),
    forget: (place) => backend.modelPlaces.forget(place),
    hardware: () => backend.localModels.hardware(),
    catalogue: () => readCatalogue(backend.readCatalogue),
    downloads: (onChange) => new ModelDownloads({ ports: backend, onChange }),
    try: (choice, prompt, cancellation) =>
      tryModel(choice, prompt, { ports: backend, cancellation, tell: () => undefined }),
    checkServer: (server, cancellation) => checkServers(server, { ports: backend, cancellation }),
  }
}
