/** What may be asked about models: files, downloads, servers, a trial, and the replies that are kept of them. */
import { z } from 'zod'
import { serverToCheck, type ServerCheck } from '../vocabulary/models/chatServers.ts'
import { type Source, sourceId } from '../vocabulary/imports.ts'
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
import type { KeptReplies } from '../vocabulary/trace.ts'
import { call, topic } from './contract.ts'
import { nothing } from './parameters.ts'

const ofDownload = z.strictObject({ file: ggufFileName })

export const modelCalls = {
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

  'replies.size': call(nothing).answering<KeptReplies>(),
  /** Of all runs; refused with `run-state` while one of them works. Runs can no longer be replayed, results stay. */
  'replies.clear': call(nothing).answering<KeptReplies>(),
}
