/** Reads the response of a chat server as the probabilities of labels. */
import type { Response } from 'undici'
import { z } from 'zod'
import type { Choice } from '../../../ports/languageModel.ts'
import { boundedText } from './boundedText.ts'
import { jsonOf } from './jsonOf.ts'
import { errorIn } from './serverError.ts'
import { NO_COMPLETION, TOO_MUCH, withError, type Unreadable } from './unreadable.ts'

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
  usage: z
    .object({ prompt_tokens: z.int().min(0) })
    .nullish()
    .catch(null),
})

/**
 * Returns the probabilities of the labels, normalised over the labels, from the log probabilities of the first token.
 * `choice` is null if the server gives no probabilities or none of a label. `promptTokens` is what the prompt is taken
 * to have where the server does not count.
 */
export async function readChoice(
  response: Response,
  labels: readonly string[],
  promptTokens: number,
): Promise<{ readonly choice: Choice | null } | Unreadable> {
  const text = await boundedText(response)
  if (text === null) return TOO_MUCH
  const json = jsonOf(text)
  const error = errorIn(json)
  if (error) return withError(error)
  const parsed = labelled.safeParse(json)
  if (!parsed.success) return NO_COMPLETION
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
      promptTokens: usage?.prompt_tokens ?? promptTokens,
    },
  }
}
