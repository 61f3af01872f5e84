/** Computes the calls of the built-in agent again, step by step, since nothing of them is stored. */
import { WorkbenchError } from '#shared/errors.ts'
import { callNameParts } from '#shared/vocabulary/calls/callName.ts'
import { BUILT_IN_AGENT } from '#shared/vocabulary/models/builtInAgent.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { TracedCall } from '#shared/vocabulary/trace.ts'
import type { AnsweredRequest } from '../../../models/callRecorder.ts'
import type { NewBreather } from '../../../ports/breather.ts'
import type { Randomness } from '../../../ports/random.ts'
import { RunControl } from '../../../ports/runControl.ts'
import type { Sha256 } from '../../../ports/sha256.ts'
import type { AsideModels } from '../../bundles/ports/replays.ts'
import { datasetOfRun, trainingDatasetOfRun } from '../../datasets/datasetOfRun.ts'
import type { Datasets } from '../../datasets/datasets.ts'
import { promptHashesOf } from '../../runs/manifestOf.ts'
import type { OpenVectorIndex } from '../../runs/ports/vectorIndexes.ts'
import { settingsOfRun } from '../../runs/settingsOfRun.ts'
import { protocolOfRun, workOfRun } from '../../runs/workOfRun.ts'
import type { RunStore } from '../../runs/ports/runStore.ts'
import type { Recordings } from '../recording/recordings.ts'
import { answersByRules } from './answersByRules.ts'
import { clientsIn } from './clientsIn.ts'
import { isPerformed, performStepAgain } from './stepAgain.ts'
import { LoggedStep } from './loggedStep.ts'

/** What computing again needs from outside. */
export interface RecomputingPorts {
  readonly datasets: Pick<Datasets, 'load' | 'list'>
  readonly asideModels: AsideModels
  readonly openVectorIndex: OpenVectorIndex
  readonly randomness: Randomness
  readonly newBreather: NewBreather
  readonly sha256: Sha256
}

/** The calls of one step. */
export interface StepCalls {
  /** In the order in which they were first asked, stage after stage. */
  readonly calls: readonly TracedCall[]
  /** Whether rankings were left out because there are too many. */
  readonly partial: boolean
}

/** The number of steps that are kept with their calls. */
const KEPT = 6

/** Computes calls again. Those of the steps that were looked at last are kept. */
export class RecomputedCalls {
  readonly #runs: RunStore
  readonly #recordings: Pick<Recordings, 'asOf'>
  readonly #ports: RecomputingPorts
  readonly #kept = new Map<string, LoggedStep>()

  constructor(runs: RunStore, recordings: Pick<Recordings, 'asOf'>, ports: RecomputingPorts) {
    this.#runs = runs
    this.#recordings = recordings
    this.#ports = ports
  }

  /** Returns the newest step of a run. @throws WorkbenchError `run-unknown`, `run-corrupt`. */
  async newestStep(run: RunId): Promise<number> {
    return (await this.#recordings.asOf({ run })).step
  }

  /**
   * Returns the calls of a step. Rankings of the clients in `about` are among them in any case.
   * @throws WorkbenchError `calls-differ` where the run cannot be repeated; `dataset-unknown`, `dataset-changed`,
   * `reply-missing` for a vector that is not stored.
   */
  async ofStep(run: RunId, step: number, about: readonly string[] = []): Promise<StepCalls> {
    const logged = await this.#performed(run, step, about)
    // Two evaluations of one step may ask the same, under one name.
    const calls = new Map<string, TracedCall>()
    for (const call of logged.transactions.flatMap((one) => [...(one.calls?.values() ?? [])]))
      if (!calls.has(call.call)) calls.set(call.call, call)
    return {
      calls: [...calls.values()],
      partial: logged.transactions.some(({ partial }) => partial),
    }
  }

  /**
   * Returns a question as it was asked, with the answer, whichever model gave it: one whose replies are stored is not asked again. Null for
   * a choice among labels, and for a call that the run never asked.
   * @throws WorkbenchError as `ofStep`, and `reply-missing`.
   */
  async questionOf(run: RunId, call: string): Promise<AnsweredRequest | null> {
    const { step, subject } = callNameParts(call)
    const { transactions } = await this.#performed(run, step, clientsIn(subject))
    return transactions.map((one) => one.questionOf(call)).find((question) => question !== null) ?? null
  }

  /** Returns the hashes of the prompts of this version. */
  promptHashes({ variant }: Pick<Manifest, 'variant'>): Manifest['promptHashes'] {
    return promptHashesOf(variant, this.#ports.sha256)
  }

  async #performed(run: RunId, step: number, about: readonly string[]): Promise<LoggedStep> {
    const folder = await this.#runs.of(run).open()
    if (answersByRules(folder.manifest)) refuseOtherAgent(run, step, folder.manifest)
    const logged = await this.#logged(run, step, folder.manifest)
    const turn = logged.last.then(async () => {
      await logged.read(folder)
      if (!isPerformed(logged, about)) await this.#perform(logged, { run, step, about })
    })
    // The caller hears of it; whoever asks next begins anew.
    logged.last = turn.catch(() => this.#forget(logged))
    await turn
    return logged
  }

  /** The step as it is kept, or as it is before any of its stages was performed again. */
  async #logged(run: RunId, step: number, manifest: Manifest): Promise<LoggedStep> {
    // The creation time is part of the key, because another run may have taken the name of a removed one.
    const key = `${run}\n${manifest.createdAt}\n${step}`
    const begun = this.#kept.get(key) ?? (await this.#begun(run, step, manifest))
    // Another question may have begun the same step meanwhile.
    const logged = this.#kept.get(key) ?? begun
    this.#kept.delete(key)
    this.#kept.set(key, logged)
    for (const older of [...this.#kept.keys()].slice(0, -KEPT)) this.#kept.delete(older)
    return logged
  }

  async #begun(run: RunId, step: number, manifest: Manifest): Promise<LoggedStep> {
    const { learner, position } = await this.#recordings.asOf({ run, step: step - 1 })
    return new LoggedStep(manifest, { learner: learner(), position, step })
  }

  #forget(logged: LoggedStep): void {
    for (const [key, kept] of this.#kept) if (kept === logged) this.#kept.delete(key)
  }

  async #perform(
    logged: LoggedStep,
    asked: { readonly run: RunId; readonly step: number; readonly about: readonly string[] },
  ): Promise<void> {
    const { manifest } = logged
    const { datasets, asideModels, openVectorIndex, randomness, newBreather, sha256 } = this.#ports
    const dataset = await datasetOfRun(manifest, datasets)
    const trainedOn = await trainingDatasetOfRun(manifest, datasets)
    const protocol = protocolOfRun(manifest, dataset, randomness)
    const models = await asideModels(null).open(manifest)
    try {
      // Both kinds of index find the same; that in memory leaves nothing behind.
      const vectorIndex = await openVectorIndex('memory', '', models.embeddingModel)
      const { languageModel, embeddingModel } = models
      const work = workOfRun(
        settingsOfRun(manifest),
        { dataset, trainedOn, protocol },
        {
          languageModel,
          embeddingModel,
          vectorIndex,
          cancellation: new RunControl(),
          breathe: newBreather(),
        },
        randomness,
      )
      const promptHashes = promptHashesOf(manifest.variant, sha256)
      await performStepAgain({ ...asked, logged, models, vectorIndex, protocol, work, promptHashes })
    } finally {
      await models.close()
    }
  }
}

/** Another version of the agent may answer otherwise. */
function refuseOtherAgent(run: RunId, step: number, { languageModel, reasoningModel }: Manifest): void {
  const expected = [languageModel, reasoningModel].find(
    (model) => model && model.name !== BUILT_IN_AGENT.name,
  )
  if (!expected) return
  throw new WorkbenchError({
    code: 'calls-differ',
    run,
    step,
    stage: '',
    expected: expected.name,
    found: BUILT_IN_AGENT.name,
  })
}
