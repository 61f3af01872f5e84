/** Measures how many threads are fastest for a model on this machine, the first time the model is opened. */
import type { LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp'
import { inOrderOfSequences, priorityOf } from './batchRounds.ts'

/** The fastest number of threads, and its throughput. */
export interface ThreadTune {
  readonly threads: number
  /** Tokens read and written per second by all sequences together on that many threads. */
  readonly tokensPerSecond: number
}

/** Remembers the tune of one model between runs. */
export interface ThreadTunes {
  find(): Promise<ThreadTune | null>
  keep(tune: ThreadTune): Promise<void>
}

/** What each sequence reads and writes: about as much of each as in the calls of a run. */
const READ = 24
const WRITTEN = 12
const CONTEXT = 256
/** More sequences take longer to measure, and the same threads. */
const MOST_SEQUENCES = 4
/** The time limit for one number of threads, in milliseconds; a slower one is out of the question. */
const LONGEST = 8000

/** Returns the numbers of threads to try: `most`, half of it, and 1. */
export function threadCounts(most: number): readonly number[] {
  return [...new Set([most, Math.ceil(most / 2), 1])]
}

/** How a model is going to be used. */
export interface ThreadLoad {
  /** The most threads. */
  readonly most: number
  /** The sequences that write at the same time: a batch may want other threads than one token. */
  readonly sequences: number
}

/**
 * Measures each number of threads and returns the fastest. A single number is measured, too, because its throughput
 * is worth knowing. The model must not be in use meanwhile.
 */
export async function tuneThreads(model: LlamaModel, { most, sequences }: ThreadLoad): Promise<ThreadTune> {
  let best: ThreadTune | null = null
  for (const threads of threadCounts(most)) {
    const tokensPerSecond = await rateOf(model, threads, Math.min(sequences, MOST_SEQUENCES))
    if (!best || tokensPerSecond > best.tokensPerSecond) best = { threads, tokensPerSecond }
  }
  return best ?? { threads: 1, tokensPerSecond: 0 }
}

async function rateOf(model: LlamaModel, threads: number, sequences: number): Promise<number> {
  const batching = { itemPrioritizationStrategy: inOrderOfSequences }
  const context = await model.createContext({ contextSize: CONTEXT, sequences, threads, batching })
  try {
    const words = model
      .tokenize(Array.from({ length: READ }, (_, word) => `word${word}`).join(' '))
      .slice(0, READ)
    const all = Array.from({ length: sequences }, () => context.getSequence())
    const began = performance.now()
    const used = await Promise.all(all.map((sequence, number) => usedBy(sequence, number, words)))
    const tokens = used.reduce((sum, count) => sum + count, 0)
    return tokens / ((performance.now() - began) / 1000)
  } finally {
    await context.dispose()
  }
}

/** Reads the words and writes after them. Returns the tokens that were evaluated within the time limit. */
async function usedBy(
  sequence: LlamaContextSequence,
  number: number,
  words: readonly Token[],
): Promise<number> {
  const began = performance.now()
  let written = 0
  const options = { temperature: 0, seed: 1, yieldEogToken: true, evaluationPriority: priorityOf(number) }
  for await (const token of sequence.evaluate([...words], options)) {
    written += Number.isInteger(token) ? 1 : 0
    if (written >= WRITTEN || performance.now() - began > LONGEST) break
  }
  return words.length + written
}
