/** What may be asked before a run starts: what can be chosen, what it will cost, where its threshold should lie. */
import { z } from 'zod'
import type { Calibration } from '../vocabulary/calibration.ts'
import { runRequest, type Preset, type RunEstimate, type VariantOption } from '../vocabulary/runs.ts'
import { call, topic } from './contract.ts'
import { nothing } from './parameters.ts'

/** By which a page may cancel what it asked for, and knows news of it. */
const ticket = z.string().min(1).max(60)

export const experimentCalls = {
  'experiments.options': call(nothing).answering<{
    readonly variants: readonly VariantOption[]
    readonly presets: readonly Preset[]
  }>(),
  /** Rejects with `hyperparameter-invalid` or `dataset-unknown` as starting would. */
  'experiments.estimate': call(runRequest).answering<RunEstimate>(),
  /** How scores of Eq. 4 lie for the encoder of this request. Rejects with `cancelled` after `experiments.cancelCalibration`. */
  'experiments.calibrate': call(runRequest.extend({ ticket })).answering<Calibration>(),
  'experiments.cancelCalibration': call(z.strictObject({ ticket })).answering<void>(),
  /** Texts embedded so far. */
  'experiments.calibrating': topic<{ readonly ticket: string; readonly texts: number }>(),
}
