/** Reads model files, and opens language models from their sources. */
import { join } from 'node:path'
import { WorkbenchError } from '#shared/errors.ts'
import type { LanguageModelSource, ModelFacts } from '#shared/vocabulary/models/models.ts'
import { createChatServerLanguageModel } from '../../adapters/chat/chatServerLanguageModel.ts'
import { sentHeaders } from '../../adapters/chat/sentHeaders.ts'
import { byFileState } from '../../adapters/files/byFileState.ts'
import { fileHashes } from '../../adapters/files/fileHashes.ts'
import { threadTunes } from '../../adapters/files/threadTunes.ts'
import type { LlamaLanguageModel } from '../../adapters/llama/llamaLanguageModel.ts'
import type { LlamaRuntimeOptions } from '../../adapters/llama/llamaRuntime.ts'
import { machineFacts } from '../../adapters/machine/machineFacts.ts'
import type { ServerNews } from '../../ports/callMeter.ts'
import type { LanguageModel } from '../../ports/languageModel.ts'
import { parallelOf } from '../models/modelSources.ts'
import type { LocalModels } from '../models/ports/trialModels.ts'

/** Something open, to be closed in reverse order. */
export interface Closable {
  close(): void | Promise<void>
}

/** A language model that may stream its text and say how many threads it uses. */
export type OpenedSource = LanguageModel & Partial<Pick<LlamaLanguageModel, 'stream' | 'threads'>>

/** Reads, checks and opens models of this machine and of chat servers. */
export interface OpenableModels extends LocalModels {
  /** Returns the SHA-256 of a file, cached by its size and modification time. */
  hashOf(path: string): Promise<string>
  /** Checks a file against the hash of a manifest. @throws WorkbenchError `model-changed` if the hash differs, `model-invalid`. */
  check(path: string, sha256: string): Promise<void>
  /**
   * Returns the options of llama.cpp. With 0 layers on the GPU, the GPU is not used at all; undefined leaves the
   * number to llama.cpp.
   */
  runtimeOf(gpuLayers: number | undefined): LlamaRuntimeOptions
  /**
   * Opens a model, and loads its weights if the source is a file. What must be closed is added to `closing`; `told` hears
   * of chat servers.
   * @throws WorkbenchError `model-memory`, `model-failed`.
   */
  open(
    name: string,
    source: LanguageModelSource,
    closing: Closable[],
    told?: (news: ServerNews) => void,
  ): Promise<OpenedSource>
}

/** Creates the reader of models. `threads` returns the user's setting for local models; 0 for the default of `threadsFor`. */
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
    open: async (name, source, closing, told) => {
      if (source.kind === 'server')
        return createChatServerLanguageModel({ ...source, headers: sentHeaders(source), told })
      const { openLlamaLanguageModel } = await import('../../adapters/llama/llamaLanguageModel.ts')
      const runtime = runtimeOf(source.gpuLayers)
      const tunes = tunesOf(
        [source.sha256 || source.path, source.gpuLayers ?? 'auto', runtime.cores, parallelOf(source)].join(
          ' ',
        ),
      )
      const model = await openLlamaLanguageModel({ ...source, name, runtime, tunes })
      closing.push(model)
      return model
    },
  }
}
