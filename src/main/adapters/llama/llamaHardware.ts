/** Finds out what llama.cpp can compute on. It loads llama.cpp, but no model. */
import type { ModelHardware } from '#shared/vocabulary/models/models.ts'
import { llamaRuntime, type LlamaRuntimeOptions } from './llamaRuntime.ts'

/**
 * Returns the processor and the GPU that llama.cpp uses; memory is in bytes, and `gpu` is null without one.
 * @throws WorkbenchError `model-failed` if there is no build of llama.cpp for this machine.
 */
export async function llamaHardware(runtime: LlamaRuntimeOptions): Promise<ModelHardware> {
  const llama = await llamaRuntime(runtime)
  const { release } = llama.llamaCppRelease
  const cpu = { cores: runtime.cores, mathCores: llama.cpuMathCores, threads: llama.maxThreads }
  if (llama.gpu === false) return { llamaCpp: release, cpu, gpu: null }
  const [{ total, free }, devices] = await Promise.all([llama.getVramState(), llama.getGpuDeviceNames()])
  return { llamaCpp: release, cpu, gpu: { backend: llama.gpu, devices, memoryBytes: total, freeBytes: free } }
}
