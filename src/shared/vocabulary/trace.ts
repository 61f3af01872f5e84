/** What a run asked its language models and was told: rows to search in, and one call whole. Texts are plain text, never markup. */
import { z } from 'zod'
import { PROMPT_NAME, type PromptName } from './prompts.ts'

/** How a call went: read at once, read after the repair, or not at all, so that the caller took its fallback. */
export const CALL_STATUSES = ['ok', 'repaired', 'fell back'] as const
export type CallStatus = (typeof CALL_STATUSES)[number]

/** What calls are searched for by how they went; a shortened prompt lost some of its evidence, whatever came of it. */
export const CALL_OUTCOMES = [...CALL_STATUSES, 'shortened'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

/** Parameters by which calls of a run are searched for: all of what is given must fit. */
export const callFilter = {
  /** Any name that a log may have, of this method or another. */
  prompt: z.string().regex(PROMPT_NAME).optional(),
  subject: z.string().min(1).max(500).optional(),
  fromStep: z.int().min(0).optional(),
  toStep: z.int().min(0).optional(),
  status: z.enum(CALL_OUTCOMES).optional(),
  /** Words of messages and answers; plain text. */
  text: z.string().max(200).optional(),
}

export interface CallRow {
  /** Names it within its run: `412/merge/u:2867`. */
  readonly call: string
  readonly step: number
  readonly prompt: PromptName
  /** What it is about: `u:3`, `r5`, `u:3/ranking`. */
  readonly subject: string
  /** Null while it is not known: under way, or kept before outcomes were. */
  readonly status: CallStatus | null
  readonly shortened: boolean
  /** The model that answered; null where it was kept before names were. */
  readonly model: string | null
  /** Its repair included, once it is known how the call went. */
  readonly promptTokens: number
  readonly replyTokens: number
  /** It was asked a second time, hotter. */
  readonly repair: boolean
}

export interface CallRows {
  /** Calls that fit, of which `rows` is one page. */
  readonly total: number
  /** All kept calls of the run. */
  readonly kept: number
  readonly rows: readonly CallRow[]
}

export interface AskedMessage {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

/** One exchange: what was sent, what came back, and what could be read of it. */
export interface Exchange {
  readonly messages: readonly AskedMessage[]
  /** The raw answer. */
  readonly text: string
  /** What a reasoning model thought before it answered; null where it did not, or did not end. */
  readonly thought: string | null
  readonly reading:
    { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly issue: string }
  readonly promptTokens: number
  readonly replyTokens: number
}

export interface CallDetail extends CallRow, Exchange {
  /** From the question to the answer; null where the answer was there already. */
  readonly milliseconds: number | null
  /** Why the first answer was not accepted, as the model was told. */
  readonly objection: string | null
  readonly repaired: Exchange | null
  /** Counted from 0, where it stands among the calls that fit; where it would stand if it does not fit itself. */
  readonly place: number
  /** Beside it there; null at either end. */
  readonly previous: string | null
  readonly next: string | null
}

/** One reply as it was kept. */
export interface KeptReply {
  readonly text: string
  readonly promptTokens: number
  readonly replyTokens: number
  readonly shortened: boolean
}

/** One message after the other, and the reply to them. */
export interface KeptExchange {
  readonly messages: readonly AskedMessage[]
  readonly reply: KeptReply
}

/** One call as it was asked, for those who want to read it again. */
export interface TracedCall extends CallRow, KeptExchange {
  /** From the question to the answer; null where the answer was there already. */
  readonly milliseconds: number | null
  readonly repaired: KeptExchange | null
}

export interface TracedCalls {
  /** Calls that fit, of which `calls` is one page. */
  readonly total: number
  /** All kept calls of the run. */
  readonly kept: number
  readonly calls: readonly TracedCall[]
}

/** Replies that are kept on disk, of all runs. */
export interface KeptReplies {
  readonly replies: number
  /** Of their questions and answers. */
  readonly bytes: number
  /** Of the file on disk. */
  readonly fileBytes: number
}
