/** Implements `datasets.*`. The demo is listed before it is imported, so that the first screen can start it at once. */
import { WorkbenchError } from '#shared/errors.ts'
import type { DatasetSummary } from '#shared/vocabulary/datasets.ts'
import { importDataset } from '../../datasets/importDataset.ts'
import { previewDataset } from '../../datasets/previewDataset.ts'
import { DEMO, DEMO_DOMAIN_WORD, type DatasetPorts, type Datasets } from './datasets.ts'
import type { Handlers, WorkbenchPublish } from '../handlersOf.ts'
import type { ReportHandlers } from './reportHandlers.ts'
import type { Imports } from './imports.ts'
import type { PreparedSources } from './preparedSources.ts'
import type { RunRows } from '../runs/runRows.ts'
import { withLabel, type Sources } from './sources.ts'

/** What these calls are answered from. */
export interface DatasetHandlerParts {
  readonly ports: Pick<DatasetPorts, 'datasetFolders' | 'sha256' | 'randomness'>
  readonly datasets: Datasets
  readonly sources: Sources
  readonly imports: Imports
  readonly prepared: PreparedSources
  readonly rows: RunRows
  readonly publish: WorkbenchPublish
}

/** Creates the handlers of `datasets.*`, without those of reports. */
export function datasetHandlers(
  parts: DatasetHandlerParts,
): Omit<Handlers<'datasets'>, keyof ReportHandlers> {
  const { ports, datasets, sources, imports, prepared, rows, publish } = parts
  const demo = demoSummary(ports)
  const list = async () => {
    const known = await datasets.list()
    return known.some(({ name }) => name === DEMO) ? known : [await demo(), ...known]
  }
  const changed = async () => publish('datasets.changed', await list())
  return {
    'datasets.list': ({ imported }) => (imported ? datasets.list() : list()),
    'datasets.damaged': () => datasets.damaged(),
    'datasets.preview': async ({ source, plan }) => {
      const { paths, label, within } = sources.filesOf(source)
      try {
        const files = await ports.datasetFolders.readFiles(paths, { within })
        const preview = await previewDataset({ from: label, files }, plan ?? null)
        const taken = new Set((await list()).map(({ name }) => name))
        return { ...preview, suggestedName: freeName(preview.suggestedName, taken) }
      } catch (error) {
        throw withLabel(error, label)
      }
    },
    'datasets.prepare': (request) => prepared.prepare(request),
    'datasets.cancelPreparing': ({ source }) => prepared.cancel(source),
    'datasets.preprocess': ({ source, preprocessing }) => prepared.preprocess(source, preprocessing),
    'datasets.import': async ({ source, ...request }) => {
      const { name } = request
      if (name === DEMO) throw new WorkbenchError({ code: 'dataset-exists', name })
      // All pages are notified however the import ends; on other pages nothing else removes its progress.
      return imports.start({ ...request, source, files: sources.filesOf(source) }).finally(changed)
    },
    'datasets.cancelImport': ({ name }) => imports.cancel(name),
    'datasets.card': ({ dataset }) => datasets.card(dataset),
    'datasets.items': ({ dataset, ...page }) => datasets.items(dataset, page),
    'datasets.histories': ({ dataset, ...page }) => datasets.histories(dataset, page),
    'datasets.remove': async ({ dataset }) => {
      const needing = rows.rows.find(
        (row) => row.dataset === dataset && (row.status === 'queued' || row.status === 'running'),
      )
      if (needing) {
        const expected = `no queued or running run that needs the dataset ${dataset}`
        throw new WorkbenchError({
          code: 'run-state',
          run: needing.run,
          expected,
          found: `a ${needing.status} run`,
        })
      }
      await datasets.remove(dataset)
      await changed()
    },
  }
}

/** Returns a function that reads the summary of the demo once, and only if the demo was not imported. */
function demoSummary({
  datasetFolders,
  sha256,
  randomness,
}: DatasetHandlerParts['ports']): () => Promise<DatasetSummary> {
  let summary: Promise<DatasetSummary> | null = null
  const read = async () => {
    const files = await datasetFolders.readFolder(datasetFolders.demo)
    const request = { name: DEMO, domainWord: DEMO_DOMAIN_WORD, from: datasetFolders.demo, files }
    const tools = { sha256, randomFor: randomness.randomFor }
    return (await importDataset(request, tools)).summary
  }
  return () => {
    const known = summary ?? read()
    summary = known
    // Whoever asks hears of it, and the next one tries again.
    known.catch(() => (summary = null))
    return known
  }
}

/** Returns the name, or the first of `name-2`, `name-3` and so on that no dataset has. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  let number = 2
  while (taken.has(`${name}-${number}`)) number += 1
  return `${name}-${number}`
}
