/** Collects the stored replies and vectors of a run for a bundle, by replaying the run. */
import type { BundleFile } from '#shared/vocabulary/bundles/bundleFile.ts'
import type { BundleProgress } from '#shared/vocabulary/bundles/bundles.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { toWire } from '#shared/errors.ts'
import { errorMessage } from '#shared/errors/errorSentence.ts'
import { isCancellation } from '#shared/errors.ts'
import type { RunControl } from '../../ports/runControl.ts'
import { datasetOfRun, trainingDatasetOfRun } from '../datasets/datasetOfRun.ts'
import type { Datasets } from '../datasets/datasets.ts'
import type { Traces } from '../inspection/ports.ts'
import type { RecordedRun } from '../runs/ports/runFolder.ts'
import type { AsideModels } from './ports/replays.ts'
import { recordAnswers, type RecordedAnswers, type KeptOfCall } from './recordAnswers.ts'
import { replayAside, type ReplayPorts } from './repeat/replayAside.ts'

/** The run, and what is wanted of it. */
export interface AskedAnswers {
  readonly run: RunId
  readonly folder: RecordedRun
  readonly texts: boolean
  /** Replies and vectors that the bundle has already; those of this run are added. */
  readonly known: Set<string>
  readonly control: RunControl
  readonly tell: (progress: BundleProgress) => void
}

/** What a bundle holds of the run's calls. */
export interface CollectedAnswers extends RecordedAnswers {
  /** Why the run cannot be replayed from the bundle; null where it can. */
  readonly noReplay: string | null
  readonly leftOut: BundleFile['leftOut']
}

/** What collecting needs from outside. */
export interface CollectPorts {
  readonly datasets: Pick<Datasets, 'load' | 'list'>
  readonly asideModels: AsideModels
  readonly traces: Traces
  readonly replaying: ReplayPorts
}

const WITHOUT_TEXTS =
  'Prompts, replies and vectors were left out as asked; their hashes and counts are there. What models wrote into profiles, rules and routers is part of the events.'

/**
 * Returns nothing for a run whose models come with the workbench: its replies follow from rules.
 * @throws WorkbenchError `cancelled`.
 */
export async function collectAnswers(asked: AskedAnswers, ports: CollectPorts): Promise<CollectedAnswers> {
  const { run, folder, texts, known } = asked
  const { manifest } = folder
  const nothing = { calls: [], replies: [], vectors: [], leftOut: [] }
  if (!asksStoredModels(manifest)) return { ...nothing, noReplay: null }
  const recording = recordAnswers()
  const failure = await replayed(asked, recording.recorder, ports)
  if (failure !== null) {
    const because = `The run could not be replayed while the bundle was written, so that its replies are not in it: ${failure}`
    return { ...nothing, noReplay: because, leftOut: [{ what: `prompts and replies of ${run}`, because }] }
  }
  const recorded = recording.recorded((call) => keptOf(call, manifest, ports.traces))
  if (!texts) {
    const leftOut = [{ what: `prompts and replies of ${run}`, because: WITHOUT_TEXTS }]
    const calls = recorded.calls.map((call) => ({ ...call, notes: [] }))
    return { calls, replies: [], vectors: [], noReplay: WITHOUT_TEXTS, leftOut }
  }
  const isNew = (key: string) => !known.has(key) && known.add(key) !== undefined
  const model = manifest.embeddingModel.source?.sha256 ?? ''
  return {
    calls: recorded.calls,
    replies: recorded.replies.filter(({ hash }) => isNew(hash)),
    vectors: recorded.vectors.filter(({ text }) => isNew(`${model} ${text}`)),
    noReplay: null,
    leftOut: [],
  }
}

/** Whether a run asked models that do not come with the workbench. */
export function asksStoredModels({ languageModel, reasoningModel, embeddingModel }: Manifest): boolean {
  return [languageModel, reasoningModel, embeddingModel].some((model) => model?.source !== undefined)
}

/** Returns why the replay is not the run, in a sentence; null where it is. */
async function replayed(
  { run, folder, control, tell }: AskedAnswers,
  recorder: ReturnType<typeof recordAnswers>['recorder'],
  { datasets, asideModels, replaying }: CollectPorts,
): Promise<string | null> {
  try {
    const verdict = await replayAside(
      {
        run,
        original: folder,
        dataset: await datasetOfRun(folder.manifest, datasets),
        trainedOn: await trainingDatasetOfRun(folder.manifest, datasets),
        models: asideModels(recorder),
        control,
        tell: (progress) => tell({ doing: 'writing', run, ...progress }),
      },
      replaying,
    )
    if (verdict.ended !== null) return verdict.ended
    return verdict.difference === null ? null : `event ${verdict.difference.seq} came out otherwise.`
  } catch (error) {
    if (isCancellation(error)) throw error
    // Whatever is missing, the rest of the run can still be shown elsewhere.
    return errorMessage(toWire(error).details)
  }
}

function keptOf(call: string, manifest: Manifest, traces: Traces): KeptOfCall | null {
  return traces.withTrace(manifest, (trace) => {
    const kept = trace.read(call)
    return kept && { milliseconds: kept.milliseconds, how: kept.how, repairHow: kept.repaired?.how ?? null }
  })
}
