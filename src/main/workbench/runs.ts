/** Starts, resumes, lists and reads runs. */
import { emptyRunView, foldRun, type RunView } from '#shared/events/foldRun.ts'
import { RuleHistoryFold, type RuleHistory } from '#shared/events/foldRuleHistory.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { isItemId, isUserId } from '#shared/vocabulary/ids.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import { isNetworkEvent } from '../experiments/experimentRunner.ts'
import { runReport, type RunReport } from '#shared/events/runReport.ts'
import { applyNetworkEvents } from '../recnet/applyNetworkEvents.ts'
import { emptyNetwork, type Network } from '../recnet/network.ts'
import type { Backend, VectorIndexKind } from './backend.ts'
import { conductRun, type FinishedRun, type RunObserver } from './conductRun.ts'
import type { Datasets } from './datasets.ts'
import { manifestOf } from './manifestOf.ts'

export interface StartRequest {
  readonly folder: string
  readonly dataset: string
  readonly variant: string
  /** Over the variant's, over the defaults. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly vectorIndex: VectorIndexKind
}

export interface RunSummary {
  readonly folder: string
  readonly manifest: Manifest
  readonly view: RunView
}

export interface Runs {
  start(request: StartRequest, observer: RunObserver): Promise<FinishedRun>
  resume(folder: string, observer: RunObserver): Promise<FinishedRun>
  summarize(folder: string): Promise<RunSummary>
  list(root: string): Promise<readonly RunSummary[]>
  report(folder: string): Promise<RunReport | null>
  /** The run below `root` that was begun or resumed last. @throws WorkbenchError `run-unknown`. */
  latest(root: string): Promise<string>
  /** @throws WorkbenchError `client-unknown`. */
  ruleHistory(folder: string, client: string): Promise<RuleHistory>
}

export function createRuns(backend: Backend, datasets: Datasets): Runs {
  const summarize = async (folder: string): Promise<RunSummary> => {
    const run = await backend.openRunFolder(folder)
    let view = emptyRunView()
    for await (const events of run.transactions()) view = foldRun(view, events)
    return { folder, manifest: run.manifest, view }
  }
  return {
    start: async (request, observer) => {
      const settings = parseHyperparameters(request.settings)
      const dataset = await datasets.load(request.dataset)
      const { folder, variant, vectorIndex } = request
      const manifest = manifestOf({ variant, settings, dataset, vectorIndex }, backend)
      const run = await backend.createRunFolder(folder, manifest)
      return conductRun(run, dataset, observer, backend)
    },
    resume: async (folder, observer) => {
      const run = await backend.openRunFolder(folder)
      const dataset = await datasets.load(run.manifest.dataset.name)
      const { name, hash: expected } = run.manifest.dataset
      if (dataset.hash !== expected) throw new WorkbenchError({ code: 'dataset-changed', name, expected, found: dataset.hash })
      return conductRun(run, dataset, observer, backend)
    },
    summarize,
    list: async (root) => Promise.all((await backend.listRunFolders(root)).map(summarize)),
    report: async (folder) => {
      const { view, manifest } = await summarize(folder)
      return runReport(view, manifest)
    },
    latest: async (root) => {
      const found = await backend.latestRunFolder(root)
      if (found === null) throw new WorkbenchError({ code: 'run-unknown', folder: root })
      return found
    },
    ruleHistory: (folder, client) => ruleHistoryOf(folder, client, backend),
  }
}

async function ruleHistoryOf(folder: string, client: string, backend: Backend): Promise<RuleHistory> {
  if (!isUserId(client) && !isItemId(client)) {
    throw new WorkbenchError({ code: 'client-unknown', client, expected: 'u:<token> for a user or i:<token> for an item' })
  }
  const run = await backend.openRunFolder(folder)
  const settings = parseHyperparameters(run.manifest.settings)
  const fold = new RuleHistoryFold(client)
  let network: Network = emptyNetwork()
  for await (const events of run.transactions()) {
    network = applyNetworkEvents(network, events.filter(isNetworkEvent), settings)
    for (const event of events) fold.add(event)
  }
  const history = fold.history(network.clients.get(client)?.messageBuffer ?? [])
  if (!history) throw new WorkbenchError({ code: 'client-unknown', client, expected: `a client of ${folder}` })
  return history
}
