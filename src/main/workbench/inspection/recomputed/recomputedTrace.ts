/** A trace of calls in memory, which answers as that of stored calls does. */
import { callNameParts } from '#shared/vocabulary/calls/callName.ts'
import type { CallRow, TracedCall } from '#shared/vocabulary/trace.ts'
import type { CallFilter, Trace } from '../../../models/storedReplies.ts'

/** Creates the trace. */
export function recomputedTrace(all: readonly TracedCall[]): Trace {
  const calls = [...all].sort(inOrder)
  const fitting = (filter: CallFilter) => calls.filter((call) => fits(call, filter))
  return {
    search: ({ offset = 0, limit, ...filter }) => {
      const found = fitting(filter)
      return {
        total: found.length,
        kept: calls.length,
        rows: found.slice(offset, offset + limit).map(rowOf),
      }
    },
    read: (named) => {
      const { call } = callNameParts(named)
      return calls.find((one) => one.call === call) ?? null
    },
    beside: (named, filter) => {
      const { call, step } = callNameParts(named)
      const found = fitting(filter)
      const before = found.filter((one) => inOrder(one, { call, step }) < 0)
      return {
        place: before.length,
        previous: before.at(-1)?.call ?? null,
        next: found.find((one) => inOrder(one, { call, step }) > 0)?.call ?? null,
      }
    },
    // Rules answered in no time to speak of, and not now.
    timed: () => [],
  }
}

type Placed = Pick<TracedCall, 'step' | 'call'>

function inOrder(a: Placed, b: Placed): number {
  return a.step - b.step || (a.call < b.call ? -1 : Number(a.call > b.call))
}

function rowOf(call: TracedCall): CallRow {
  return {
    call: call.call,
    step: call.step,
    prompt: call.prompt,
    subject: call.subject,
    status: call.status,
    shortened: call.shortened,
    truncated: call.truncated,
    refused: call.refused,
    model: call.model,
    promptTokens: call.promptTokens,
    replyTokens: call.replyTokens,
    repair: call.repair,
    recomputed: call.recomputed,
  }
}

function fits(
  call: TracedCall,
  { prompt, subject, fromStep, toStep, status, model, text }: CallFilter,
): boolean {
  return (
    (prompt === undefined || call.prompt === prompt) &&
    (subject === undefined || contains(call.subject, subject)) &&
    (fromStep === undefined || call.step >= fromStep) &&
    (toStep === undefined || call.step <= toStep) &&
    (status === undefined || hasOutcome(call, status)) &&
    (model === undefined || call.model === model) &&
    (text === undefined || hasWords(call, text))
  )
}

function contains(subject: string, sought: string): boolean {
  const parts = (text: string) => `+${text.replaceAll('/', '+')}+`
  return parts(subject).includes(parts(sought))
}

function hasOutcome(call: TracedCall, status: NonNullable<CallFilter['status']>): boolean {
  if (status === 'shortened' || status === 'truncated') return call[status]
  if (status === 'refused') return call.refused > 0
  return call.status === status
}

function hasWords({ messages, reply, repaired }: TracedCall, text: string): boolean {
  const words = plain(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const all = plain(
    [...messages, ...(repaired?.messages ?? [])]
      .map(({ content }) => content)
      .concat(reply.text, repaired?.reply.text ?? '')
      .join('\n'),
  )
  return words.every((word) => all.includes(word))
}

/** Small letters without their marks, as the index of stored words has them. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
