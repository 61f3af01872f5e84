/** The calls before a run starts: its options, its estimated cost, and a suggested threshold τ. */
import { z } from 'zod'
import type { Calibration } from '../vocabulary/calibration.ts'
import {
  runRequest,
  type Preset,
  type RunEstimate,
  type VariantOption,
  type MethodOption,
} from '../vocabulary/runs.ts'
import { call, topic } from './contract.ts'
import { nothing } from './parameters.ts'

/** Chosen by a page to cancel its calibration and to recognise its progress. */
const ticket = z.string().min(1).max(60)

export const experimentCalls = {
  'experiments.options': call(nothing).answering<{
    readonly methods: readonly MethodOption[]
    readonly variants: readonly VariantOption[]
    readonly presets: readonly Preset[]
  }>(),
  /** Estimates the cost of a run. Rejects with `hyperparameter-invalid` or `dataset-unknown`, as starting would. */
  'experiments.estimate': call(runRequest).answering<RunEstimate>(),
  /**
   * The distribution of routing scores (Eq. 4) for the encoder of this request. Rejects with `cancelled` after
   * `experiments.cancelCalibration`.
   */
  'experiments.calibrate': call(runRequest.extend({ ticket })).answering<Calibration>(),
  'experiments.cancelCalibration': call(z.strictObject({ ticket })).answering<void>(),
  /** The number of texts embedded so far. */
  'experiments.calibrating': topic<{ readonly ticket: string; readonly texts: number }>(),
}
