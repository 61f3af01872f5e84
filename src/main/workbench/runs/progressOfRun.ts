/** Follows a run while it is conducted, and notifies of its progress. */
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { CallProgress } from '#shared/vocabulary/callProgress.ts'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { Protocol } from '../../evaluation/protocol.ts'
import type { CallCosts } from '../../experiments/callCosts.ts'
import { ProgressMeter } from '../../experiments/progressMeter.ts'
import type { Learner, LearningStage } from '../../methods/method.ts'
import type { AnswerRecord } from '../../ports/languageModel.ts'
import { methodOfRun } from './settingsOfRun.ts'

/** The run that is followed. */
export interface FollowedRun {
  readonly manifest: Pick<Manifest, 'variant' | 'settings'>
  readonly dataset: Dataset
  readonly protocol: Protocol
  readonly learner: Pick<Learner, 'foreseenCalls'>
  /** Called whenever a call or a stage has begun or ended; `read` returns the progress at the moment when it is called. */
  readonly tell: (read: () => CallProgress | null) => void
  /** The meter that the models of the run tell. */
  readonly costs: CallCosts
}

/** Where the progress of a run comes from. */
export interface ProgressOfRun {
  /** Notes that a stage begins, null for work between stages, and returns what is to be called for each answer in it. */
  begin(stage: LearningStage | null): (answer: AnswerRecord) => void
  /** Notes a transaction. One that is replayed is told to nobody: there is no progress before the first stage that begins. */
  commit(events: readonly StampedEvent[], isNew: boolean): void
}

const EVALUATION = 'evaluation'

/** Begins to follow a run. */
export function progressOfRun(run: FollowedRun): ProgressOfRun {
  const { manifest, dataset, protocol, learner, costs } = run
  const { forecastCalls } = methodOfRun(manifest)
  const { settings } = manifest
  const forecast = forecastCalls?.({ dataset, protocol, settings, measured: null }) ?? null
  const meter = new ProgressMeter(forecast, costs)
  const tested = testedClients(protocol)
  const last = { kind: EVALUATION, step: protocol.interactions.length, agents: tested }
  const tell = () =>
    run.tell(() => {
      meter.foresee(EVALUATION, learner.foreseenCalls(last))
      return meter.progress()
    })
  return {
    begin: (stage) => {
      if (stage === null) return (answer) => costs.conclude(answer)
      const agents = stage.kind === EVALUATION ? tested : stage.agents
      const heard = meter.begin({ ...stage, foreseen: learner.foreseenCalls({ ...stage, agents }) })
      tell()
      return (answer) => {
        costs.conclude(answer)
        heard(answer.prompt)
        tell()
      }
    },
    commit: (events, isNew) => {
      meter.commit(events)
      if (isNew) tell()
    },
  }
}

function testedClients({ test: { instances } }: Protocol): readonly ClientId[] {
  const clients = instances.flatMap(({ user, positiveItem, negatives }) => [user, positiveItem, ...negatives])
  return [...new Set<ClientId>(clients)]
}
