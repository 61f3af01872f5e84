/** Weights into memory, after the file was found to be in order. */
import { InsufficientMemoryError, type LlamaModel } from 'node-llama-cpp'
import { WorkbenchError } from '#shared/errors.ts'
import { lastComplaints, llamaRuntime, type LlamaRuntimeOptions } from './llamaRuntime.ts'
import { readModelFile } from './readModelFile.ts'

export interface ModelToLoad {
  readonly path: string
  /** Absent: as many as node-llama-cpp finds room for. */
  readonly gpuLayers?: number | undefined
  readonly runtime: LlamaRuntimeOptions
}

/** @throws WorkbenchError `model-invalid` for a file that is no model, `model-memory`, `model-failed` with what llama.cpp said. */
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
