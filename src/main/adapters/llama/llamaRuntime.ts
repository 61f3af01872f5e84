/** llama.cpp, loaded once a process, with as many threads as there are cores for it. */
import { getLlama, LlamaLogLevel, NoBinaryFoundError, type Llama } from 'node-llama-cpp'
import { WorkbenchError } from '#shared/errors.ts'

export interface LlamaRuntimeOptions {
  /** Cores that this process really has, limits of a container included. */
  readonly cores: number
  readonly gpu: boolean
  /** At most so many threads; absent or 0, as many as there are cores for them. */
  readonly threads?: number | undefined
}

/** Lines of llama.cpp that are kept for the sentence of an error. */
const KEPT_LINES = 20

const runtimes = new Map<string, Promise<Llama>>()
const newest: string[] = []

/** One core is left to the engine and the page: with more threads than cores llama.cpp waits on itself, a thousand times slower. */
export function threadsFor(cores: number, mathCores = cores): number {
  return Math.max(1, Math.min(mathCores, cores - 1))
}

/** @throws WorkbenchError `model-failed` where there is no binary for this machine. */
export function llamaRuntime(options: LlamaRuntimeOptions): Promise<Llama> {
  const key = `${options.cores} ${options.gpu} ${options.threads ?? 0}`
  const known = runtimes.get(key)
  if (known) return known
  const loading = load(options)
  runtimes.set(key, loading)
  loading.catch(() => runtimes.delete(key))
  return loading
}

/** What llama.cpp complained about last. */
export function lastComplaints(): string {
  return newest.slice(-3).join(' ').slice(0, 500)
}

async function load({ cores, gpu, threads = 0 }: LlamaRuntimeOptions): Promise<Llama> {
  // More threads than cores would be a thousand times slower, whoever asks for them.
  const most = (mathCores?: number) => (threads > 0 ? Math.min(threads, cores) : threadsFor(cores, mathCores))
  try {
    const llama = await getLlama({
      gpu: gpu ? 'auto' : false,
      maxThreads: most(),
      // Nothing is fetched and nothing compiled unless the user asks.
      build: 'never',
      skipDownload: true,
      logLevel: LlamaLogLevel.error,
      logger: (_, message) => {
        newest.push(message.trim())
        if (newest.length > KEPT_LINES) newest.shift()
      },
    })
    // Only now it is known which of the cores are good for computing.
    llama.maxThreads = most(llama.cpuMathCores)
    return llama
  } catch (error) {
    const reason =
      error instanceof NoBinaryFoundError
        ? `no build of llama.cpp for ${process.platform} ${process.arch} is installed`
        : String(error)
    throw new WorkbenchError(
      { code: 'model-failed', model: 'node-llama-cpp', call: 'load', reason },
      { cause: error },
    )
  }
}
