/** The calls about models: files, downloads, servers, a trial, and stored replies. */
import { z } from 'zod'
import { serverToCheck, type ServerCheck } from '../vocabulary/models/chatServers.ts'
import { type Source, sourceId } from '../vocabulary/imports/imports.ts'
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
  /** Reads the folder of models, and the places that were added, afresh. */
  'models.list': call(nothing).answering<ModelFolder>(),
  /** Reads the metadata of a model file, a listed one or one behind a ticket. Loads no weights. */
  'models.read': call(z.strictObject({ file: modelFileName })).answering<ModelFacts>(),
  /** Adds the place of a GGUF file or of a folder of them; nothing is copied. */
  'models.add': call(z.strictObject({ source: sourceId })).answering<ModelFolder>(),
  /** Forgets an added place; deletes no file. Answers with a ticket by which the place can be added again. */
  'models.forget': call(z.strictObject({ place: z.string().min(1).max(4096) })).answering<Source>(),
  /** Loads llama.cpp, but no model. */
  'models.hardware': call(nothing).answering<ModelHardware>(),
  'models.catalogue': call(nothing).answering<ModelCatalogue>(),
  /** Starts a download and resolves when it has begun; `models.downloadsChanged` notifies of its progress. */
  'models.download': call(downloadRequest).answering<ModelDownload>(),
  /** Pauses a download and resolves when it has stopped; what has arrived is kept. */
  'models.pauseDownload': call(ofDownload).answering<void>(),
  'models.resumeDownload': call(ofDownload).answering<void>(),
  /** Deletes what has arrived. For a finished download only its row is removed; the model stays. */
  'models.discardDownload': call(ofDownload).answering<void>(),
  'models.downloads': call(nothing).answering<readonly ModelDownload[]>(),
  /** All downloads, whenever one of them changed. */
  'models.downloadsChanged': topic<readonly ModelDownload[]>(),
  /** Asks each address for its list of models and for two tiny replies; follows no redirect. */
  'models.checkServer': call(serverToCheck).answering<readonly ServerCheck[]>(),
  /** Loads the model, asks it once and releases it. Rejects with `cancelled` after `models.stopTrying`. */
  'models.try': call(modelTrial).answering<TriedModel>(),
  'models.stopTrying': call(stoppedTrial).answering<void>(),
  'models.trying': topic<TrialProgress>(),

  'replies.size': call(nothing).answering<KeptReplies>(),
  /**
   * Deletes the stored replies of all runs; rejects with `run-state` while a run is working. Runs can then no longer be
   * replayed; their results stay.
   */
  'replies.clear': call(nothing).answering<KeptReplies>(),
}
