/** Counts over the calls of a run, by prompt: how many replies could be used at once, and what they cost. */
import type { KeptExchange, TracedCall } from '#shared/vocabulary/trace.ts'

/** The calls of one prompt. */
export interface CallRow {
  readonly prompt: string
  readonly calls: number
  /**
   * Calls whose first reply could be used as it came, without a repair and without a fallback. Where a text of it was
   * closed because it looped, the reply must be whole all the same; one that was cut at its budget is never one of them.
   */
  readonly atOnce: number
  readonly repaired: number
  readonly fellBack: number
  /** Calls with a reply that was cut off, as the workbench says; null where that version does not. */
  readonly truncated: number | null
  /** Texts that the workbench refused; null where that version does not. */
  readonly refused: number | null
  /** Calls that count as answered at once although a text of theirs was refused, so that an old one stayed. */
  readonly refusedAtOnce: number
  /** Replies, repairs counted apart, that are no whole JSON: the model was cut off, or never wrote any. */
  readonly broken: number
  /** Calls that count as answered at once, and as whole, although their reply is no whole JSON. */
  readonly brokenAtOnce: number
  /** Tokens written for one call, its repair included. */
  readonly medianTokens: number
  readonly longestTokens: number
  readonly tokens: number
  /** From question to answer, summed over calls; calls that ran side by side count each. */
  readonly seconds: number
}

/** A call of any version of the workbench: earlier ones say neither what was cut off nor what was refused. */
type CountedCall = Omit<TracedCall, 'truncated' | 'refused'> &
  Partial<Pick<TracedCall, 'truncated' | 'refused'>>

/** Returns one row for each prompt, in the order in which they first occur. Calls without an outcome are left out. */
export function callTable(calls: readonly CountedCall[]): readonly CallRow[] {
  const ended = calls.filter(({ status }) => status !== null)
  return [...Map.groupBy(ended, ({ prompt }) => prompt)].map(([prompt, same]) => {
    const having = (wanted: string) => same.filter(({ status }) => status === wanted)
    const atOnce = having('ok').filter((call) => call.truncated !== true || isClosed(call))
    const exchanges = same.flatMap((call) => (call.repaired ? [call, call.repaired] : [call]))
    const tokens = same.map(({ replyTokens }) => replyTokens).toSorted((a, b) => a - b)
    return {
      prompt,
      calls: same.length,
      atOnce: atOnce.length,
      repaired: having('repaired').length,
      fellBack: having('fell back').length,
      truncated: countedBy(same, ({ truncated }) => truncated),
      refused: countedBy(same, ({ refused }) => refused),
      refusedAtOnce: atOnce.filter(({ refused = 0 }) => refused > 0).length,
      broken: exchanges.filter((exchange) => !isWhole(exchange)).length,
      brokenAtOnce: atOnce.filter((call) => !isWhole(call)).length,
      medianTokens: middle(tokens),
      longestTokens: tokens.at(-1) ?? 0,
      tokens: sum(tokens),
      seconds: sum(same.map(({ milliseconds }) => milliseconds ?? 0)) / 1000,
    }
  })
}

function countedBy(
  calls: readonly CountedCall[],
  count: (call: CountedCall) => boolean | number | undefined,
): number | null {
  const counts = calls.map(count).filter((counted) => counted !== undefined)
  return counts.length === 0 ? null : sum(counts.map(Number))
}

/** Whether texts of the reply were closed because they looped, and the rest of it came to its end. */
function isClosed(call: CountedCall): boolean {
  return call.reply.cut === 'loop' && isWhole(call)
}

/** Whether the reply, without a thought and a fence, is JSON to its end. */
function isWhole({ reply }: Pick<KeptExchange, 'reply'>): boolean {
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
