/** Every call and topic the engine serves. To add one, add one line; the compiler then asks for its handler. */
import { z } from 'zod'
import type { RunView } from '../events/foldRun.ts'
import type { RunSummary } from '../events/runSummary.ts'
import type { RunReport } from '../events/runReport.ts'
import type { StampedEvent } from '../events/runEvents.ts'
import type { WireError } from '../errors.ts'
import type { Calibration } from '../vocabulary/calibration.ts'
import type { DatasetSummary } from '../vocabulary/datasets.ts'
import { serverToCheck, type ServerCheck } from '../vocabulary/models/chatServers.ts'
import { figureRequest, tableRequest, type ExportedFile } from '../vocabulary/figures.ts'
import type { DatasetPreview, HistoryRow, ImportProgress, ItemRow, Source } from '../vocabulary/imports.ts'
import { sourceId } from '../vocabulary/imports.ts'
import type {
  ClientHistory,
  ClientRows,
  Comparison,
  RouterHistory,
  RouterOverview,
} from '../vocabulary/inspection.ts'
import { logQuery, type LogEntry } from '../vocabulary/log.ts'
import type { Manifest } from '../vocabulary/manifest.ts'
import {
  downloadRequest,
  ggufFileName,
  type ModelCatalogue,
  type ModelDownload,
} from '../vocabulary/models/modelDownloads.ts'
import {
  modelFileName,
  type ModelFacts,
  type ModelFolder,
  type ModelHardware,
} from '../vocabulary/models/models.ts'
import {
  modelTrial,
  stoppedTrial,
  type TriedModel,
  type TrialProgress,
} from '../vocabulary/models/modelTrials.ts'
import {
  runId,
  runRequest,
  type Preset,
  type RunEstimate,
  type RunId,
  type RunRow,
  type VariantOption,
} from '../vocabulary/runs.ts'
import type { PromptFacts } from '../vocabulary/prompts.ts'
import {
  callFilter,
  type CallDetail,
  type CallRows,
  type KeptReplies,
  type TracedCalls,
} from '../vocabulary/trace.ts'
import { settingsChange, type EngineFacts, type WorkbenchSettings } from '../vocabulary/workbenchSettings.ts'
import { call, topic } from './contract.ts'

const nothing = z.strictObject({})
const ofRun = z.strictObject({ run: runId })
/** By which a page may cancel what it asked for, and knows news of it. */
const ticket = z.string().min(1).max(60)
const flag = z.literal(true).optional()
/** A folder outside the home, new or empty, that a host vouched for. It is remembered, and the run in it listed. */
const outside = sourceId
/** What a name may be is for the engine to say, in a sentence of its own. */
const datasetName = z.string().max(500)
const ofDownload = z.strictObject({ file: ggufFileName })
const page = {
  search: z.string().max(200).default(''),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
}
/** Views of the past: the network as of this step; absent, as of now. */
const asOf = { step: z.int().min(0).optional() }

export const workbench = {
  'engine.facts': call(nothing).answering<EngineFacts>(),
  'settings.read': call(nothing).answering<WorkbenchSettings>(),
  /** Settings that are left out stay. */
  'settings.change': call(settingsChange).answering<WorkbenchSettings>(),
  'settings.changed': topic<WorkbenchSettings>(),

  /** The newest first. Entries hold no texts of datasets, prompts or replies, and no keys. */
  'log.read': call(logQuery).answering<readonly LogEntry[]>(),

  /** The demo among them before it is imported, unless only those are asked for that were. */
  'datasets.list': call(z.strictObject({ imported: flag })).answering<readonly DatasetSummary[]>(),
  'datasets.preview': call(z.strictObject({ source: sourceId })).answering<DatasetPreview>(),
  /** Answers when it is there whole. Rejects with `cancelled` after `datasets.cancelImport`. */
  'datasets.import': call(
    z.strictObject({ source: sourceId, name: datasetName, domainWord: z.string().max(60).optional() }),
  ).answering<DatasetSummary>(),
  'datasets.cancelImport': call(z.strictObject({ name: datasetName })).answering<void>(),
  'datasets.items': call(z.strictObject({ dataset: datasetName, ...page })).answering<{
    readonly total: number
    readonly rows: readonly ItemRow[]
  }>(),
  'datasets.histories': call(z.strictObject({ dataset: datasetName, ...page })).answering<{
    readonly total: number
    readonly rows: readonly HistoryRow[]
  }>(),
  'datasets.remove': call(z.strictObject({ dataset: datasetName })).answering<void>(),
  'datasets.changed': topic<readonly DatasetSummary[]>(),
  'datasets.progress': topic<ImportProgress>(),

  /** Looks at the folder, and at the places that were added, anew. */
  'models.list': call(nothing).answering<ModelFolder>(),
  /** What a file says of itself: a listed one, or one that a ticket stands for. Loads no weights. */
  'models.read': call(z.strictObject({ file: modelFileName })).answering<ModelFacts>(),
  /** Remembers where a GGUF file or a folder of them lies; nothing is copied. */
  'models.add': call(z.strictObject({ source: sourceId })).answering<ModelFolder>(),
  /** Deletes nothing. Answers with a ticket by which the place can be added again. */
  'models.forget': call(z.strictObject({ place: z.string().min(1).max(4096) })).answering<Source>(),
  /** Loads llama.cpp, but no model. */
  'models.hardware': call(nothing).answering<ModelHardware>(),
  'models.catalogue': call(nothing).answering<ModelCatalogue>(),
  /** Answers when the download has begun; `models.downloadsChanged` tells the rest. */
  'models.download': call(downloadRequest).answering<ModelDownload>(),
  /** Answers when it stands still; what has arrived is kept. */
  'models.pauseDownload': call(ofDownload).answering<void>(),
  'models.resumeDownload': call(ofDownload).answering<void>(),
  /** Deletes what has arrived. Of a finished one only its row goes; the model stays. */
  'models.discardDownload': call(ofDownload).answering<void>(),
  'models.downloads': call(nothing).answering<readonly ModelDownload[]>(),
  /** All of them, whenever one of them changed. */
  'models.downloadsChanged': topic<readonly ModelDownload[]>(),
  /** Asks each address for its models and for two tiny replies; follows no redirect. */
  'models.checkServer': call(serverToCheck).answering<readonly ServerCheck[]>(),
  /** Loads the model, asks, and lets go of it. Rejects with `cancelled` after `models.stopTrying`. */
  'models.try': call(modelTrial).answering<TriedModel>(),
  'models.stopTrying': call(stoppedTrial).answering<void>(),
  'models.trying': topic<TrialProgress>(),

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

  'inspection.clients': call(
    z.strictObject({
      run: runId,
      kind: z.enum(['all', 'user', 'item']).default('all'),
      sort: z.enum(['revisions', 'newest', 'id']).default('revisions'),
      ...page,
      ...asOf,
    }),
  ).answering<ClientRows>(),
  'inspection.client': call(
    z.strictObject({ run: runId, client: z.string().max(500), ...asOf }),
  ).answering<ClientHistory>(),
  'inspection.routers': call(z.strictObject({ run: runId, ...asOf })).answering<RouterOverview>(),
  'inspection.router': call(
    z.strictObject({ run: runId, router: z.string().regex(/^r\d+$/), ...asOf }),
  ).answering<RouterHistory>(),
  /** In the order of steps, then of calls; a repair stands with the call that it repairs. */
  'inspection.prompts': call(
    z.strictObject({ run: runId, ...callFilter, offset: page.offset, limit: page.limit }),
  ).answering<CallRows>(),
  /** The same calls whole, as they were asked and answered. */
  'inspection.calls': call(
    ofRun.extend({ ...callFilter, model: z.string().max(500).optional(), limit: z.int().min(0) }),
  ).answering<TracedCalls>(),
  /** Null where the call is not kept. The filter says between which calls it stands. */
  'inspection.prompt': call(
    z.strictObject({ run: runId, call: z.string().min(3).max(2000), ...callFilter }),
  ).answering<CallDetail | null>(),

  /** The prompts that the engine's method asks, in the order in which they are shown. */
  'prompts.list': call(nothing).answering<readonly PromptFacts[]>(),

  'replies.size': call(nothing).answering<KeptReplies>(),
  /** Of all runs; refused with `run-state` while one of them works. Runs can no longer be replayed, results stay. */
  'replies.clear': call(nothing).answering<KeptReplies>(),

  'export.figure': call(figureRequest).answering<ExportedFile>(),
  'export.table': call(tableRequest).answering<ExportedFile>(),
}

export type WorkbenchContract = typeof workbench

/** What the host of an engine tells pages of it, on the same link. */
export const engineHost = {
  'engine.state': topic<EngineState>(),
}

export type EngineState =
  | { readonly state: 'ready'; readonly session: string }
  | { readonly state: 'restarting'; readonly reason: string }
  | { readonly state: 'gone'; readonly error: WireError }
