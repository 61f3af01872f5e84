/** Implements `experiments.*`. */
import { VARIANTS } from '../../recnet/workflow/variants.ts'
import type { Backend } from '../backend/backend.ts'
import type { Calibrations } from './calibrations.ts'
import { configurationOf } from './configuration.ts'
import type { Datasets } from '../datasets/datasets.ts'
import { estimateRun } from './estimateRun.ts'
import type { Handlers } from '../handlersOf.ts'
import { readPresets } from './presets.ts'
import type { RunRecords } from '../runs/runRecords.ts'

export interface ExperimentHandlerParts {
  readonly backend: Backend
  readonly datasets: Datasets
  readonly records: RunRecords
  readonly calibrations: Calibrations
}

export function experimentHandlers({
  backend,
  datasets,
  records,
  calibrations,
}: ExperimentHandlerParts): Handlers<'experiments'> {
  return {
    'experiments.options': async () => ({
      variants: Object.entries(VARIANTS).map(([name, settings]) => ({ name, settings })),
      presets: await readPresets(backend),
    }),
    'experiments.estimate': async (request) =>
      estimateRun(await configurationOf(request, { datasets, backend }), { backend, records }),
    'experiments.calibrate': ({ ticket, ...request }) => calibrations.start(request, ticket),
    'experiments.cancelCalibration': ({ ticket }) => calibrations.cancel(ticket),
  }
}
