/** The calls about runs: start, control, list, read, compare. */
import { z } from 'zod'
import type { RunView } from '../events/foldRun.ts'
import type { RunSummary } from '../events/runSummary.ts'
import type { RunReport } from '../events/runReport.ts'
import type { StampedEvent } from '../events/runEvents.ts'
import type { RunGlance } from '../events/view/runGlance.ts'
import type { CallProgress } from '../vocabulary/callProgress.ts'
import { sourceId } from '../vocabulary/imports/imports.ts'
import type { Comparison, JointReport } from '../vocabulary/inspection.ts'
import type { Manifest } from '../vocabulary/manifest.ts'
import type { ServerAccount } from '../vocabulary/models/serverAccounts.ts'
import type { RunStrip } from '../vocabulary/recording/runStrip.ts'
import { LONGEST_RUN_NAME, runId, runRequest, type RunId, type RunRow } from '../vocabulary/runs.ts'
import { call, topic } from './contract.ts'
import { asOf, flag, nothing, ofRun } from './parameters.ts'

/** A ticket for a folder outside the home, new or empty. The folder is remembered and its run listed. */
const outside = sourceId

export const runCalls = {
  /** Adds a run at the end of the queue; it starts when its turn comes. */
  'runs.start': call(runRequest.extend({ folder: outside.optional() })).answering<RunId>(),
  /** Adds one run for each request at the end of the queue, in order, after all of them were checked: all or none. */
  'runs.startTogether': call(
    z.strictObject({
      requests: z
        .array(runRequest.extend({ folder: outside.optional() }))
        .min(1)
        .max(20),
    }),
  ).answering<readonly RunId[]>(),
  /** Repeats a run from its stored replies and vectors, without any model, as a new run in the queue. */
  'runs.replay': call(z.strictObject({ run: runId, folder: outside })).answering<RunId>(),
  /**
   * Opens the run in a folder behind a ticket and returns its name. It is listed from now on, unless `forSession` is
   * set.
   */
  'runs.open': call(z.strictObject({ source: sourceId, forSession: flag })).answering<RunId>(),
  'runs.list': call(nothing).answering<readonly RunRow[]>(),
  /**
   * Summaries with full views and reports: of all listed runs, or of the folders directly below the one behind a
   * ticket.
   */
  'runs.summaries': call(z.strictObject({ source: sourceId.optional() })).answering<readonly RunSummary[]>(),
  /** The listed run whose events were written last. Rejects with `run-unknown` where there is none. */
  'runs.latest': call(nothing).answering<RunId>(),
  /** Stops a run after the model call in progress, so that it can be resumed; the next run in the queue starts. */
  'runs.pause': call(ofRun).answering<void>(),
  /**
   * Puts a paused, stopped or failed run at the head of the queue; it continues exactly where its events end. With `anyway` it does so
   * even where something is not as it began, which fails with `run-differs` otherwise, and says so from then on.
   */
  'runs.resume': call(z.strictObject({ run: runId, anyway: flag })).answering<void>(),
  /** Like pause, but the run counts as ended. A queued run is removed from the queue. */
  'runs.stop': call(ofRun).answering<void>(),
  /** Moves a queued run to this place in the queue, counted from 1. */
  'runs.reorder': call(z.strictObject({ run: runId, place: z.int().min(1) })).answering<void>(),
  /** Changes what people write about a run: its name, note and tags. What is absent stays. */
  'runs.annotate': call(
    z.strictObject({
      run: runId,
      /** What to call it; empty to call it by its method and dataset again. */
      name: z.string().max(LONGEST_RUN_NAME).optional(),
      note: z.string().max(2000).optional(),
      tags: z.array(z.string().min(1).max(40)).max(20).optional(),
    }),
  ).answering<void>(),
  /** Moves a run to the trash of the home folder, from where `runs.restore` brings it back. */
  'runs.remove': call(ofRun).answering<void>(),
  'runs.restore': call(ofRun).answering<void>(),
  /** All rows of the table of runs, whenever one of them changed. */
  'runs.changed': topic<readonly RunRow[]>(),
  /** The view of a run up to now, without the full report; later events come by `run.events`. */
  'runs.view': call(ofRun).answering<RunView>(),
  /** A run as of a step: the fold of all events up to and with it, without what grows with the run. */
  'runs.glance': call(ofRun.extend({ step: asOf.step.unwrap() })).answering<RunGlance>(),
  /** What the scrubber draws of a whole run, up to now. */
  'runs.strip': call(ofRun).answering<RunStrip>(),
  /** The events after sequence number `after`, in order, at most `limit`. */
  'runs.events': call(
    z.strictObject({ run: runId, after: z.int().min(0), limit: z.int().min(1).max(10_000).default(2000) }),
  ).answering<readonly StampedEvent[]>(),
  'run.events': topic<{ readonly run: RunId; readonly events: readonly StampedEvent[] }>(),
  /** How far a run that is worked on has come, soon after it changed and every few seconds. No event: it depends on the clock. */
  'run.progress': topic<{ readonly run: RunId; readonly progress: CallProgress }>(),
  'runs.manifest': call(ofRun).answering<Manifest>(),
  /** What the sessions of a run that have ended had from each chat server. Empty where no server was asked. */
  'runs.servers': call(ofRun).answering<readonly ServerAccount[]>(),
  /** The report of a run; null before the first evaluation. */
  'runs.report': call(ofRun).answering<RunReport | null>(),
  /** Joins the newest evaluations into one report, the first run's method first, with the shortcuts of the dataset. */
  'runs.joint': call(z.strictObject({ runs: z.array(runId).min(2).max(20) })).answering<JointReport>(),
  'runs.compare': call(z.strictObject({ runs: z.array(runId).min(2).max(12) })).answering<Comparison>(),
}
