/** How many threads suit a model on this machine: measured in a moment, the first time the model is opened. */
import type { LlamaModel, Token } from 'node-llama-cpp'

export interface ThreadTune {
  readonly threads: number
  /** Written by one sequence, on that many threads. */
  readonly tokensPerSecond: number
}

/** Where tunes are kept for the next time. */
export interface ThreadTunes {
  find(): Promise<ThreadTune | null>
  keep(tune: ThreadTune): Promise<void>
}

const READ = 64
const WRITTEN = 12
const CONTEXT = 256
/** Milliseconds after which one count of threads has shown that it is no good. */
const LONGEST = 8000

/** Counts worth a try; never more than there are cores for. */
export function threadCounts(most: number): readonly number[] {
  return [...new Set([most, Math.ceil(most / 2), 1])]
}

/** The count that writes fastest; with one count only there is nothing to choose, but its rate is still worth knowing. */
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
