/** Runs calibrations. Each has the ticket of the page that asked for it, which is notified of progress and can cancel it. */
import type { Calibration } from '#shared/vocabulary/calibration.ts'
import type { RunRequest } from '#shared/vocabulary/runs.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { RunControl } from '../../ports/runControl.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ModelPlaces } from '../models/ports/modelPlaces.ts'
import type { RunModels } from '../models/ports/runModels.ts'
import { conductCalibration, type CalibrationPorts } from './conductCalibration.ts'
import { configurationOf } from './configuration.ts'
import type { Datasets } from '../datasets/datasets.ts'
import type { WorkbenchPublish } from '../handlersOf.ts'

/** The calibrations in progress. */
export interface Calibrations {
  /**
   * Calibrates the threshold for a configuration.
   * @throws WorkbenchError `cancelled`, `argument-invalid` for a ticket in use, and whatever starting a run throws.
   */
  start(request: RunRequest, ticket: string): Promise<Calibration>
  /** Cancels a calibration; does nothing if none has this ticket. */
  cancel(ticket: string): void
  /** Cancels all calibrations and waits until they have ended. */
  close(): Promise<void>
}

/** What calibrations need from outside. */
export interface CalibrationsPorts extends CalibrationPorts {
  readonly models: RunModels
  readonly modelPlaces: Pick<ModelPlaces, 'found'>
  readonly clock: Clock
}

/** What calibrations are made of. */
export interface CalibrationParts {
  readonly ports: CalibrationsPorts
  readonly datasets: Pick<Datasets, 'load'>
  readonly publish: WorkbenchPublish
}

/** The shortest time between two notifications of the progress of one calibration, in milliseconds. */
const PAUSE = 200

/** Creates the calibrations of an engine. */
export function createCalibrations({ ports, datasets, publish }: CalibrationParts): Calibrations {
  const { models, modelPlaces, clock } = ports
  const underWay = new Map<string, { readonly control: RunControl; readonly done: Promise<unknown> }>()
  const begin = async (request: RunRequest, ticket: string, control: RunControl): Promise<Calibration> => {
    const configuration = await configurationOf(withoutLanguageModels(request), {
      datasets,
      models,
      modelPlaces,
      servedModels: null,
    })
    let told = -Infinity
    const onTexts = (texts: number) => {
      const now = clock.milliseconds()
      if (now - told < PAUSE) return
      told = now
      publish('experiments.calibrating', { ticket, texts })
    }
    return conductCalibration(configuration, { control, onTexts }, ports)
  }
  return {
    start: async (request, ticket) => {
      if (underWay.has(ticket)) {
        const expected = 'a ticket that no calibration under way has'
        throw new WorkbenchError({ code: 'argument-invalid', argument: 'ticket', expected, found: ticket })
      }
      const control = new RunControl()
      const done = begin(request, ticket, control)
      // The caller hears of it; closing waits for its end alone.
      underWay.set(ticket, { control, done: done.catch(() => undefined) })
      return done.finally(() => underWay.delete(ticket))
    },
    cancel: (ticket) => underWay.get(ticket)?.control.cancel(),
    close: async () => {
      for (const { control } of underWay.values()) control.cancel()
      await Promise.all([...underWay.values()].map(({ done }) => done))
    },
  }
}

/** Removes the language models from a request. The built-in agent replaces them, so that none is read or loaded. */
function withoutLanguageModels({
  dataset,
  variant,
  settings,
  embeddingModel,
  embeddingGpuLayers,
}: RunRequest): RunRequest {
  return { dataset, variant, settings, embeddingModel, embeddingGpuLayers }
}
