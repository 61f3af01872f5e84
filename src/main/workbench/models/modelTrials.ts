/** Implements `models.try`, `models.stopTrying` and `models.checkServer`, and stops what is in progress. */
import { WorkbenchError } from '#shared/errors.ts'
import { modelTrial } from '#shared/vocabulary/models/modelTrials.ts'
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
  /** Cancels all trials and waits until they have ended. */
  close(): Promise<void>
}

/** What trials need from outside. */
export interface ModelTrialPorts extends TrialPorts {
  readonly modelPlaces: Pick<ModelPlaces, 'found'>
  readonly servedModels: AskServedModels
}

/** Creates the trials of an engine. Progress is published under `models.trying`. */
export function createModelTrials(ports: ModelTrialPorts, publish: WorkbenchPublish): ModelTrials {
  const named = new Map<string, RunControl>()
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
  return {
    handlers: {
      'models.try': (asked) => {
        const { trial, model, ...prompt } = modelTrial.parse(asked)
        if (named.has(trial))
          throw new WorkbenchError({
            code: 'argument-invalid',
            argument: 'trial',
            expected: 'a name that is not in use',
            found: trial,
          })
        const control = new RunControl()
        named.set(trial, control)
        return stoppable(control, async () => {
          const named = await namedServer(model, ports.servedModels, control)
          const choice = await chosenModel(named, ports.modelPlaces)
          return tryModel(choice, prompt, {
            ports,
            cancellation: control,
            tell: (progress) => publish('models.trying', { trial, ...progress }),
          })
        }).finally(() => named.delete(trial))
      },
      'models.stopTrying': ({ trial }) => named.get(trial)?.cancel(),
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
