/** Keeps a question within the context of a server: what is known of it, and the prompt and budget that follow. */
import type { ChatMessage } from '../../../ports/languageModel.ts'
import { fitPrompt } from '../../../prompting/fitPrompt.ts'
import { estimatedTokens } from '../reply/estimatedTokens.ts'
import type { LengthRefusal } from './lengthRefusal.ts'

/** What one question is fitted to. */
export interface Fit {
  /** Tokens of prompt and reply together; null where no limit is known. */
  readonly contextTokens: number | null
  /** By what a prompt has more tokens than its bytes suggest. It is measured by what the server says of this question. */
  readonly ratio: number
}

/** A question that is to fit. */
export interface AskedLength {
  readonly messages: readonly ChatMessage[]
  /** Budget of the reply, in tokens, with that of a thought. */
  readonly maxTokens: number
  /** Whether a thought is part of the budget. */
  readonly thinks: boolean
}

/** A question that fits, as far as can be told. */
export interface FittedQuestion {
  readonly messages: readonly ChatMessage[]
  readonly maxTokens: number
  readonly shortened: boolean
}

/** The largest share of the context that is reserved for the reply, and again for a thought, as for model files. */
const REPLY_SHARE = 0.25
/** What is left of that, step by step, where not even the shortest prompt fits beside it. */
const RESERVED_SHARES = [1, 0.5, 0.25] as const
/** Tokens that a template adds to each message, and at the end. */
const MESSAGE_TOKENS = 5
const SPARE_TOKENS = 8

/** Shortens the prompt, and then the budget, until both fit; null where not even the shortest prompt does. */
export function fittedQuestion(
  { messages, maxTokens, thinks }: AskedLength,
  { contextTokens, ratio }: Fit,
): FittedQuestion | null {
  if (contextTokens === null) return { messages, maxTokens, shortened: false }
  const room = contextTokens - SPARE_TOKENS
  const reserved = Math.min(maxTokens, Math.floor(contextTokens * REPLY_SHARE * (thinks ? 2 : 1)))
  const tokensOf = (texts: readonly ChatMessage[]) => Math.ceil(promptTokens(texts) * ratio)
  for (const share of RESERVED_SHARES) {
    const fitted = fitPrompt(messages, (texts) => tokensOf(texts) <= room - Math.ceil(reserved * share))
    if (fitted) return { ...fitted, maxTokens: Math.min(maxTokens, room - tokensOf(fitted.messages)) }
  }
  return null
}

/** Returns the closer fit that follows from a refusal of what was sent. */
export function closerFit(
  fit: Fit,
  said: LengthRefusal,
  sent: Pick<FittedQuestion, 'messages' | 'maxTokens'>,
): Fit {
  const estimated = promptTokens(sent.messages)
  const counted =
    said.promptTokens ??
    (said.askedTokens !== null && said.askedTokens > sent.maxTokens
      ? said.askedTokens - sent.maxTokens
      : null)
  const ratio = Math.max(fit.ratio, counted === null ? 0 : counted / estimated)
  const limits = [said.contextTokens, fit.contextTokens].filter((limit) => limit !== null)
  const contextTokens =
    limits.length > 0
      ? Math.min(...limits)
      : Math.floor(((counted ?? estimated * ratio) + sent.maxTokens) * LESS)
  // A server that refuses what should fit counts otherwise than it says.
  const isCloser = ratio > fit.ratio || fit.contextTokens === null || contextTokens < fit.contextTokens
  return { contextTokens, ratio: isCloser ? ratio : ratio / LESS }
}

/** By what a question gets shorter where the server does not say how long it may be. */
const LESS = 0.8

function promptTokens(messages: readonly ChatMessage[]): number {
  return estimatedTokens(...messages.map(({ content }) => content)) + messages.length * MESSAGE_TOKENS
}
