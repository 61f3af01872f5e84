/** Writes the bodies of requests to a chat server. */
import type { ChoiceRequest, CompletionRequest } from '../../ports/languageModel.ts'
import type { RequestShape } from './requestShape.ts'

/** The largest number of first-token probabilities (`top_logprobs`) that a server returns. */
export const TOLD_TOKENS = 20

/** What the body of a request for a reply is made of. */
export type AskedReply = Pick<CompletionRequest, 'messages' | 'schema' | 'prompt'> & {
  readonly temperature: number
  /** The longest reply in tokens, with the thought, which servers count as part of it. */
  readonly maxTokens: number
  /** A 32-bit unsigned integer; null leaves it to the server. */
  readonly seed: number | null
}

/** Returns the body that asks for a reply in this shape. */
export function completionBody(
  { messages, temperature, maxTokens, seed, schema, prompt }: AskedReply,
  { form, stream }: RequestShape,
): Readonly<Record<string, unknown>> {
  return {
    messages,
    temperature,
    max_tokens: maxTokens,
    ...(seed === null ? {} : { seed: seed & 0x7fffffff }),
    stream: stream !== 'none',
    ...(stream === 'counted' ? { stream_options: { include_usage: true } } : {}),
    ...(schema === null ? {} : formatOf(form, prompt, schema)),
  }
}

function formatOf(
  form: RequestShape['form'],
  name: string,
  schema: unknown,
): Readonly<Record<string, unknown>> {
  switch (form) {
    case 'strict':
      return { response_format: { type: 'json_schema', json_schema: { name, strict: true, schema } } }
    case 'json_schema':
      return { response_format: { type: 'json_schema', json_schema: { name, schema } } }
    case 'json_object':
      return { response_format: { type: 'json_object' } }
    case 'text':
      return {}
  }
}

/** Returns the body that asks for a reply of one token, whose log probabilities give the probability of each label. */
export function choiceBody(
  { document, question, options }: ChoiceRequest,
  labels: readonly string[],
): Readonly<Record<string, unknown>> {
  const listed = options.map((option, index) => `${labels[index] ?? ''}. ${option}`).join('\n')
  const content = `${document}\n\n${question}\n${listed}\n\nReply with the letter of the best answer and nothing else.`
  return {
    messages: [{ role: 'user', content }],
    temperature: 0,
    max_tokens: 1,
    logprobs: true,
    top_logprobs: TOLD_TOKENS,
    stream: false,
  }
}
