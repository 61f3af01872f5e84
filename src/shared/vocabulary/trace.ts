/**
 * The trace of a run's model calls: rows to be searched, and single calls whole. Texts are plain text, never markup.
 */
import { z } from 'zod'
import { PROMPT_NAME, type PromptName } from './prompts.ts'

/** How a call went: parsed at once, parsed after the repair, or not at all, so that the caller took its fallback. */
export const CALL_STATUSES = ['ok', 'repaired', 'fell back'] as const
export type CallStatus = (typeof CALL_STATUSES)[number]

/**
 * Outcomes by which calls can be searched. However a call went, its prompt may have been shortened, its reply truncated
 * and a text of it refused.
 */
export const CALL_OUTCOMES = [...CALL_STATUSES, 'shortened', 'truncated', 'refused'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

/** Parameters of a search for calls; a call must satisfy all that are given. */
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

/** One call in a list. */
export interface CallRow {
  /** The call's name within its run: `412/merge/u:2867`. */
  readonly call: string
  readonly step: number
  readonly prompt: PromptName
  /** What it is about: `u:3`, `r5`, `u:3/ranking`. */
  readonly subject: string
  /** Null while it is not known: the call is in progress, or was stored before outcomes were. */
  readonly status: CallStatus | null
  readonly shortened: boolean
  /** True where a reply was cut at its budget or in a loop. */
  readonly truncated: boolean
  /** Texts of the reply that were refused. */
  readonly refused: number
  /** The model that answered; null where the call was stored before names were. */
  readonly model: string | null
  /** Tokens of the prompt, its repair included once it is known how the call went. */
  readonly promptTokens: number
  readonly replyTokens: number
  /** True where it was asked a second time, as a repair at a higher temperature. */
  readonly repair: boolean
  /** True where nothing was stored, so that the stage was performed again to see it. */
  readonly recomputed: boolean
}

/** The steps whose calls were computed again for a list. */
export interface RecomputedSteps {
  readonly fromStep: number
  readonly toStep: number
  /** The newest step of the run. */
  readonly newest: number
  /** False where the question was about more steps than these. */
  readonly whole: boolean
  /** True where only some of the rankings of an evaluation were computed. */
  readonly partial: boolean
}

/** One page of a list of calls. */
export interface CallRows {
  /** Number of calls that fit, of which `rows` is one page. */
  readonly total: number
  /** Number of all stored calls of the run. */
  readonly kept: number
  readonly rows: readonly CallRow[]
  /** Null for stored calls. */
  readonly recomputed: RecomputedSteps | null
}

/** Why a reply ended before the model ended it: at its budget of tokens, or in a loop; null where it ended itself. */
export type ReplyEnd = 'budget' | 'loop' | null

/** One message of a request, as it was sent. */
export interface AskedMessage {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

/** How a question was asked, beside its messages. */
export interface AskedHow {
  /** Null for a choice, which is not sampled. */
  readonly seed: number | null
  readonly sampling: {
    readonly temperature: number
    /** 1 for none. */
    readonly repetitionPenalty: number
    readonly maxTokens: number
    readonly maxThoughtTokens: number
  } | null
  /**
   * Tokens of the prompt that the model evaluated: fewer than were sent where it had read the beginning before. Null where
   * it does not tell, or where the reply was stored already.
   */
  readonly evaluatedTokens: number | null
}

/** One exchange with a model: what was sent, what came back, and what could be parsed. */
export interface Exchange {
  readonly messages: readonly AskedMessage[]
  /** The raw answer. */
  readonly text: string
  /** What a reasoning model thought before it answered; null where it did not, or did not end. */
  readonly thought: string | null
  readonly reading:
    { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly issue: string }
  /** How the reply was cut; null where the model ended it itself. */
  readonly cut: ReplyEnd
  /** Null for calls that were stored before this was. */
  readonly how: AskedHow | null
  readonly promptTokens: number
  readonly replyTokens: number
}

/** One call whole, with its place among the calls that fit a search. */
export interface CallDetail extends CallRow, Exchange {
  /** From the question to the answer; null where the answer was there already. */
  readonly milliseconds: number | null
  /** Sentences on how it went: how a reply was cut, which texts were refused and why, what was missing. */
  readonly notes: readonly string[]
  /** SHA-256 of the prompt's text and reply schema: as the run had it, and as this version has it; null where not known. */
  readonly template: { readonly ofRun: string | null; readonly here: string | null }
  /** Why the first answer was not accepted, as the model was told. */
  readonly objection: string | null
  readonly repaired: Exchange | null
  /** Its place among the calls that fit, counted from 0; where it would be if it does not fit itself. */
  readonly place: number
  /** The call before it, and the one after it; null at either end. */
  readonly previous: string | null
  readonly next: string | null
}

/** One reply as it was kept. */
export interface KeptReply {
  readonly text: string
  readonly promptTokens: number
  readonly replyTokens: number
  readonly shortened: boolean
  readonly cut: ReplyEnd
}

/** The messages of a request and the reply to them. */
export interface KeptExchange {
  readonly messages: readonly AskedMessage[]
  readonly reply: KeptReply
  /** Null for calls that were stored before this was. */
  readonly how: AskedHow | null
}

/** One call as it was asked, for those who want to read it again. */
export interface TracedCall extends CallRow, KeptExchange {
  /** From the question to the answer; null where the answer was there already. */
  readonly milliseconds: number | null
  readonly notes: readonly string[]
  readonly repaired: KeptExchange | null
}

/** One page of calls with their full texts. */
export interface TracedCalls {
  /** Calls that fit, of which `calls` is one page. */
  readonly total: number
  /** Number of all stored calls of the run. */
  readonly kept: number
  readonly calls: readonly TracedCall[]
  /** Null for stored calls. */
  readonly recomputed: RecomputedSteps | null
}

/** Replies that are kept on disk, of all runs. */
export interface KeptReplies {
  readonly replies: number
  /** Of their questions and answers. */
  readonly bytes: number
  /** Of the file on disk. */
  readonly fileBytes: number
}
