/** The composition root of everything that serves pages. It takes folders and returns the handlers of the contract. */
import type { TopicName } from '#shared/contract/contract.ts'
import type { WorkbenchContract } from '#shared/contract/workbench.ts'
import type { Log } from '../ports/log.ts'
import type { Source } from '#shared/vocabulary/imports/imports.ts'
import { createBackend, type Backend, type BackendFolders } from './backend/backend.ts'
import { bundlePortsOf } from './bundlePorts.ts'
import { createBundles } from './bundles/bundleHandlers.ts'
import { datasetHandlers } from './datasets/datasetHandlers.ts'
import { createCalibrations } from './compose/calibrations.ts'
import { createDatasetReports } from './datasets/datasetReports.ts'
import { reportHandlers } from './datasets/reportHandlers.ts'
import { createDatasets } from './datasets/datasets.ts'
import { experimentHandlers } from './compose/experimentHandlers.ts'
import { exportHandlers } from './exports/exportHandlers.ts'
import type { WorkbenchHandlers, WorkbenchPublish } from './handlersOf.ts'
import { onlyLooking } from './onlyLooking.ts'
import { createImports } from './datasets/imports.ts'
import { askAgainHandlers } from './inspection/asking/askAgain.ts'
import { causeHandlers } from './inspection/causes/causeHandlers.ts'
import { inspectionHandlers } from './inspection/inspectionHandlers.ts'
import { Recordings } from './inspection/recording/recordings.ts'
import { toldReading } from './inspection/recording/toldReading.ts'
import { RecomputedCalls } from './inspection/recomputed/recomputedCalls.ts'
import { createPreparedSources } from './datasets/preparedSources.ts'
import { loadedDatasets } from './datasets/loadedDatasets.ts'
import { ModelDownloads } from './models/modelDownloads.ts'
import { modelHandlers } from './models/modelHandlers.ts'
import { METHODS } from '../methods/methods.ts'
import { replyHandlers } from './models/replyHandlers.ts'
import { createModelTrials } from './models/modelTrials.ts'
import { runHandlers } from './runs/runHandlers.ts'
import { RunQueue } from './queue/runQueue.ts'
import { RunRecords } from './runs/runRecords.ts'
import { RunRows } from './runs/runRows.ts'
import { learnerOfRun } from './runs/settingsOfRun.ts'
import { runResumer } from './runs/resuming/resumeRun.ts'
import { heldSettings } from './settings/settingsHandlers.ts'
import { createStudies, type Studies } from './studies/createStudies.ts'
import { createSources, type Sources } from './datasets/sources.ts'

/** The engine of one home, as a host sees it. */
export interface Engine {
  readonly handlers: WorkbenchHandlers
  /** Registers a listener for pushes, and returns a function that removes it. */
  onPush(listener: PushListener): () => void
  /**
   * Gives pages a ticket for files. Only a host may call it, for files that the user chose. Links among them lead
   * nowhere out of the folder `within`, where the host gives one.
   */
  grantSource(paths: readonly string[], label: string, within?: string): Source
  /** A token that changes with every start of the engine. */
  readonly session: string
  /** The other process that runs the queue of this home; null if this engine does. */
  readonly owner: string | null
  /** The other process that runs it by now; null where none does, so that a host may start an engine that takes it over. */
  readonly ownerNow: () => Promise<string | null>
  /** The log that its faults are written to. */
  readonly log: Log
  /** Ends after the calls in flight. Runs keep the status `running`, so that the next start resumes them. */
  readonly close: () => Promise<void>
}

/** Receives the pushes of the engine, by topic. */
export type PushListener = (name: TopicName<WorkbenchContract>, payload: unknown) => void

/** The folders of an engine, and which runs it starts. */
export interface EngineFolders extends BackendFolders {
  /** `asked`: start only runs that were begun or resumed through this engine, as in a terminal (default `all`). */
  readonly starts?: 'all' | 'asked'
}

/** Opens the engine of a home and resumes its queue. Only one engine per home runs the queue; any other one can only read. */
export async function createEngine(folders: EngineFolders): Promise<Engine> {
  const ports = createBackend(folders)
  const sources = createSources(ports.newToken)
  const owner = await ports.homeLock.take()
  const backend = withTickets(owner === null ? ports : onlyLooking(ports), sources)
  const { log } = backend
  const session = backend.newToken()
  const listeners = new Set<PushListener>()
  const publish: WorkbenchPublish = (name, payload) => {
    for (const listener of [...listeners]) toldSafely(() => listener(name, payload), log)
  }

  const settings = await heldSettings({
    ports: backend,
    publish,
    session,
    onChange: () =>
      void queue.startNext().catch((error: unknown) => {
        const message = 'No further run was started after the settings had changed.'
        log.write({ level: 'error', scope: 'queue', message, error })
      }),
  })
  const datasets = loadedDatasets(createDatasets(backend))
  const reports = createDatasetReports(backend, datasets)
  const prepared = createPreparedSources(backend, sources, publish)
  const imports = createImports(backend, prepared, publish)
  const calibrations = createCalibrations({ ports: backend, datasets, publish })
  const downloads = new ModelDownloads({
    ports: backend,
    onChange: (list) => publish('models.downloadsChanged', list),
  })
  const trials = createModelTrials(backend, publish)
  const records = new RunRecords(backend.runs)
  const rows = new RunRows({ records, publish, log, borrowed: owner !== null })
  const told = toldReading((reading) => publish('inspection.reading', reading))
  const recordings = new Recordings(backend.runs, backend.newBreather, learnerOfRun, told)
  const { newBreather } = backend
  /** A run at work gives way to whoever looks at another moment. */
  const ofWork = { ...backend, newBreather: () => newBreather(() => recordings.isAsked) }
  const starts = folders.starts ?? 'all'
  const queue: RunQueue = new RunQueue({
    store: backend.runs,
    clock: backend.clock,
    log: backend.log,
    records,
    resumeRun: runResumer(ofWork, datasets),
    starts,
    isAsked: (record) => studies.isAsked(record),
    parallelRuns: () => Math.max(settings.current().parallelRuns, studies.runsAtOnce()),
    onRows: (urgency) => {
      rows.changed(urgency)
      if (urgency === 'now') studies.look()
    },
    onProgress: (run, progress) => publish('run.progress', { run, progress }),
    onEvents: (run, events) => publish('run.events', { run, events }),
    owner,
  })
  const studies: Studies = createStudies({
    ports: backend,
    datasets,
    reports,
    records,
    queue,
    publish,
    starts,
    owner,
  })
  const ofDatasets = datasetHandlers({ ports: backend, datasets, sources, imports, prepared, rows, publish })
  const bundles = createBundles({
    ports: bundlePortsOf(backend, { datasets, chatServers: () => settings.current().chatServers }),
    ...{ sources, records, rows, queue, publish, owner, log },
    studyView: async (study) => studies.handlers['studies.view']({ study }),
    onStudy: () => studies.reload(),
    onDatasets: async () => publish('datasets.changed', await ofDatasets['datasets.list']({})),
  })
  if (owner === null) await bundles.recover()
  await queue.open()
  await studies.open()

  let closing: Promise<void> | null = null
  const close = async () => {
    prepared.drop()
    await imports.close()
    await calibrations.close()
    await downloads.close()
    await trials.close()
    await studies.close()
    await bundles.close()
    await queue.close()
    rows.close()
    if (owner === null) await backend.homeLock.release()
  }

  const recomputed = new RecomputedCalls(backend.runs, recordings, { ...backend, datasets })
  const ofRuns = runHandlers({
    ports: backend,
    ...{ datasets, records, queue, rows, sources, reports, recordings },
  })
  const ofInspection = inspectionHandlers({
    ...backend,
    recordings,
    prompts: METHODS.map(({ prompts }) => prompts),
    recomputed,
  })
  return {
    handlers: {
      ...settings.handlers,
      ...ofDatasets,
      ...bundles.handlers,
      ...reportHandlers(reports),
      ...modelHandlers({ ports: backend, sources, downloads }),
      ...trials.handlers,
      ...replyHandlers({ replies: backend.replies, records }),
      ...experimentHandlers({ ports: backend, datasets, records, calibrations }),
      ...ofRuns,
      ...studies.handlers,
      ...ofInspection,
      ...causeHandlers({ ...backend, recordings }),
      ...askAgainHandlers({ ...backend, recomputed, trials }),
      'log.read': (query) => backend.logReader.read(query),
      ...exportHandlers({
        ports: backend,
        records,
        datasets,
        reports,
        joint: async (runs) => ofRuns['runs.joint']({ runs: [...runs] }),
        studyResults: async (study) => studies.handlers['studies.results']({ study }),
        routers: async (run, step) =>
          ofInspection['inspection.routers']({ run, ...(step === undefined ? {} : { step }) }),
        history: async (run, client, step) =>
          ofInspection['inspection.client']({ run, client, ...(step === undefined ? {} : { step }) }),
        report: async (run) => ofRuns['runs.report']({ run }),
      }),
    },
    onPush: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    grantSource: (paths, label, within) => sources.grant(paths, label, within),
    session,
    owner,
    ownerNow: () => backend.homeLock.owner(),
    log: backend.log,
    close: () => (closing ??= close()),
  }
}

/** Accepts a ticket wherever a model file is named. */
function withTickets(backend: Backend, sources: Sources): Backend {
  const { modelPlaces } = backend
  const found = async (file: string) => sources.pathOf(file) ?? modelPlaces.found(file)
  return { ...backend, modelPlaces: { ...modelPlaces, found } }
}

/** Notifies one listener. If it fails, neither the run nor the other listeners are affected. */
function toldSafely(tell: () => void, log: Log): void {
  try {
    tell()
  } catch (error) {
    // Where its link is gone, the link says so on its own; a payload that cannot travel is told of here alone.
    log.write({ level: 'warn', scope: 'calls', message: 'A page could not be told what had changed.', error })
  }
}
