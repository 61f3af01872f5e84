/** Implements `experiments.*`. */
import type { Calibrations } from './calibrations.ts'
import { configurationOf, type ConfigurationParts } from './configuration.ts'
import type { ReadShippedFile } from '../../ports/jsonContent.ts'
import type { Datasets } from '../datasets/datasets.ts'
import { estimateRun, type EstimateParts } from './estimateRun.ts'
import type { Handlers } from '../handlersOf.ts'
import { readPresets } from './presets.ts'
import { runOptions } from './runOptions.ts'
import type { RunRecords } from '../runs/runRecords.ts'

/** What these calls need from outside. */
export interface ExperimentPorts
  extends Pick<ConfigurationParts, 'models' | 'modelPlaces'>, Omit<EstimateParts, 'records'> {
  readonly readPresets: ReadShippedFile
}

/** What these calls are answered from. */
export interface ExperimentHandlerParts {
  readonly ports: ExperimentPorts
  readonly datasets: Datasets
  readonly records: RunRecords
  readonly calibrations: Calibrations
}

/** Creates the handlers of `experiments.*`. */
export function experimentHandlers({
  ports,
  datasets,
  records,
  calibrations,
}: ExperimentHandlerParts): Handlers<'experiments'> {
  return {
    'experiments.options': async () => ({
      ...runOptions(),
      presets: await readPresets(ports.readPresets),
    }),
    'experiments.estimate': async (request) =>
      estimateRun(await configurationOf(request, { ...ports, datasets, servedModels: null }), {
        ...ports,
        records,
      }),
    'experiments.calibrate': ({ ticket, ...request }) => calibrations.start(request, ticket),
    'experiments.cancelCalibration': ({ ticket }) => calibrations.cancel(ticket),
  }
}
