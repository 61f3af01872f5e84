/** Decides which adapter implements each port of the rooms. Only the files of this folder name adapters. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { FigureRenderer } from '#shared/charts/figureRenderer.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { bundleArchives } from '../../adapters/bundles/bundleArchives.ts'
import { scratchRuns } from '../../adapters/bundles/scratchRuns.ts'
import { servedModels } from '../../adapters/chat/servedModels.ts'
import { modelDownloadStore } from '../../adapters/download/modelDownloadStore.ts'
import { changeJson } from '../../adapters/files/changeJson.ts'
import { readJson } from '../../adapters/files/jsonFile.ts'
import { modelFolder } from '../../adapters/files/modelFolder.ts'
import { lockOwner, takeLock, type HeldLock } from '../../adapters/files/locks/processLock.ts'
import { readDatasetFiles, readDatasetFolder } from '../../adapters/files/readDatasetFolder.ts'
import { runFolders } from '../../adapters/files/runFolder.ts'
import { runPlaces } from '../../adapters/files/runPlaces.ts'
import { runStore } from '../../adapters/files/runStore.ts'
import { studyStore } from '../../adapters/files/studyStore.ts'
import { lanceDatasetStore } from '../../adapters/lance/lanceDatasetStore.ts'
import { openLanceVectorIndex } from '../../adapters/lance/vectors/lanceVectorIndex.ts'
import { fileLog, logFolder } from '../../adapters/log/fileLog.ts'
import { logReader } from '../../adapters/log/logReader.ts'
import { createBreather } from '../../adapters/machine/breather.ts'
import { machineFacts } from '../../adapters/machine/machineFacts.ts'
import { openMemoryVectorIndex } from '../../adapters/memory/memoryVectorIndex.ts'
import { randomness } from '../../adapters/seededRandom.ts'
import { sha256 } from '../../adapters/sha256.ts'
import { systemClock } from '../../adapters/systemClock.ts'
import type { DatasetStore } from '../../datasets/datasetStore.ts'
import type { NewBreather } from '../../ports/breather.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ReadShippedFile } from '../../ports/jsonContent.ts'
import type { Log, LogReader } from '../../ports/log.ts'
import type { ReadMachine, ReadVersions } from '../../ports/machine.ts'
import type { NewToken } from '../../ports/newToken.ts'
import type { Randomness } from '../../ports/random.ts'
import type { PiecewiseSha256 } from '../../ports/piecewiseSha256.ts'
import type { Sha256 } from '../../ports/sha256.ts'
import type { BundleArchives } from '../bundles/ports/archives.ts'
import type { KeepAnswers } from '../bundles/ports/bundledAnswers.ts'
import type { AsideModels, ScratchRuns } from '../bundles/ports/replays.ts'
import type { DatasetFolders } from '../datasets/ports.ts'
import type { OpenFigureRenderer } from '../exports/ports.ts'
import type { Traces } from '../inspection/ports.ts'
import type { DownloadStore } from '../models/ports/downloads.ts'
import type { ReplyShelf } from '../models/ports/keptReplies.ts'
import type { ModelPlaces } from '../models/ports/modelPlaces.ts'
import type { RunModels } from '../models/ports/runModels.ts'
import type { AskServedModels } from '../models/ports/servedModels.ts'
import type { LocalModels, TrialModels } from '../models/ports/trialModels.ts'
import type { HomeLock, QueuedRunStore } from '../queue/ports.ts'
import type { RunFolders } from '../runs/ports/runFolder.ts'
import type { OpenVectorIndex } from '../runs/ports/vectorIndexes.ts'
import type { StudyStore } from '../studies/ports.ts'
import type { LimitModels, ModelLimits, SettingsFile } from '../settings/ports.ts'
import { keepAnswersIn } from './bundledAnswers.ts'
import { keptReplyFile } from './keptReplies.ts'
import { openableModels } from './openableModels.ts'
import { runModels } from './runModels.ts'
import { makeFolder } from '../../adapters/files/folders/makeFolder.ts'
import { trialModels } from './trialModels.ts'

/** The folders that the engine works in. */
export interface BackendFolders {
  /** The folder of the user's datasets, runs, models and settings. */
  readonly home: string
  /** The folder of what ships with the workbench: the demo dataset, presets, the catalogue of models, and fonts. */
  readonly resources: string
  /** The program that writes to the log of the home (default `engine`). */
  readonly program?: 'engine' | 'terminal'
}

/** The ports of all rooms. No room sees this type; each declares the ports that it needs. */
export interface Backend {
  readonly home: string
  readonly homeLock: HomeLock
  readonly settingsFile: SettingsFile
  readonly limitModels: LimitModels
  readonly readPresets: ReadShippedFile
  readonly readCatalogue: ReadShippedFile
  readonly datasetStore: DatasetStore
  readonly datasetFolders: DatasetFolders
  readonly runs: QueuedRunStore
  readonly runFolders: RunFolders
  readonly studies: StudyStore
  readonly openVectorIndex: OpenVectorIndex
  readonly models: RunModels
  /** Models that answer from stored replies and vectors only. */
  readonly replayModels: RunModels
  readonly localModels: LocalModels
  readonly trialModels: TrialModels
  readonly servedModels: AskServedModels
  readonly modelPlaces: ModelPlaces
  readonly downloads: DownloadStore
  readonly replies: ReplyShelf
  readonly archives: BundleArchives
  readonly scratchRuns: ScratchRuns
  /** Models that answer from what is stored, for replays beside the runs. */
  readonly asideModels: AsideModels
  readonly keepAnswers: KeepAnswers
  readonly hashOfModel: (path: string) => Promise<string>
  readonly traces: Traces
  readonly openFigureRenderer: OpenFigureRenderer
  readonly randomness: Randomness
  readonly clock: Clock
  readonly log: Log
  readonly logReader: LogReader
  readonly newBreather: NewBreather
  readonly newToken: NewToken
  readonly sha256: Sha256 & PiecewiseSha256
  readonly machine: ReadMachine
  readonly versions: ReadVersions
}

/** The default limit for stored prompts and replies in bytes (4 GB), where no settings are read, as in the terminal. */
const MOST_REPLIES = 4e9
/** Random bytes in a token. */
const TOKEN_BYTES = 18

/** Creates the ports without reading anything. Folders are read and created when a port is first used. */
export function createBackend({ home, resources, program = 'engine' }: BackendFolders): Backend {
  let limits: ModelLimits = { threads: 0, keptReplies: MOST_REPLIES }
  const log = fileLog({ folder: logFolder(home), program })
  const sources = openableModels(home, () => limits.threads)
  const replies = keptReplyFile(home, () => limits.keptReplies)
  const archives = bundleArchives(join(home, 'bundles'))
  return {
    home,
    homeLock: homeLock(home),
    settingsFile: settingsFile(join(home, 'settings.json')),
    limitModels: (next) => {
      limits = { ...limits, ...next }
    },
    readPresets: () => readJson(join(resources, 'presets.json')),
    readCatalogue: () => readJson(join(resources, 'gguf-catalog.json')),
    datasetStore: lanceDatasetStore(join(home, 'datasets')),
    datasetFolders: {
      demo: join(resources, 'demo'),
      readFolder: readDatasetFolder,
      readFiles: readDatasetFiles,
    },
    runs: runStore(join(home, 'runs'), join(home, 'bin'), runPlaces(join(home, 'run-places.json')), log),
    runFolders,
    studies: studyStore(join(home, 'studies'), join(home, 'study-bin')),
    openVectorIndex: async (kind, folder, { name, dimensions }) =>
      kind === 'lance' ? openLanceVectorIndex(folder, name, dimensions) : openMemoryVectorIndex(dimensions),
    models: runModels({ home, sources, replies, replay: false }),
    replayModels: runModels({ home, sources, replies, replay: true }),
    localModels: sources,
    trialModels: trialModels(sources),
    servedModels,
    modelPlaces: modelFolder(home),
    downloads: modelDownloadStore({ folder: join(home, 'models'), accept: (path) => sources.read(path) }),
    replies: replies.shelf,
    archives,
    scratchRuns: scratchRuns(archives),
    asideModels: (recorder) => runModels({ home, sources, replies, replay: true, aside: { recorder } }),
    keepAnswers: keepAnswersIn(home, replies),
    hashOfModel: (path) => sources.hashOf(path),
    traces: replies.traces,
    openFigureRenderer: figureRendererOf(resources),
    randomness,
    clock: systemClock,
    log,
    logReader: logReader(logFolder(home)),
    newBreather: createBreather,
    newToken: () => randomBytes(TOKEN_BYTES).toString('base64url'),
    sha256,
    machine: machineFacts,
    versions: () => ({ workbench: workbenchVersion(resources), node: process.versions.node }),
  }
}

function homeLock(home: string): HomeLock {
  const lock = join(home, 'engine.lock')
  let held: HeldLock | null = null
  return {
    take: async () => {
      await makeFolder(home)
      const taken = await takeLock(lock)
      held = taken.held
      return taken.owner
    },
    owner: () => lockOwner(lock),
    release: async () => held?.release(),
  }
}

function settingsFile(path: string): SettingsFile {
  return {
    read: () => readJson(path),
    change: (next) => changeJson(path, next),
    setAside: () => rename(path, `${path}.broken`),
  }
}

/** Loads the renderer when the first figure is exported, because drawing libraries would slow down every start. */
function figureRendererOf(resources: string): OpenFigureRenderer {
  let renderer: Promise<FigureRenderer> | null = null
  return () =>
    (renderer ??= import('../../adapters/figures/figureRenderer.ts').then(({ createFigureRenderer }) =>
      createFigureRenderer(resources),
    ))
}

function workbenchVersion(resources: string): string {
  const text = readFileSync(join(resources, '..', 'package.json'), 'utf8')
  const { version } = JSON.parse(text) as { readonly version?: unknown }
  if (typeof version === 'string') return version
  throw new WorkbenchError({
    code: 'argument-invalid',
    argument: 'package.json',
    expected: 'a version',
    found: String(version),
  })
}
