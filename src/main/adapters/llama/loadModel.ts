/** Loads the weights of a model into memory, after its file was checked. */
import { InsufficientMemoryError, type LlamaModel } from 'node-llama-cpp'
import { WorkbenchError } from '#shared/errors.ts'
import { lastComplaints, llamaRuntime, type LlamaRuntimeOptions } from './llamaRuntime.ts'
import { readModelFile } from './readModelFile.ts'

/** A GGUF file and how to load it. */
export interface ModelToLoad {
  readonly path: string
  /** The number of layers on the GPU; undefined for as many as node-llama-cpp finds memory for. */
  readonly gpuLayers?: number | undefined
  readonly runtime: LlamaRuntimeOptions
}

/**
 * Checks the file and loads its weights.
 * @throws WorkbenchError `model-invalid` if the file is not a model or llama.cpp cannot load it, `model-memory` if
 * memory is insufficient, `model-failed` if llama.cpp itself cannot be loaded.
 */
export async function loadModel({ path, gpuLayers, runtime }: ModelToLoad): Promise<LlamaModel> {
  const { bytes } = await readModelFile(path)
  const llama = await llamaRuntime(runtime)
  try {
    return await llama.loadModel({ modelPath: path, ...(gpuLayers === undefined ? {} : { gpuLayers }) })
  } catch (error) {
    if (error instanceof InsufficientMemoryError)
      throw new WorkbenchError(
        { code: 'model-memory', path, needed: bytes, reason: error.message },
        { cause: error },
      )
    const said = error instanceof Error ? error.message : String(error)
    throw new WorkbenchError(
      {
        code: 'model-invalid',
        path,
        expected: 'a model that llama.cpp can load',
        found: `${said} ${lastComplaints()}`.trim(),
      },
      { cause: error },
    )
  }
}
