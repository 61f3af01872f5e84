/** Implements `models.*`. */
import { toWire } from '#shared/errors.ts'
import type { ModelFile } from '#shared/vocabulary/models.ts'
import type { Backend } from './backend.ts'
import type { Handlers } from './handlersOf.ts'
import type { ModelTrials } from './modelTrials.ts'

export function modelHandlers(backend: Backend, trials: ModelTrials): Handlers<'models'> {
  const { folder, list, pathOf } = backend.modelFolder
  const described = async (file: string): Promise<ModelFile> => {
    try {
      return { file, facts: await backend.models.read(pathOf(file)), error: null }
    } catch (error) {
      return { file, facts: null, error: toWire(error).details }
    }
  }
  return {
    ...trials.handlers,
    'models.list': async () => ({ folder, files: await Promise.all((await list()).map(described)) }),
  }
}
