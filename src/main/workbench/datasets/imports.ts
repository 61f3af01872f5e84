/** Runs imports. Pages are notified of progress, and can cancel an import until it is complete. */
import { WorkbenchError } from '#shared/errors.ts'
import type { DatasetSummary } from '#shared/vocabulary/datasets.ts'
import { importDataset } from '../../datasets/importDataset.ts'
import { usedFiles } from '../../datasets/usedFiles.ts'
import { RunControl } from '../../ports/runControl.ts'
import type { Clock } from '../../ports/clock.ts'
import type { DatasetPorts } from './datasets.ts'
import type { WorkbenchPublish } from '../handlersOf.ts'
import { withLabel, type GrantedFiles } from './sources.ts'

/** A request to import files that a host granted. */
export interface SourceImport {
  readonly files: GrantedFiles
  readonly name: string
  readonly domainWord?: string | undefined
  readonly rejectLimit?: number | undefined
}

/** The imports in progress, by the name of the dataset. */
export interface Imports {
  /** Imports a dataset. @throws WorkbenchError `cancelled`, `dataset-exists`, and what is wrong with the files. */
  start(request: SourceImport): Promise<DatasetSummary>
  cancel(name: string): void
  /** Cancels all imports and waits until they have ended. */
  close(): Promise<void>
}

/** The shortest time between two notifications of the progress of one import, in milliseconds. */
const PAUSE = 100

/** What imports need from outside. */
export interface ImportPorts extends DatasetPorts {
  readonly clock: Clock
}

/** Creates the imports of an engine. */
export function createImports(ports: ImportPorts, publish: WorkbenchPublish): Imports {
  const underWay = new Map<string, { readonly control: RunControl; readonly done: Promise<unknown> }>()
  const start = async (request: SourceImport): Promise<DatasetSummary> => {
    const { name } = request
    if (underWay.has(name)) throw new WorkbenchError({ code: 'dataset-exists', name })
    const control = new RunControl()
    const done = importSource(request, control, { ports, publish })
    // The caller hears of it; closing waits for its end alone.
    underWay.set(name, { control, done: done.catch(() => undefined) })
    return done.finally(() => underWay.delete(name))
  }
  return {
    start,
    cancel: (name) => underWay.get(name)?.control.cancel(),
    close: async () => {
      for (const { control } of underWay.values()) control.cancel()
      await Promise.all([...underWay.values()].map(({ done }) => done))
    },
  }
}

interface ImportParts {
  readonly ports: ImportPorts
  readonly publish: WorkbenchPublish
}

async function importSource(
  { files: granted, name, domainWord, rejectLimit }: SourceImport,
  control: RunControl,
  { ports, publish }: ImportParts,
) {
  const { datasetStore, datasetFolders, sha256, clock } = ports
  const progress = { file: '', readBytes: 0, totalBytes: 0 }
  let told = -Infinity
  const tell = (urgent: boolean) => {
    const now = clock.milliseconds()
    if (!urgent && now - told < PAUSE) return
    told = now
    publish('datasets.progress', { name, ...progress })
  }
  const onRead = (file: string, bytes: number) => {
    control.throwIfCancelled()
    progress.readBytes += bytes
    tell(progress.file !== file)
    progress.file = file
  }
  try {
    const known = await datasetStore.list()
    if (known.some((dataset) => dataset.name === name))
      throw new WorkbenchError({ code: 'dataset-exists', name })
    const { label: from } = granted
    const files = await datasetFolders.readFiles(granted.paths, { onRead, within: granted.within })
    progress.totalBytes = usedFiles({ from, files }).reduce((sum, file) => sum + file.bytes, 0)
    const imported = await importDataset({ name, domainWord, rejectLimit, from, files }, sha256)
    control.throwIfCancelled()
    tell(true)
    await datasetStore.save(imported)
    // Writing cannot be cancelled half way, so what was written is removed.
    if (control.cancelled) await datasetStore.remove(name)
    control.throwIfCancelled()
    return imported.summary
  } catch (error) {
    throw withLabel(error, granted.label)
  }
}
