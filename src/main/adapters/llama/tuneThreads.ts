/** Measures how many threads are fastest for a model on this machine, the first time the model is opened. */
import type { LlamaModel, Token } from 'node-llama-cpp'

/** The fastest number of threads, and its throughput. */
export interface ThreadTune {
  readonly threads: number
  /** Tokens generated per second by one sequence on that many threads. */
  readonly tokensPerSecond: number
}

/** Remembers the tune of one model between runs. */
export interface ThreadTunes {
  find(): Promise<ThreadTune | null>
  keep(tune: ThreadTune): Promise<void>
}

const READ = 64
const WRITTEN = 12
const CONTEXT = 256
/** The time limit for one number of threads, in milliseconds; a slower one is out of the question. */
const LONGEST = 8000

/** Returns the numbers of threads to try: `most`, half of it, and 1. */
export function threadCounts(most: number): readonly number[] {
  return [...new Set([most, Math.ceil(most / 2), 1])]
}

/**
 * Measures each number of threads and returns the fastest. A single number is measured, too, because its throughput
 * is worth knowing. The model must not be in use meanwhile.
 */
export async function tuneThreads(model: LlamaModel, most: number): Promise<ThreadTune> {
  let best: ThreadTune | null = null
  for (const threads of threadCounts(most)) {
    const tokensPerSecond = await writtenPerSecond(model, threads)
    if (!best || tokensPerSecond > best.tokensPerSecond) best = { threads, tokensPerSecond }
  }
  return best ?? { threads: 1, tokensPerSecond: 0 }
}

async function writtenPerSecond(model: LlamaModel, threads: number): Promise<number> {
  const context = await model.createContext({ contextSize: CONTEXT, sequences: 1, threads })
  try {
    const words = model
      .tokenize(Array.from({ length: READ }, (_, word) => `word${word}`).join(' '))
      .slice(0, READ)
    const sequence = context.getSequence()
    const last = words.pop() as Token
    await sequence.evaluateWithoutGeneratingNewTokens(words)
    const began = performance.now()
    let written = 0
    for await (const token of sequence.evaluate([last], { temperature: 0, seed: 1, yieldEogToken: true })) {
      written += Number.isInteger(token) ? 1 : 0
      if (written >= WRITTEN || performance.now() - began > LONGEST) break
    }
    return written / ((performance.now() - began) / 1000)
  } finally {
    await context.dispose()
  }
}
