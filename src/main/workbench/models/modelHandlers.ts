/** Implements `models.*`. */
import { WorkbenchError } from '#shared/errors.ts'
import type { ReadShippedFile } from '../../ports/jsonContent.ts'
import type { Handlers } from '../handlersOf.ts'
import { readCatalogue } from './modelCatalogue.ts'
import type { ModelDownloads } from './modelDownloads.ts'
import { listModels } from './modelList.ts'
import type { ModelPlaces } from './ports/modelPlaces.ts'
import type { LocalModels } from './ports/trialModels.ts'
import type { ModelTrials } from './modelTrials.ts'
import type { Sources } from '../datasets/sources.ts'

/** What these calls need from outside. */
export interface ModelPorts {
  readonly localModels: LocalModels
  readonly modelPlaces: ModelPlaces
  readonly readCatalogue: ReadShippedFile
}

/** What these calls are answered from. */
export interface ModelHandlerParts {
  readonly ports: ModelPorts
  readonly sources: Sources
  readonly downloads: ModelDownloads
}

/** Creates the handlers of `models.*`, except those of trials. */
export function modelHandlers({
  ports,
  sources,
  downloads,
}: ModelHandlerParts): Omit<Handlers<'models'>, keyof ModelTrials['handlers']> {
  const { localModels, modelPlaces } = ports
  return {
    'models.list': () => listModels(ports),
    'models.add': async ({ source }) => {
      const { paths, label } = sources.filesOf(source)
      for (const path of paths) {
        try {
          await modelPlaces.add(path)
        } catch (error) {
          throw labelled(error, path, label)
        }
      }
      return listModels(ports)
    },
    'models.forget': async ({ place }) => {
      const path = await modelPlaces.forget(place)
      return sources.grant([path], path)
    },
    'models.read': async ({ file }) => localModels.read(await modelPlaces.found(file)),
    'models.hardware': () => localModels.hardware(),
    'models.catalogue': () => readCatalogue(ports.readCatalogue),
    'models.download': (request) => downloads.start(request),
    'models.pauseDownload': ({ file }) => downloads.pause(file),
    'models.resumeDownload': ({ file }) => downloads.resume(file),
    'models.discardDownload': ({ file }) => downloads.discard(file),
    'models.downloads': () => downloads.list(),
  }
}

/** Replaces the path in an error by its label, because a page must not learn the paths of files that were not added. */
function labelled(error: unknown, path: string, label: string): unknown {
  if (!(error instanceof WorkbenchError) || error.details.code !== 'argument-invalid') return error
  const { details } = error
  return new WorkbenchError({ ...details, found: details.found.replaceAll(path, label) }, { cause: error })
}
