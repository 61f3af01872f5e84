/** Where models come from: what is read of their files, and how a language model is opened from its source. */
import { join } from 'node:path'
import { WorkbenchError } from '#shared/errors.ts'
import type { LanguageModelSource, ModelFacts } from '#shared/vocabulary/models/models.ts'
import { createChatServerLanguageModel } from '../../adapters/chat/chatServerLanguageModel.ts'
import { byFileState } from '../../adapters/files/byFileState.ts'
import { fileHashes } from '../../adapters/files/fileHashes.ts'
import { threadTunes } from '../../adapters/files/threadTunes.ts'
import type { LlamaLanguageModel } from '../../adapters/llama/llamaLanguageModel.ts'
import type { LlamaRuntimeOptions } from '../../adapters/llama/llamaRuntime.ts'
import { machineFacts } from '../../adapters/machine/machineFacts.ts'
import type { LanguageModel } from '../../ports/languageModel.ts'
import type { LocalModels } from '../models/ports/trialModels.ts'

/** What is open, to be closed in reverse order. */
export interface Closable {
  close(): void | Promise<void>
}

/** A language model that may tell its text while it writes it, and how many threads it uses. */
export type OpenedSource = LanguageModel & Partial<Pick<LlamaLanguageModel, 'stream' | 'threads'>>

export interface OpenableModels extends LocalModels {
  /** SHA-256 of a file, remembered by its size and time of change. */
  hashOf(path: string): Promise<string>
  /** @throws WorkbenchError `model-changed` where the file has another hash, `model-invalid`. */
  check(path: string, sha256: string): Promise<void>
  /** How llama.cpp is to work. 0 layers on the GPU mean that it is not used at all; undefined leaves it to llama.cpp. */
  runtimeOf(gpuLayers: number | undefined): LlamaRuntimeOptions
  /** Loads weights, where the source is a file; what must be closed is added to `closing`. @throws WorkbenchError `model-memory`, `model-failed`. */
  open(name: string, source: LanguageModelSource, closing: Closable[]): Promise<OpenedSource>
}

/** `threads` of local models, as the user set them; 0 for as many as the machine has cores. */
export function openableModels(home: string, threads: () => number): OpenableModels {
  const hashOf = fileHashes(join(home, 'model-hashes.json'))
  const tunesOf = threadTunes(join(home, 'model-threads.json'))
  const read = byFileState(async (path): Promise<ModelFacts> =>
    (await import('../../adapters/llama/readModelFile.ts')).readModelFile(path),
  )
  const runtimeOf = (gpuLayers: number | undefined) => ({
    cores: machineFacts().cores,
    gpu: gpuLayers !== 0,
    threads: threads(),
  })
  return {
    read,
    hashOf,
    runtimeOf,
    hardware: async () =>
      (await import('../../adapters/llama/llamaHardware.ts')).llamaHardware(runtimeOf(undefined)),
    check: async (path, expected) => {
      await read(path)
      const found = await hashOf(path)
      if (found !== expected) throw new WorkbenchError({ code: 'model-changed', path, expected, found })
    },
    open: async (name, source, closing) => {
      if (source.kind === 'server') return createChatServerLanguageModel(source)
      const { openLlamaLanguageModel } = await import('../../adapters/llama/llamaLanguageModel.ts')
      const runtime = runtimeOf(source.gpuLayers)
      const tunes = tunesOf(
        [source.sha256 || source.path, source.gpuLayers ?? 'auto', runtime.cores].join(' '),
      )
      const model = await openLlamaLanguageModel({ ...source, name, runtime, tunes })
      closing.push(model)
      return model
    },
  }
}
