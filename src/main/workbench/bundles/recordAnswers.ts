/** Collects what a replay was answered with, in the form in which a bundle holds it. */
import { callNameParts } from '#shared/vocabulary/calls/callName.ts'
import { byId } from '#shared/vocabulary/ids.ts'
import type { AskedHow } from '#shared/vocabulary/trace.ts'
import { base64Of } from './floatText.ts'
import type { ReplayRecorder } from '../../models/replayRecorder.ts'
import type { AnswerRecord } from '../../ports/languageModel.ts'
import type { BundledCall, BundledReply, BundledVector } from './ports/answerLines.ts'

/** What was recorded, each list in an order that does not depend on the replay. */
export interface RecordedAnswers {
  readonly calls: readonly BundledCall[]
  readonly replies: readonly BundledReply[]
  readonly vectors: readonly BundledVector[]
}

/** A recorder, and what it has heard. */
export interface AnswerRecording {
  readonly recorder: ReplayRecorder
  /** `keptOf` returns what was kept of a call when it was first asked; null where nothing was. */
  recorded(keptOf: (call: string) => KeptOfCall | null): RecordedAnswers
}

/** What a replay cannot tell of a call. */
export interface KeptOfCall {
  readonly milliseconds: number | null
  readonly how: AskedHow | null
  readonly repairHow: AskedHow | null
}

interface HeardCall {
  readonly prompt: string
  readonly model: string
  hash: string
  repair: string | null
  readonly shortened: boolean
  readonly promptTokens: number
  readonly replyTokens: number
  answer: AnswerRecord | null
}

/** Begins a recording. */
export function recordAnswers(): AnswerRecording {
  const calls = new Map<string, HeardCall>()
  const replies = new Map<string, BundledReply>()
  const vectors = new Map<string, Float32Array>()
  return {
    recorder: {
      reply: ({ hash, question: { call: name, prompt, messages }, reply, model }) => {
        const { text, promptTokens, replyTokens, shortened, cut } = reply
        const asked = messages.map(({ role, content }) => ({ role, content }))
        replies.set(hash, { hash, messages: asked, text, promptTokens, replyTokens, shortened, cut })
        const { call, isRepair } = callNameParts(name)
        const first = isRepair ? calls.get(call) : undefined
        if (first) first.repair = hash
        else
          calls.set(name, {
            ...{ prompt, model, hash, repair: null, shortened, promptTokens, replyTokens, answer: null },
          })
      },
      vectors: (texts, found) =>
        texts.forEach((text, index) => {
          const vector = found[index]
          if (vector) vectors.set(text, vector)
        }),
      conclude: (answer) => {
        const known = calls.get(answer.call)
        if (known) known.answer = answer
      },
    },
    recorded: (keptOf) => ({
      calls: [...calls]
        .sort(([a], [b]) => byId(a, b))
        .map(([call, heard]) => callLine(call, heard, keptOf(call))),
      replies: [...replies.values()].sort((a, b) => byId(a.hash, b.hash)),
      vectors: [...vectors]
        .sort(([a], [b]) => byId(a, b))
        .map(([text, vector]) => ({ text, vector: base64Of(vector) })),
    }),
  }
}

function callLine(
  call: string,
  { prompt, model, hash, repair, answer, ...told }: HeardCall,
  kept: KeptOfCall | null,
): BundledCall {
  const { shortened, promptTokens, replyTokens } = answer ?? told
  return {
    ...{ call, prompt, model, hash, repair, milliseconds: kept?.milliseconds ?? null },
    ...{ how: kept?.how ?? null, repairHow: kept?.repairHow ?? null },
    ...{ status: answer?.status ?? null, shortened },
    truncated: answer?.truncated ?? false,
    refused: answer?.refused ?? 0,
    notes: [...(answer?.notes ?? [])],
    promptTokens,
    replyTokens,
  }
}
