/** Counts over the calls of a run, by prompt: how many replies could be used at once, and what they cost. */
import type { KeptExchange, TracedCall } from '#shared/vocabulary/trace.ts'

/** The calls of one prompt. */
export interface CallRow {
  readonly prompt: string
  readonly calls: number
  /** Calls whose first reply could be used. */
  readonly atOnce: number
  readonly repaired: number
  readonly fellBack: number
  /** Replies, repairs counted apart, that are no whole JSON: the model was cut off, or never wrote any. */
  readonly broken: number
  /** Calls that count as answered at once or repaired although that very reply is no whole JSON. */
  readonly brokenUsed: number
  /** Tokens written for one call, its repair included. */
  readonly medianTokens: number
  readonly longestTokens: number
  readonly tokens: number
  /** From question to answer, summed over calls; calls that ran side by side count each. */
  readonly seconds: number
}

/** Returns one row for each prompt, in the order in which they first occur. Calls without an outcome are left out. */
export function callTable(calls: readonly TracedCall[]): readonly CallRow[] {
  const ended = calls.filter(({ status }) => status !== null)
  return [...Map.groupBy(ended, ({ prompt }) => prompt)].map(([prompt, same]) => {
    const having = (...statuses: readonly (string | null)[]) =>
      same.filter(({ status }) => statuses.includes(status))
    const exchanges = same.flatMap((call) => (call.repaired ? [call, call.repaired] : [call]))
    const tokens = same.map(({ replyTokens }) => replyTokens).toSorted((a, b) => a - b)
    return {
      prompt,
      calls: same.length,
      atOnce: having('ok').length,
      repaired: having('repaired').length,
      fellBack: having('fell back').length,
      broken: exchanges.filter((exchange) => !isWhole(exchange)).length,
      brokenUsed: having('ok', 'repaired').filter((call) => !isWhole(call.repaired ?? call)).length,
      medianTokens: middle(tokens),
      longestTokens: tokens.at(-1) ?? 0,
      tokens: sum(tokens),
      seconds: sum(same.map(({ milliseconds }) => milliseconds ?? 0)) / 1000,
    }
  })
}

/** Whether the reply, without a thought and a fence, is JSON to its end. */
function isWhole({ reply }: KeptExchange): boolean {
  const answer = reply.text.slice(Math.max(0, reply.text.lastIndexOf('</think>') + '</think>'.length))
  const text = reply.text.includes('</think>') ? answer : reply.text
  const bare = text
    .trim()
    .replace(/^```(?:json)?/i, '')
    .replace(/```$/, '')
  try {
    JSON.parse(bare)
    return true
  } catch {
    // JSON.parse throws only where the text is no JSON, which is the answer.
    return false
  }
}

function middle(sorted: readonly number[]): number {
  const half = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(half) - 1] ?? 0, sorted[Math.floor(half)] ?? 0]
  return Math.round((low + high) / 2)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
