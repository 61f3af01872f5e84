/**
 * Every call and topic that the engine serves, by noun. To add one, add a line to the file of its noun; the compiler
 * then reports the handler that is missing in the room of the same noun.
 */
import type { WireError } from '../errors.ts'
import { bundleCalls } from './bundleCalls.ts'
import { topic } from './contract.ts'
import { datasetCalls } from './datasetCalls.ts'
import { datasetReportCalls } from './datasetReportCalls.ts'
import { engineCalls } from './engineCalls.ts'
import { experimentCalls } from './experimentCalls.ts'
import { exportCalls } from './exportCalls.ts'
import { inspectionCalls } from './inspectionCalls.ts'
import { modelCalls } from './modelCalls.ts'
import { runCalls } from './runCalls.ts'
import { studyCalls } from './studyCalls.ts'

export const workbench = {
  ...engineCalls,
  ...datasetCalls,
  ...datasetReportCalls,
  ...modelCalls,
  ...experimentCalls,
  ...runCalls,
  ...studyCalls,
  ...inspectionCalls,
  ...exportCalls,
  ...bundleCalls,
}

export type WorkbenchContract = typeof workbench

/** Notifications of a host about its engine, on the same link. */
export const engineHost = {
  'engine.state': topic<EngineState>(),
}

export type EngineState =
  | { readonly state: 'ready'; readonly session: string }
  | { readonly state: 'restarting'; readonly reason: string }
  | { readonly state: 'gone'; readonly error: WireError }
