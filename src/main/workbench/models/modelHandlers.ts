/** Implements `models.*`. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Backend } from '../backend/backend.ts'
import type { Handlers } from '../handlersOf.ts'
import { readCatalogue } from './modelCatalogue.ts'
import type { ModelDownloads } from './modelDownloads.ts'
import { listModels } from './modelList.ts'
import type { ModelTrials } from './modelTrials.ts'
import type { Sources } from '../datasets/sources.ts'

export interface ModelHandlerParts {
  readonly backend: Backend
  readonly sources: Sources
  readonly downloads: ModelDownloads
}

export function modelHandlers({
  backend,
  sources,
  downloads,
}: ModelHandlerParts): Omit<Handlers<'models'>, keyof ModelTrials['handlers']> {
  return {
    'models.list': () => listModels(backend),
    'models.add': async ({ source }) => {
      const { paths, label } = sources.filesOf(source)
      for (const path of paths) {
        try {
          await backend.modelFolder.add(path)
        } catch (error) {
          throw labelled(error, path, label)
        }
      }
      return listModels(backend)
    },
    'models.forget': async ({ place }) => {
      const path = await backend.modelFolder.forget(place)
      return sources.grant([path], path)
    },
    'models.hardware': () => backend.models.hardware(),
    'models.catalogue': () => readCatalogue(backend),
    'models.download': (request) => downloads.start(request),
    'models.pauseDownload': ({ file }) => downloads.pause(file),
    'models.resumeDownload': ({ file }) => downloads.resume(file),
    'models.discardDownload': ({ file }) => downloads.discard(file),
    'models.downloads': () => downloads.list(),
  }
}

/** A page learns no path of what was not added. */
function labelled(error: unknown, path: string, label: string): unknown {
  if (!(error instanceof WorkbenchError) || error.details.code !== 'argument-invalid') return error
  const { details } = error
  return new WorkbenchError({ ...details, found: details.found.replaceAll(path, label) }, { cause: error })
}
