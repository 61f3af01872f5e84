/** Loads llama.cpp once per process and configuration, and limits its threads to the cores of the machine. */
import { getLlama, LlamaLogLevel, NoBinaryFoundError, type Llama } from 'node-llama-cpp'
import { WorkbenchError } from '#shared/errors.ts'

/** The hardware that llama.cpp may use. */
export interface LlamaRuntimeOptions {
  /** The cores that this process may use, with the limits of a container. */
  readonly cores: number
  readonly gpu: boolean
  /** The most threads; undefined or 0 for the default of `threadsFor`. */
  readonly threads?: number | undefined
}

/** The number of log lines of llama.cpp that are kept for error messages. */
const KEPT_LINES = 20

const runtimes = new Map<string, Promise<Llama>>()
const newest: string[] = []

/**
 * Returns the default number of threads. One core is left to the engine and the page; with more threads than cores,
 * llama.cpp waits on itself and is about a thousand times slower.
 */
export function threadsFor(cores: number, mathCores = cores): number {
  return Math.max(1, Math.min(mathCores, cores - 1))
}

/**
 * Loads llama.cpp, or returns the one already loaded with these options.
 * @throws WorkbenchError `model-failed` if there is no binary for this machine.
 */
export function llamaRuntime(options: LlamaRuntimeOptions): Promise<Llama> {
  const key = `${options.cores} ${options.gpu} ${options.threads ?? 0}`
  const known = runtimes.get(key)
  if (known) return known
  const loading = load(options)
  runtimes.set(key, loading)
  // The caller has the same promise and hears of it; here it is only forgotten.
  loading.catch(() => runtimes.delete(key))
  return loading
}

/** Returns the last three errors that llama.cpp logged, at most 500 characters. */
export function lastComplaints(): string {
  return newest.slice(-3).join(' ').slice(0, 500)
}

async function load({ cores, gpu, threads = 0 }: LlamaRuntimeOptions): Promise<Llama> {
  // More threads than cores would be about a thousand times slower, whatever the user asks for.
  const most = (mathCores?: number) => (threads > 0 ? Math.min(threads, cores) : threadsFor(cores, mathCores))
  try {
    const llama = await getLlama({
      gpu: gpu ? 'auto' : false,
      maxThreads: most(),
      // Nothing is downloaded or compiled.
      build: 'never',
      skipDownload: true,
      logLevel: LlamaLogLevel.error,
      logger: (_, message) => {
        newest.push(message.trim())
        if (newest.length > KEPT_LINES) newest.shift()
      },
    })
    // Only now is it known how many cores are suited to computing.
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
