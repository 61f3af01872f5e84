/** How a reply was sampled, as a trace keeps it. */
import type { AskedHow } from '#shared/vocabulary/trace.ts'
import type { Sampling } from '../ports/languageModel.ts'

/** Returns every value by its name; no repetition penalty is 1. */
export function askedSampling({
  temperature,
  repetitionPenalty = 1,
  maxTokens,
  maxThoughtTokens,
}: Sampling): NonNullable<AskedHow['sampling']> {
  return { temperature, repetitionPenalty, maxTokens, maxThoughtTokens }
}
