/** Sums of call counts. */
import type { PromptName } from '../vocabulary/prompts.ts'
import type { CallCounts, CallsByPrompt } from './runEvents.ts'

const NO_CALLS: CallCounts = {
  calls: 0,
  repaired: 0,
  fellBack: 0,
  shortened: 0,
  truncated: 0,
  refused: 0,
  promptTokens: 0,
  replyTokens: 0,
}

/** Returns the counts summed over all prompts. */
export function totalCalls(calls: CallsByPrompt): CallCounts {
  return Object.values(calls).reduce(sumOf, NO_CALLS)
}

/** Returns the sums of two records of counts, prompt by prompt. */
export function addCalls(a: CallsByPrompt, b: CallsByPrompt): CallsByPrompt {
  const sum: Record<PromptName, CallCounts> = { ...a }
  for (const [name, more] of Object.entries(b)) {
    const known = sum[name]
    sum[name] = known ? sumOf(known, more) : more
  }
  return sum
}

function sumOf(a: CallCounts, b: CallCounts): CallCounts {
  return {
    calls: a.calls + b.calls,
    repaired: a.repaired + b.repaired,
    fellBack: a.fellBack + b.fellBack,
    shortened: a.shortened + b.shortened,
    // Logs of earlier versions do not have these counts, and nought would be untrue.
    ...(a.truncated !== undefined && b.truncated !== undefined && { truncated: a.truncated + b.truncated }),
    ...(a.refused !== undefined && b.refused !== undefined && { refused: a.refused + b.refused }),
    promptTokens: a.promptTokens + b.promptTokens,
    replyTokens: a.replyTokens + b.replyTokens,
  }
}
