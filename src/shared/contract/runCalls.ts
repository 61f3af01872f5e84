/** What may be asked about runs: start, steer, list, read and compare. */
import { z } from 'zod'
import type { RunView } from '../events/foldRun.ts'
import type { RunSummary } from '../events/runSummary.ts'
import type { RunReport } from '../events/runReport.ts'
import type { StampedEvent } from '../events/runEvents.ts'
import { sourceId } from '../vocabulary/imports.ts'
import type { Comparison } from '../vocabulary/inspection.ts'
import type { Manifest } from '../vocabulary/manifest.ts'
import { runId, runRequest, type RunId, type RunRow } from '../vocabulary/runs.ts'
import { call, topic } from './contract.ts'
import { flag, nothing, ofRun } from './parameters.ts'

/** A folder outside the home, new or empty, that a host vouched for. It is remembered, and the run in it listed. */
const outside = sourceId

export const runCalls = {
  /** Puts a run at the end of the queue; it starts by itself when its turn comes. */
  'runs.start': call(runRequest.extend({ folder: outside.optional() })).answering<RunId>(),
  /** Does a run again from its stored replies and vectors, without any model, as a new run in the queue. */
  'runs.replay': call(z.strictObject({ run: runId, folder: outside })).answering<RunId>(),
  /** Names the run of a folder that a host vouched for. Unless only for this session, it is listed from now on. */
  'runs.open': call(z.strictObject({ source: sourceId, forSession: flag })).answering<RunId>(),
  'runs.list': call(nothing).answering<readonly RunRow[]>(),
  /** With whole views, reports included: of all listed runs, or of the folders directly below one that a host vouched for. */
  'runs.summaries': call(z.strictObject({ source: sourceId.optional() })).answering<readonly RunSummary[]>(),
  /** The listed run whose events were written last. Rejects with `run-unknown` where there is none. */
  'runs.latest': call(nothing).answering<RunId>(),
  /** Stops after the call in flight and keeps the run to be resumed; the next one in the queue starts. */
  'runs.pause': call(ofRun).answering<void>(),
  /** Puts a paused, stopped or failed run back at the head of the queue; it goes on exactly where its events end. */
  'runs.resume': call(ofRun).answering<void>(),
  /** Like pause, but the run counts as ended. A queued run leaves the queue. */
  'runs.stop': call(ofRun).answering<void>(),
  /** Queued runs only: to this place, counted from 1. */
  'runs.reorder': call(z.strictObject({ run: runId, place: z.int().min(1) })).answering<void>(),
  'runs.annotate': call(
    z.strictObject({
      run: runId,
      note: z.string().max(2000).optional(),
      tags: z.array(z.string().min(1).max(40)).max(20).optional(),
    }),
  ).answering<void>(),
  /** Into the bin of the home folder, from where `runs.restore` brings it back. */
  'runs.remove': call(ofRun).answering<void>(),
  'runs.restore': call(ofRun).answering<void>(),
  /** All rows, whenever one of them changed. */
  'runs.changed': topic<readonly RunRow[]>(),
  /** The events of a run folded up to now, in one piece; later events come by `run.events`. Without the full report. */
  'runs.view': call(ofRun).answering<RunView>(),
  /** Events after `after`, in order, at most `limit`. */
  'runs.events': call(
    z.strictObject({ run: runId, after: z.int().min(0), limit: z.int().min(1).max(10_000).default(2000) }),
  ).answering<readonly StampedEvent[]>(),
  'run.events': topic<{ readonly run: RunId; readonly events: readonly StampedEvent[] }>(),
  'runs.manifest': call(ofRun).answering<Manifest>(),
  /** Null before the first evaluation. */
  'runs.report': call(ofRun).answering<RunReport | null>(),
  'runs.compare': call(z.strictObject({ runs: z.array(runId).min(2).max(12) })).answering<Comparison>(),
}
