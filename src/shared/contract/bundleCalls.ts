/** The calls about bundles: write, check and open them; replay a run and compare; repeat a run with the models that are here. */
import { z } from 'zod'
import {
  bundleRequest,
  bundleToFile,
  type BundleContents,
  type BundleProgress,
  type OpenedBundle,
  type RepeatComparison,
  type ReplayVerdict,
} from '../vocabulary/bundles/bundles.ts'
import type { ExportedFile } from '../vocabulary/figures.ts'
import { sourceId } from '../vocabulary/imports/imports.ts'
import { runId, type RunId } from '../vocabulary/runs.ts'
import { call, topic } from './contract.ts'
import { nothing, ofRun } from './parameters.ts'

const ofSource = z.strictObject({ source: sourceId })

export const bundleCalls = {
  /** Writes finished runs as one file to the place behind a ticket, where there is none yet. */
  'bundles.write': call(bundleToFile).answering<BundleContents>(),
  /** The same as a file for the page. Rejects with `too-large` where the terminal must write it. */
  'bundles.export': call(bundleRequest).answering<ExportedFile>(),
  /** Checks a bundle whole, and changes nothing. */
  'bundles.check': call(ofSource).answering<BundleContents>(),
  /** Opens a bundle: all of it, or nothing where it is refused. */
  'bundles.open': call(ofSource).answering<OpenedBundle>(),
  /** Replays a run without any model, beside the runs, and compares its events with those of the run. */
  'bundles.verify': call(ofRun).answering<ReplayVerdict>(),
  /** Ends whatever of these calls is under way; they reject with `cancelled`. */
  'bundles.cancel': call(nothing).answering<void>(),
  /** Adds a run with the same configuration to the queue, with the models of this machine, found by their hashes. */
  'bundles.rerun': call(ofRun).answering<RunId>(),
  /** Compares a run with one that repeats it, event by event. */
  'bundles.compare': call(z.strictObject({ run: runId, repeated: runId })).answering<RepeatComparison>(),
  'bundles.progress': topic<BundleProgress>(),
}
