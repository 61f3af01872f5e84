/** Reads the response of a chat server as a completion, or as the probabilities of labels. */
import { z } from 'zod'
import type { Choice, Completion } from '../../ports/languageModel.ts'

const usage = z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).partial().nullish()

const completion = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string().nullish(), reasoning_content: z.string().nullish() }),
      }),
    )
    .min(1),
  usage,
})

/** Returns the reply and its token counts (0 where the server gives none), or null if the text is not a chat completion. */
export function readCompletion(text: string): Completion | null {
  const parsed = completion.safeParse(jsonOf(text))
  if (!parsed.success) return null
  const { choices, usage } = parsed.data
  return {
    text: choices[0]?.message.content ?? '',
    promptTokens: usage?.prompt_tokens ?? 0,
    replyTokens: usage?.completion_tokens ?? 0,
  }
}

const token = z.object({ token: z.string(), logprob: z.number() })
const labelled = z.object({
  choices: z
    .array(
      z.object({
        logprobs: z
          .object({ content: z.array(token.extend({ top_logprobs: z.array(token) })).min(1) })
          .nullish(),
      }),
    )
    .min(1),
  usage,
})

/**
 * Returns the probabilities of the labels, normalised over the labels, from the log probabilities of the first token.
 * `choice` is null if the server gives no probabilities or none of a label; the result is null if the text is not a
 * chat completion.
 */
export function readChoice(
  text: string,
  labels: readonly string[],
): { readonly choice: Choice | null } | null {
  const parsed = labelled.safeParse(jsonOf(text))
  if (!parsed.success) return null
  const { choices, usage } = parsed.data
  const [first] = choices[0]?.logprobs?.content ?? []
  if (!first) return { choice: null }
  const weights = labels.map((label) =>
    first.top_logprobs
      .filter(({ token }) => token.trim() === label)
      .reduce((sum, { logprob }) => sum + Math.exp(logprob), 0),
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return { choice: null }
  return {
    choice: {
      probabilities: weights.map((weight) => weight / total),
      promptTokens: usage?.prompt_tokens ?? 0,
    },
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // JSON.parse throws only where the text is no JSON; the caller says what it found instead.
    return undefined
  }
}
