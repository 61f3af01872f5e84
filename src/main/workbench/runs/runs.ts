/** Starts, resumes, lists and reads runs. */
import { emptyRunView, foldRun, type RunView } from '#shared/events/foldRun.ts'
import { RuleHistoryFold, type RuleHistory } from '#shared/events/foldRuleHistory.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { isItemId, isUserId } from '#shared/vocabulary/ids.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import { BUILT_IN_MODELS, type ModelChoices } from '#shared/vocabulary/models/models.ts'
import type { CallQuery, TracedCalls } from '../../models/storedReplies.ts'
import { isNetworkEvent } from '../../experiments/experimentRunner.ts'
import { runReport, type RunReport } from '#shared/events/runReport.ts'
import { applyNetworkEvents } from '../../recnet/applyNetworkEvents.ts'
import { emptyNetwork, type Network } from '../../recnet/network.ts'
import type { Traces } from '../inspection/ports.ts'
import type { RunModels } from '../models/ports/runModels.ts'
import type { RunFolders } from './ports/runFolder.ts'
import type { VectorIndexKind } from './ports/vectorIndexes.ts'
import { conductRun, type ConductPorts, type FinishedRun, type RunObserver } from './conductRun.ts'
import type { Datasets } from '../datasets/datasets.ts'
import { manifestOf, type ManifestPorts } from './manifestOf.ts'
import { settingsOfRun } from './settingsOfRun.ts'

export interface StartRequest {
  readonly folder: string
  readonly dataset: string
  readonly variant: string
  /** Over the variant's, over the defaults. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly vectorIndex: VectorIndexKind
  /** Absent: those that come with the workbench. */
  readonly models?: ModelChoices
}

export interface RunSummary {
  readonly folder: string
  readonly manifest: Manifest
  readonly view: RunView
}

export interface Runs {
  start(request: StartRequest, observer: RunObserver): Promise<FinishedRun>
  resume(folder: string, observer: RunObserver): Promise<FinishedRun>
  /** Does a run again in `folder` from stored replies and vectors, without any model. @throws WorkbenchError `reply-missing`. */
  replay(run: string, folder: string, observer: RunObserver): Promise<FinishedRun>
  /** What a run asked its language model, and what it answered; of the built-in agent nothing is kept. */
  trace(folder: string, query: CallQuery): Promise<TracedCalls>
  summarize(folder: string): Promise<RunSummary>
  list(root: string): Promise<readonly RunSummary[]>
  report(folder: string): Promise<RunReport | null>
  /** The run below `root` that was begun or resumed last. @throws WorkbenchError `run-unknown`. */
  latest(root: string): Promise<string>
  /** @throws WorkbenchError `client-unknown`. */
  ruleHistory(folder: string, client: string): Promise<RuleHistory>
}

export interface RunsPorts extends ConductPorts, ManifestPorts {
  readonly models: RunModels
  readonly replayModels: RunModels
  readonly runFolders: RunFolders
  readonly traces: Traces
  readonly clock: ConductPorts['clock']
}

export function createRuns(backend: RunsPorts, datasets: Datasets): Runs {
  const datasetOf = async ({ dataset: { name, hash: expected } }: Manifest) => {
    const dataset = await datasets.load(name)
    if (dataset.hash !== expected)
      throw new WorkbenchError({ code: 'dataset-changed', name, expected, found: dataset.hash })
    return dataset
  }
  const summarize = async (folder: string): Promise<RunSummary> => {
    const run = await backend.runFolders.open(folder)
    let view = emptyRunView()
    for await (const events of run.transactions()) view = foldRun(view, events)
    return { folder, manifest: run.manifest, view }
  }
  return {
    start: async (request, observer) => {
      const settings = parseHyperparameters(request.settings)
      const dataset = await datasets.load(request.dataset)
      const { folder, variant, vectorIndex } = request
      const models = await backend.models.describe(request.models ?? BUILT_IN_MODELS)
      const manifest = manifestOf({ variant, settings, dataset, vectorIndex, models }, backend)
      const run = await backend.runFolders.create(folder, manifest)
      return conductRun(run, dataset, observer, backend)
    },
    resume: async (folder, observer) => {
      const run = await backend.runFolders.open(folder)
      return conductRun(run, await datasetOf(run.manifest), observer, backend)
    },
    replay: async (original, folder, observer) => {
      const { manifest } = await backend.runFolders.open(original)
      const dataset = await datasetOf(manifest)
      const run = await backend.runFolders.create(folder, { ...manifest, createdAt: backend.clock.now() })
      return conductRun(run, dataset, observer, { ...backend, models: backend.replayModels })
    },
    trace: async (folder, query) => {
      const { manifest } = await backend.runFolders.open(folder)
      return backend.traces.withTrace(manifest, (trace) => {
        const { total, kept, rows } = trace.search(query)
        return { total, kept, calls: rows.flatMap(({ call }) => trace.read(call) ?? []) }
      })
    },
    summarize,
    list: async (root) => Promise.all((await backend.runFolders.list(root)).map(summarize)),
    report: async (folder) => {
      const { view, manifest } = await summarize(folder)
      return runReport(view, manifest)
    },
    latest: async (root) => {
      const found = await backend.runFolders.latest(root)
      if (found === null) throw new WorkbenchError({ code: 'run-unknown', folder: root })
      return found
    },
    ruleHistory: (folder, client) => ruleHistoryOf(folder, client, backend),
  }
}

async function ruleHistoryOf(
  folder: string,
  client: string,
  backend: Pick<RunsPorts, 'runFolders'>,
): Promise<RuleHistory> {
  if (!isUserId(client) && !isItemId(client)) {
    throw new WorkbenchError({
      code: 'client-unknown',
      client,
      expected: 'u:<token> for a user or i:<token> for an item',
    })
  }
  const run = await backend.runFolders.open(folder)
  const settings = settingsOfRun(run.manifest)
  const fold = new RuleHistoryFold(client)
  let network: Network = emptyNetwork()
  for await (const events of run.transactions()) {
    network = applyNetworkEvents(network, events.filter(isNetworkEvent), settings)
    for (const event of events) fold.add(event)
  }
  const history = fold.history(network.clients.get(client)?.messageBuffer ?? [])
  if (!history)
    throw new WorkbenchError({ code: 'client-unknown', client, expected: `a client of ${folder}` })
  return history
}
