/** What the workbench writes and reads: each file, what it is for, and what describes it in the sources. */
import type { z } from 'zod'
import { bundleFile } from '#shared/vocabulary/bundles/bundleFile.ts'
import { manifest } from '#shared/vocabulary/manifest.ts'
import { downloadJournal, modelCatalogue } from '#shared/vocabulary/models/modelDownloads.ts'
import { modelPlacesFile } from '#shared/vocabulary/models/models.ts'
import { workbenchSettings } from '#shared/vocabulary/workbenchSettings.ts'
import { aboutRun } from '../../src/main/workbench/bundles/aboutRun.ts'
import {
  bundledCall,
  bundledReply,
  bundledVector,
} from '../../src/main/workbench/bundles/ports/answerLines.ts'
import { runState } from '../../src/main/workbench/queue/runState.ts'

export interface FileFormat {
  readonly name: string
  readonly about: string
  /** A schema that the file is checked against, and the type that it infers, where one has comments. */
  readonly schema?: { readonly of: z.ZodType; readonly type?: string }
  /** A type that the file is written from. */
  readonly type?: string
  /** A union whose members are the lines of the file, told apart by `type`. */
  readonly lines?: readonly string[]
}

/** Files of the folder of a run, in the order in which one would read them. */
export const RUN_FILES: readonly FileFormat[] = [
  {
    name: 'manifest.json',
    about:
      'All that is needed to repeat the run: settings, seed, hash of the dataset, models, hashes of the prompts, versions. It is written when the run is made and never changed.',
    schema: { of: manifest, type: 'Manifest' },
  },
  {
    name: 'manifest-digests.json',
    about:
      'SHA-256 of the parts of the manifest as the run began: seed, other settings, variant, dataset, models and prompt texts. A run whose manifest was changed since is not gone on with, and the part is named. Runs of earlier versions have none.',
  },
  {
    name: 'events.jsonl',
    about:
      'The truth: every fact in order, one a line, without a clock. Everything else can be made from it and the manifest. Lines are written in transactions, each of which ends with `stage-completed` or `run-finished`; what follows the last whole transaction is cut off when the run goes on. Besides its own fields every line has `seq`, which counts from 1 without gaps, and `step`, the interaction that it belongs to, 0 before the first. In runs of format 2 (`format` in the manifest) the last line of a transaction also has `checksum`, the first 16 digits of the SHA-256 of its lines, the last one without it; and a `message-delivered` whose text another one of the same transaction has already has `textOf`, the `seq` of that event, in place of `text`.',
    lines: ['NetworkEvent', 'MemoryEvent', 'RunEvent'],
  },
  {
    name: 'report.json',
    about:
      'What the run found: every user, repetition, interval and test. It is written at the end, and again when a finished run is opened and the file is missing. One that is not as `report.sha256` says is not read: the log has all of it.',
    type: 'RunReport',
  },
  {
    name: 'report.sha256',
    about: 'The SHA-256 of `report.json`, which `sha256sum -c report.sha256` can check.',
  },
  {
    name: 'sessions.jsonl',
    about:
      'The wall clock: one line for each process that worked on the run, with `began` (ISO 8601), `milliseconds`, `time` (where they went: to the language model, the embedding model, the vector index and the rest), the first and last event (`fromSeq`, `toSeq`), the step at which it began and the one that it reached (`fromStep`, `step`), how it ended (`end`: finished, paused, stopped, failed or interrupted), `versions`, and, where chat servers were asked, `servers`: of each its host, the answers that it gave, and sentences about what it did not take. A process that was killed leaves no line.',
  },
  {
    name: 'state.json',
    about: 'What the queue knows of the run and its events do not say.',
    schema: { of: runState, type: 'RunState' },
  },
  {
    name: 'view.json',
    about:
      'The folded events, so that a page opens at once. It is a cache: delete it and it is made anew. It begins with the SHA-256 of the rest (`sha256`); where that is another, it is made anew as well.',
  },
  {
    name: 'index/',
    about:
      'The vector index of the run. It is a cache: each process makes it anew, and stops where another program changes it.',
  },
  {
    name: 'lock',
    about:
      'It is there while a process works on the run, and says which: its id, its start time and a nonce. What the system locks, until the process ends, is the empty file `.lock.held` beside it. A process that finds its mark gone, or another one, writes no more (`lock-lost`).',
  },
]

/** What lies in the home folder, `~/.recnet-workbench` unless `RECNET_HOME` or `--home` names another. */
export const HOME_FILES: readonly FileFormat[] = [
  {
    name: 'settings.json',
    about: 'The settings of the workbench itself; see the [settings](settings.md#settings-of-the-workbench).',
    schema: { of: workbenchSettings, type: 'WorkbenchSettings' },
  },
  { name: 'datasets/', about: 'Imported datasets, as tables of LanceDB.' },
  { name: 'runs/', about: 'Runs, one folder each, named like `demo-recnet-1`.' },
  { name: 'bin/', about: 'Runs that were removed and can still be restored.' },
  {
    name: 'studies/',
    about:
      'Studies, one folder each with one JSON file: the study as it was read, whether it is a draft, running or stopped, and why runs of cells could not be made. Which runs belong to its cells is in the `state.json` of each run.',
  },
  { name: 'study-bin/', about: 'Studies that were removed and can still be restored.' },
  {
    name: 'models/',
    about: 'Model files. A download in progress is `<file>.part`, with a journal and a lock beside it.',
  },
  {
    name: '<file>.part.json',
    about: 'The journal of an unfinished download, from which any later process goes on.',
    schema: { of: downloadJournal, type: 'DownloadJournal' },
  },
  {
    name: 'model-places.json',
    about: 'Model files and folders elsewhere that were added.',
    schema: { of: modelPlacesFile },
  },
  {
    name: 'model-hashes.json',
    about: 'SHA-256 of model files by path, size and time of change, so that a large file is read once.',
  },
  { name: 'model-threads.json', about: 'How many threads suit which model on this machine, as measured.' },
  {
    name: 'replies.sqlite',
    about:
      'Prompts and raw replies of all runs, and the searchable trace of their calls. A reply that does not fit its seal counts as absent: it is asked for again, and missed by a replay.',
  },
  {
    name: 'embeddings/',
    about:
      'Vectors by encoder and text, as tables of LanceDB. It is a cache: a vector that does not fit its seal is computed again, and a table that cannot be read, or has a file that is not as its list of digests (`….digests`) says, is set aside as `….broken`. Tables named `embeddings-…` are those of earlier versions, without seals; what is asked for is copied from them.',
  },
  { name: 'uploads/', about: 'Files that a browser sent to be imported. Deleted when the server ends.' },
  {
    name: 'bundles/',
    about:
      'Bundles while they are written, checked and opened, and replays beside the runs. Empty otherwise: what a kill leaves is ended or removed by the next start.',
  },
  { name: 'window/', about: 'What the browser inside the desktop application keeps.' },
  {
    name: 'run-places.json',
    about: 'Folders elsewhere that hold a run, each with the name by which the workbench knows it.',
  },
  {
    name: 'engine-address.json',
    about:
      'Where the engine of this home listens for other programs of the same user. It goes with the engine.',
  },
  { name: 'socket/', about: 'The socket on which it listens, which only this user can open.' },
  {
    name: 'web-port',
    about: 'The port on which the workbench was served last, so that open tabs find the next start.',
  },
  {
    name: 'log/',
    about:
      'What went wrong, and when the engine began and ended: JSON lines, at most four files of 1 MB for each program (engine, desktop, server, terminal). Without texts of datasets, prompts and replies, and without keys. Read it with `recnet log`.',
  },
  {
    name: 'engine.lock',
    about:
      'Which process has the queue of this home: its id, its start time and a nonce. What the system locks is the empty file `.engine.lock.held` beside it.',
  },
]

/** What a bundle holds, in the order in which one would read it. */
export const BUNDLE_FILES: readonly FileFormat[] = [
  {
    name: 'bundle.json',
    about:
      'What the bundle is of, every other file with its size and SHA-256, and what was left out and why. It is the last file of the archive, and JSON with two spaces of indentation.',
    schema: { of: bundleFile, type: 'BundleFile' },
  },
  {
    name: 'runs/<name>/',
    about:
      'Of each run `manifest.json`, `events.jsonl`, `report.json` and `sessions.jsonl` as above, without paths, keys and headers, and the four files below.',
  },
  {
    name: 'runs/<name>/about.json',
    about: 'Note, tags and the number of interaction records.',
    schema: { of: aboutRun, type: 'AboutRun' },
  },
  {
    name: 'runs/<name>/calls.jsonl',
    about: 'The calls of a run that asked models, one a line, by name.',
    schema: { of: bundledCall, type: 'BundledCall' },
  },
  {
    name: 'runs/<name>/replies.jsonl',
    about: 'Replies by the hash of what was asked; one that runs share is with the first of them.',
    schema: { of: bundledReply, type: 'BundledReply' },
  },
  {
    name: 'runs/<name>/vectors.jsonl',
    about: 'Vectors of an embedding model that is not built in: a text and 32-bit floats in base64.',
    schema: { of: bundledVector, type: 'BundledVector' },
  },
  {
    name: 'study/study.json',
    about:
      'The study, in a bundle of one, without paths, keys and headers: its file, and which run is that of which cell.',
  },
  {
    name: 'datasets/<hash>/',
    about: 'A dataset as RecBole atomic files; the folder has the first 16 digits of its SHA-256.',
  },
  {
    name: 'card.json',
    about: 'Beside the files of a dataset: its card, as `recnet card` shows it.',
  },
]

/** What ships with the workbench and may be read by others. */
export const SHIPPED_FILES: readonly FileFormat[] = [
  {
    name: 'resources/gguf-catalog.json',
    about: 'The catalogue of models that can be fetched by name.',
    schema: { of: modelCatalogue, type: 'ModelCatalogue' },
  },
  {
    name: 'resources/presets.json',
    about: 'Named starting points of *Compose*; see the [presets](settings.md#presets).',
    type: 'Preset',
  },
]
