/** What llama.cpp finds to compute on; loads it, but no model. */
import type { ModelHardware } from '#shared/vocabulary/models/models.ts'
import { llamaRuntime, type LlamaRuntimeOptions } from './llamaRuntime.ts'

/** @throws WorkbenchError `model-failed` where there is no build of llama.cpp for this machine. */
export async function llamaHardware(runtime: LlamaRuntimeOptions): Promise<ModelHardware> {
  const llama = await llamaRuntime(runtime)
  const { release } = llama.llamaCppRelease
  const cpu = { cores: runtime.cores, mathCores: llama.cpuMathCores, threads: llama.maxThreads }
  if (llama.gpu === false) return { llamaCpp: release, cpu, gpu: null }
  const [{ total, free }, devices] = await Promise.all([llama.getVramState(), llama.getGpuDeviceNames()])
  return { llamaCpp: release, cpu, gpu: { backend: llama.gpu, devices, memoryBytes: total, freeBytes: free } }
}
