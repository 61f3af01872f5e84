/** Implements `runs.*`: requests to change a run go to the queue, and questions are answered from its records and from disk. */
import { WorkbenchError } from '#shared/errors.ts'
import { serverAccountsIn } from '#shared/vocabulary/models/serverAccounts.ts'
import type { RunId, RunRequest } from '#shared/vocabulary/runs.ts'
import { compareRuns, type ComparePorts } from './compareRuns.ts'
import { configurationOf } from '../compose/configuration.ts'
import type { ModelPlaces } from '../models/ports/modelPlaces.ts'
import type { RunModels } from '../models/ports/runModels.ts'
import type { AskServedModels } from '../models/ports/servedModels.ts'
import { datasetOfRun } from '../datasets/datasetOfRun.ts'
import type { DatasetReports } from '../datasets/datasetReports.ts'
import type { Datasets } from '../datasets/datasets.ts'
import type { Sources } from '../datasets/sources.ts'
import { eventPages } from './eventPages.ts'
import type { Handlers } from '../handlersOf.ts'
import { joinRuns, type EvaluatedRun } from './joint/joinRuns.ts'
import { manifestOf, type ManifestPorts } from './manifestOf.ts'
import type { RunQueue } from '../queue/runQueue.ts'
import { openRun, summariesOf } from './outsideRuns.ts'
import type { RunFolders } from './ports/runFolder.ts'
import { reportOf } from './reportOf.ts'
import type { RunStore } from './ports/runStore.ts'
import type { RunRecords } from './runRecords.ts'
import type { RunRows } from './runRows.ts'
import { interactionsOfRun } from './settingsOfRun.ts'
import { viewOfRun } from './viewOfRun.ts'
import type { Recordings } from '../inspection/recording/recordings.ts'
import { stripOf } from '../inspection/recording/stripOf.ts'

/** What these calls need from outside. */
export interface RunHandlerPorts extends ComparePorts, ManifestPorts {
  readonly runs: RunStore
  readonly runFolders: Pick<RunFolders, 'open' | 'list'>
  readonly models: Pick<RunModels, 'describe'>
  readonly modelPlaces: Pick<ModelPlaces, 'found'>
  readonly servedModels: AskServedModels
}

/** What these calls are answered from. */
export interface RunHandlerParts {
  readonly ports: RunHandlerPorts
  readonly datasets: Datasets
  readonly records: RunRecords
  readonly queue: RunQueue
  readonly rows: RunRows
  readonly sources: Sources
  readonly reports: Pick<DatasetReports, 'checks'>
  readonly recordings: Recordings
}

/** Creates the handlers of `runs.*`. */
export function runHandlers(parts: RunHandlerParts): Handlers<'runs'> {
  const { ports, datasets, records, queue, rows, sources, reports, recordings } = parts
  const { runs: store, models, modelPlaces, servedModels } = ports
  const pageOf = eventPages(store)
  const report = (run: RunId) => reportOf(run, records, store)
  const folderOf = (source: string | undefined) =>
    source === undefined ? undefined : sources.filesOf(source).paths[0]
  const evaluatedRun = async (run: RunId): Promise<EvaluatedRun | null> => {
    const found = await report(run)
    const newest = (await viewOfRun(run, records, store)).evaluations.at(-1)
    return found && newest ? { run, report: found, step: newest.step, final: newest.final } : null
  }
  const newRun = async ({
    folder: source,
    ...request
  }: RunRequest & { readonly folder?: string | undefined }) => {
    const folder = folderOf(source)
    const configuration = await configurationOf(request, { datasets, models, modelPlaces, servedModels })
    const interactions = interactionsOfRun(configuration, configuration.dataset)
    const { note = '' } = request
    return { manifest: manifestOf(configuration, ports), note, interactions, folder }
  }
  return {
    'runs.start': async (request) => queue.add(await newRun(request)),
    'runs.startTogether': async ({ requests }) => {
      const checked = []
      for (const request of requests) checked.push(await newRun(request))
      const started: RunId[] = []
      for (const run of checked) started.push(await queue.add(run))
      return started
    },
    'runs.replay': async ({ run, folder: source }) => {
      const { manifest } = await store.of(run).open()
      const dataset = await datasetOfRun(manifest, datasets)
      const interactions = interactionsOfRun(manifest, dataset)
      const again = { ...manifest, createdAt: ports.clock.now() }
      return queue.add({ manifest: again, note: '', interactions, folder: folderOf(source), replay: true })
    },
    'runs.open': async ({ source, forSession }) => {
      const [folder = ''] = sources.filesOf(source).paths
      const run = await openRun(folder, forSession !== true, store)
      if (forSession === true) return run
      await records.read(run)
      rows.changed('now')
      return run
    },
    'runs.summaries': ({ source }) =>
      summariesOf(source === undefined ? null : sources.filesOf(source), ports),
    'runs.latest': async () => {
      const run = await store.latest()
      if (run === null) throw new WorkbenchError({ code: 'run-unknown', folder: store.folder })
      return run
    },
    'runs.list': () => rows.read(),
    'runs.pause': ({ run }) => queue.pause(run),
    'runs.resume': ({ run, anyway }) => queue.resume(run, anyway),
    'runs.stop': ({ run }) => queue.stop(run),
    'runs.reorder': ({ run, place }) => queue.reorder(run, place),
    'runs.annotate': ({ run, name, note, tags }) =>
      queue.annotate(run, {
        ...(name !== undefined && { name: name.trim() }),
        ...(note !== undefined && { note }),
        ...(tags && { tags }),
      }),
    'runs.remove': ({ run }) => queue.remove(run),
    'runs.restore': ({ run }) => queue.restore(run),
    'runs.view': ({ run }) => viewOfRun(run, records, store),
    'runs.glance': async (moment) => (await recordings.asOf(moment)).glance,
    'runs.strip': async ({ run }) =>
      stripOf(await viewOfRun(run, records, store), await store.of(run).readSessions()),
    'runs.events': (request) => pageOf(request),
    'runs.manifest': async ({ run }) => (await store.of(run).open()).manifest,
    'runs.servers': async ({ run }) => serverAccountsIn(await store.of(run).readSessions()),
    'runs.report': ({ run }) => report(run),
    'runs.joint': ({ runs }) => joinRuns(runs, { evaluated: evaluatedRun, checks: reports.checks }, ports),
    'runs.compare': ({ runs }) => compareRuns(runs, report, ports),
  }
}
