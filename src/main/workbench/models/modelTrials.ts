/** Implements `models.try`, `models.stopTrying` and `models.checkServer`, and stops what is in progress. */
import { WorkbenchError } from '#shared/errors.ts'
import { modelTrial, type TrialProgress } from '#shared/vocabulary/models/modelTrials.ts'
import { RunControl } from '../../ports/runControl.ts'
import type { ModelPlaces } from './ports/modelPlaces.ts'
import { chosenModel } from '../compose/configuration.ts'
import type { Handlers, WorkbenchPublish } from '../handlersOf.ts'
import { namedServer } from './namedServer.ts'
import type { AskServedModels } from './ports/servedModels.ts'
import { checkServers, tryModel, type TrialPorts } from './tryModel.ts'

/** The calls for trials. */
export interface ModelTrials {
  readonly handlers: Pick<Handlers<'models'>, 'models.try' | 'models.stopTrying' | 'models.checkServer'>
  /**
   * Works under a name, by which progress is told and by which it can be stopped.
   * @throws WorkbenchError `argument-invalid` for a name in use; `cancelled`, and whatever the work throws.
   */
  named<Result>(trial: string, work: (observer: NamedTrial) => Promise<Result>): Promise<Result>
  /** Cancels all trials and waits until they have ended. */
  close(): Promise<void>
}

/** Is notified of the progress of one trial, and can cancel it. */
export interface NamedTrial {
  readonly cancellation: RunControl
  readonly tell: (progress: Omit<TrialProgress, 'trial'>) => void
}

/** What trials need from outside. */
export interface ModelTrialPorts extends TrialPorts {
  readonly modelPlaces: Pick<ModelPlaces, 'found'>
  readonly servedModels: AskServedModels
}

/** Creates the trials of an engine. Progress is published under `models.trying`. */
export function createModelTrials(ports: ModelTrialPorts, publish: WorkbenchPublish): ModelTrials {
  const controls = new Map<string, RunControl>()
  const running = new Map<RunControl, Promise<unknown>>()
  const stoppable = async <T>(control: RunControl, work: () => Promise<T>): Promise<T> => {
    const working = work()
    running.set(control, working)
    try {
      return await working
    } finally {
      running.delete(control)
    }
  }
  const named = <Result>(trial: string, work: (observer: NamedTrial) => Promise<Result>): Promise<Result> => {
    if (controls.has(trial))
      throw new WorkbenchError({
        code: 'argument-invalid',
        argument: 'trial',
        expected: 'a name that is not in use',
        found: trial,
      })
    const control = new RunControl()
    controls.set(trial, control)
    const tell: NamedTrial['tell'] = (progress) => publish('models.trying', { trial, ...progress })
    return stoppable(control, () => work({ cancellation: control, tell })).finally(() =>
      controls.delete(trial),
    )
  }
  return {
    named,
    handlers: {
      'models.try': (asked) => {
        const { trial, model, ...prompt } = modelTrial.parse(asked)
        return named(trial, async ({ cancellation, tell }) => {
          const found = await namedServer(model, ports.servedModels, cancellation)
          const choice = await chosenModel(found, ports.modelPlaces)
          return tryModel(choice, prompt, { ports, cancellation, tell })
        })
      },
      'models.stopTrying': ({ trial }) => controls.get(trial)?.cancel(),
      'models.checkServer': (server) => {
        const control = new RunControl()
        return stoppable(control, () => checkServers(server, { ports, cancellation: control }))
      },
    },
    close: async () => {
      for (const control of running.keys()) control.cancel()
      await Promise.allSettled(running.values())
    },
  }
}
