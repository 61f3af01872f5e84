/** Runs imports. Pages are notified of progress, and can cancel an import until it is complete. */
import { WorkbenchError } from '#shared/errors.ts'
import type { DatasetSummary } from '#shared/vocabulary/datasets.ts'
import type { ReadProgress } from '#shared/vocabulary/imports/imports.ts'
import type { Preprocessing } from '#shared/vocabulary/imports/preprocessing.ts'
import { importDataset } from '../../datasets/importDataset.ts'
import { RunControl } from '../../ports/runControl.ts'
import type { Clock } from '../../ports/clock.ts'
import type { DatasetPorts } from './datasets.ts'
import type { WorkbenchPublish } from '../handlersOf.ts'
import type { PreparedSources, PrepareRequest } from './preparedSources.ts'
import { openFiles } from './sourceReading.ts'
import { withLabel, type GrantedFiles } from './sources.ts'

/** A request to import files that a host granted. */
export interface SourceImport extends PrepareRequest {
  readonly files: GrantedFiles
  readonly name: string
  readonly domainWord?: string | undefined
  readonly preprocessing?: Preprocessing | undefined
}

/** The imports in progress, by the name of the dataset. */
export interface Imports {
  /** Imports a dataset. @throws WorkbenchError `cancelled`, `dataset-exists`, and what is wrong with the files. */
  start(request: SourceImport): Promise<DatasetSummary>
  cancel(name: string): void
  /** Cancels all imports and waits until they have ended. */
  close(): Promise<void>
}

/** What imports need from outside. */
export interface ImportPorts extends DatasetPorts {
  readonly clock: Clock
}

/** Creates the imports of an engine. */
export function createImports(
  ports: ImportPorts,
  prepared: Pick<PreparedSources, 'opened' | 'drop'>,
  publish: WorkbenchPublish,
): Imports {
  const underWay = new Map<string, { readonly control: RunControl; readonly done: Promise<unknown> }>()
  const start = async (request: SourceImport): Promise<DatasetSummary> => {
    const { name } = request
    if (underWay.has(name)) throw new WorkbenchError({ code: 'dataset-exists', name })
    const control = new RunControl()
    const done = importSource(request, control, { ports, prepared, publish })
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
  readonly prepared: Pick<PreparedSources, 'opened' | 'drop'>
  readonly publish: WorkbenchPublish
}

async function importSource(
  { files: granted, ...request }: SourceImport,
  control: RunControl,
  { ports, prepared, publish }: ImportParts,
) {
  const { datasetStore, sha256, randomness } = ports
  const { name, plan = null } = request
  try {
    const known = await datasetStore.list()
    if (known.some((dataset) => dataset.name === name))
      throw new WorkbenchError({ code: 'dataset-exists', name })
    const tell = (progress: ReadProgress) => publish('datasets.progress', { name, ...progress })
    const opened = prepared.opened(request)
    const reading = { granted, plan, control, tell, textsOnly: opened !== null }
    const { at, form, tellNow } = await openFiles(reading, ports)
    const imported = await importDataset(
      { ...at, ...request, form, ...(opened === null ? {} : { opened }) },
      { sha256, randomFor: randomness.randomFor },
    )
    control.throwIfCancelled()
    tellNow()
    await datasetStore.save(imported)
    // Writing cannot be cancelled half way, so what was written is removed.
    if (control.cancelled) await datasetStore.remove(name)
    control.throwIfCancelled()
    if (opened !== null) prepared.drop()
    return imported.summary
  } catch (error) {
    throw withLabel(error, granted.label)
  }
}
