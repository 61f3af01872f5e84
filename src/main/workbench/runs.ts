/** Starts, resumes and reads runs: joins the experiment with the backend. */
import { emptyRunView, foldRun, type RunView } from '#shared/events/foldRun.ts'
import { RuleHistoryFold, type RuleHistory } from '#shared/events/foldRuleHistory.ts'
import { WorkbenchError } from '#shared/errors.ts'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { parseHyperparameters, type Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { isItemId, isUserId } from '#shared/vocabulary/ids.ts'
import { FORMAT_VERSION, type Manifest } from '#shared/vocabulary/manifest.ts'
import { AnswerCounts } from '../experiments/answerCounts.ts'
import { ExperimentRunner } from '../experiments/experimentRunner.ts'
import { networkEvaluator } from '../experiments/networkEvaluator.ts'
import { protocolOf } from '../experiments/protocol.ts'
import type { RunControl } from '../experiments/runControl.ts'
import { RunRecorder } from '../experiments/runRecorder.ts'
import { runReport, type RunReport } from '../experiments/runReport.ts'
import { applyNetworkEvents } from '../recnet/applyNetworkEvents.ts'
import { emptyNetwork, type Network } from '../recnet/network.ts'
import { promptSources } from '../recnet/prompts/promptSources.ts'
import { isNetworkEvent } from '../experiments/experimentRunner.ts'
import type { Backend, VectorIndexKind } from './backend.ts'
import type { Datasets } from './datasets.ts'

type RunFolder = Awaited<ReturnType<Backend['openRunFolder']>>

export interface StartRequest {
  readonly folder: string
  readonly dataset: string
  readonly variant: string
  /** Over the variant's, over the defaults. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly vectorIndex: VectorIndexKind
}

/** Hears of a run as it goes: folded, after every transaction. */
export interface RunObserver {
  readonly control: RunControl
  readonly onView: (view: RunView, interactions: number) => void
}

export interface FinishedRun {
  readonly folder: string
  readonly report: RunReport
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
      const run = await backend.createRunFolder(request.folder, manifestOf(request, settings, dataset, backend))
      return carryOut(run, dataset, observer, backend)
    },
    resume: async (folder, observer) => {
      const run = await backend.openRunFolder(folder)
      const dataset = await datasets.load(run.manifest.dataset.name)
      const { name, hash: expected } = run.manifest.dataset
      if (dataset.hash !== expected) throw new WorkbenchError({ code: 'dataset-changed', name, expected, found: dataset.hash })
      return carryOut(run, dataset, observer, backend)
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

function manifestOf(request: StartRequest, settings: Hyperparameters, dataset: Dataset, backend: Backend): Manifest {
  const { name, hash, histories, items, givenNegatives } = dataset
  const interactions = histories.reduce((sum, history) => sum + history.items.length, 0)
  const seen = new Set(histories.flatMap((history) => history.items)).size
  const sources = Object.entries(promptSources())
  const embedding = backend.embeddingModel()
  return {
    format: FORMAT_VERSION,
    variant: request.variant,
    settings,
    dataset: {
      name,
      hash,
      users: histories.length,
      items: Math.max(seen, 0) || items.size,
      interactions,
      sparsity: 1 - interactions / Math.max(1, histories.length * seen),
      givenCandidates: givenNegatives !== null,
    },
    languageModel: backend.languageModel().description,
    embeddingModel: { name: embedding.name, dimensions: embedding.dimensions },
    vectorIndex: request.vectorIndex,
    promptHashes: Object.fromEntries(sources.map(([prompt, text]) => [prompt, backend.sha256(text)])),
    versions: backend.versions(),
    createdAt: backend.now(),
  }
}

async function carryOut(run: RunFolder, dataset: Dataset, observer: RunObserver, backend: Backend): Promise<FinishedRun> {
  await run.lock()
  try {
    return await conduct(run, dataset, observer, backend)
  } finally {
    await run.close()
  }
}

async function conduct(run: RunFolder, dataset: Dataset, observer: RunObserver, backend: Backend): Promise<FinishedRun> {
  const { manifest } = run
  const settings = parseHyperparameters(manifest.settings)
  const { control: cancellation } = observer
  const randomFor = backend.randomFor(settings.seed)
  const protocol = protocolOf(dataset, settings, { ofRun: randomFor, ofDataset: backend.randomFor(0) })
  const embeddingModel = backend.embeddingModel()
  await run.dropIndex()
  const vectorIndex = await backend.vectorIndex(manifest.vectorIndex as VectorIndexKind, run.indexFolder, embeddingModel)
  const began = { at: backend.now(), since: backend.milliseconds() }
  let view = emptyRunView()
  const recorder = new RunRecorder(run.log, (events) => {
    view = foldRun(view, events)
    observer.onView(view, protocol.interactions.length)
  })
  const runner = new ExperimentRunner({
    population: { ...dataset, userIds: dataset.histories.map((history) => history.user) },
    interactions: protocol.interactions,
    ports: {
      languageModel: backend.languageModel(),
      embeddingModel,
      vectorIndex,
      randomFor,
      seedFor: (call) => backend.seedFor(settings.seed, call),
      ledger: new AnswerCounts(),
      settings,
      cancellation,
    },
    evaluator: networkEvaluator({ dataset, protocol, randomFor, cancellation, method: manifest.variant }),
    recorder,
  })
  let fromSeq = 0
  try {
    await runner.replay()
    fromSeq = view.seq
    await runner.run()
    const report = runReport(view, manifest)
    if (!report) throw new WorkbenchError({ code: 'run-corrupt', file: run.folder, row: 0, expected: 'an evaluation', found: 'none' })
    await run.writeReport(report)
    return { folder: run.folder, report }
  } finally {
    await vectorIndex.close()
    const milliseconds = Math.round(backend.milliseconds() - began.since)
    await run.recordSession({ began: began.at, milliseconds, fromSeq, toSeq: view.seq, step: view.step, versions: backend.versions() })
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
