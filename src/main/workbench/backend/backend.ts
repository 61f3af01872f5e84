/** Which product stands behind each port; only this file, `modelBackend.ts` and `describeModels.ts` name adapters. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { FigureRenderer } from '#shared/charts/figureRenderer.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { modelDownloadStore } from '../../adapters/download/modelDownloadStore.ts'
import { readJson, writeWhole } from '../../adapters/files/jsonFile.ts'
import { modelFolder } from '../../adapters/files/modelFolder.ts'
import { latestRunFolder, listRunFolders } from '../../adapters/files/listRunFolders.ts'
import { releaseLock, takeLock } from '../../adapters/files/processLock.ts'
import { createRunFolder, openRunFolder } from '../../adapters/files/runFolder.ts'
import { runStore } from '../../adapters/files/runStore.ts'
import { readDatasetFiles, readDatasetFolder } from '../../adapters/files/readDatasetFolder.ts'
import { lanceDatasetStore } from '../../adapters/lance/lanceDatasetStore.ts'
import { openLanceVectorIndex } from '../../adapters/lance/lanceVectorIndex.ts'
import { createBreather } from '../../adapters/machine/breather.ts'
import { machineFacts } from '../../adapters/machine/machineFacts.ts'
import { openMemoryVectorIndex } from '../../adapters/memory/memoryVectorIndex.ts'
import { seededRandom, seedFor } from '../../adapters/seededRandom.ts'
import { sha256 } from '../../adapters/sha256.ts'
import type { EmbeddingModel } from '../../ports/embeddingModel.ts'
import type { RandomFor } from '../../ports/random.ts'
import type { VectorIndex } from '../../recnet/ports.ts'
import { createModelBackend } from './modelBackend.ts'

export type VectorIndexKind = 'lance' | 'memory'

export interface BackendFolders {
  /** Imported datasets. */
  readonly home: string
  /** What ships with the workbench: the demo dataset. */
  readonly resources: string
}

export interface ModelLimits {
  /** Of local models; 0 for what the machine has. */
  readonly threads: number
  /** Bytes of prompts and replies that are kept. */
  readonly keptReplies: number
}

const MOST_REPLIES = 4e9

export type Backend = ReturnType<typeof createBackend>

export function createBackend({ home, resources }: BackendFolders) {
  const lock = join(home, 'engine.lock')
  const settings = join(home, 'settings.json')
  /** What the user set; the terminal, which has no settings, leaves it as it is. */
  let limits: ModelLimits = { threads: 0, keptReplies: MOST_REPLIES }
  const parts = { home, threads: () => limits.threads, keptReplies: () => limits.keptReplies }
  const models = createModelBackend({ ...parts, replay: false })
  return {
    home,
    datasets: lanceDatasetStore(join(home, 'datasets')),
    demoFolder: join(resources, 'demo'),
    readDatasetFolder,
    readDatasetFiles,
    createRunFolder,
    openRunFolder,
    listRunFolders,
    latestRunFolder,
    runs: runStore(join(home, 'runs'), join(home, 'bin')),
    /** The queue of a home has one engine. Answers who has it, or null where it is this one now. */
    takeHome: async (): Promise<string | null> => {
      await mkdir(home, { recursive: true })
      return takeLock(lock)
    },
    releaseHome: (): Promise<void> => releaseLock(lock),
    readSettings: () => readJson(settings),
    writeSettings: (value: unknown): Promise<void> =>
      writeWhole(settings, `${JSON.stringify(value, null, 2)}\n`),
    /** Out of the way, but not lost. */
    setSettingsAside: (): Promise<void> => rename(settings, `${settings}.broken`),
    readPresets: () => readJson(join(resources, 'presets.json')),
    readCatalogue: () => readJson(join(resources, 'gguf-catalog.json')),
    models,
    modelFolder: modelFolder(home),
    downloads: modelDownloadStore({ folder: join(home, 'models'), accept: models.read }),
    /** Answers from what is stored, and asks no model. */
    replayModels: createModelBackend({ ...parts, replay: true }),
    /** Takes effect with the next model that is opened. */
    limitModels: (next: Partial<ModelLimits>): void => {
      limits = { ...limits, ...next }
    },
    vectorIndex: (kind: VectorIndexKind, folder: string, embedding: EmbeddingModel): Promise<VectorIndex> =>
      kind === 'lance'
        ? openLanceVectorIndex(folder, embedding.name, embedding.dimensions)
        : Promise.resolve(openMemoryVectorIndex(embedding.dimensions)),
    randomFor: (seed: number): RandomFor => seededRandom(seed),
    seedFor,
    /** Cannot be guessed: for tickets and sessions. */
    token: (): string => randomBytes(18).toString('base64url'),
    breather: createBreather,
    machineFacts,
    figureRenderer: figureRendererOf(resources),
    sha256,
    now: (): string => new Date().toISOString(),
    daysAgo: (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString(),
    milliseconds: (): number => performance.now(),
    versions: (): Readonly<Record<string, string>> => ({
      workbench: workbenchVersion(resources),
      node: process.versions.node,
    }),
  }
}

/** Loaded when the first figure is exported: drawing libraries would slow every start. */
function figureRendererOf(resources: string): () => Promise<FigureRenderer> {
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
