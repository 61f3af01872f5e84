/** Writes the bodies of requests to a chat server. */
import type { ChatMessage, ChoiceRequest } from '../../ports/languageModel.ts'
import type { Dialect } from './dialect/dialect.ts'

/** The largest number of first-token probabilities (`top_logprobs`) that a server returns. */
export const TOLD_TOKENS = 20

/** What the body of a request for a reply is made of. */
export interface AskedReply {
  readonly messages: readonly ChatMessage[]
  /** JSON schema of the reply; null for free text. */
  readonly schema: unknown
  /** The name of the schema. */
  readonly prompt: string
  readonly temperature: number
  /** The longest reply in tokens, with the thought, which servers count as part of it. */
  readonly maxTokens: number
  /** A 32-bit unsigned integer; null leaves it to the server. */
  readonly seed: number | null
}

/** Returns the body that asks for a reply in this dialect. */
export function completionBody(
  { messages, temperature, maxTokens, seed, schema, prompt }: AskedReply,
  dialect: Dialect,
): Readonly<Record<string, unknown>> {
  return {
    messages: dialect.system ? messages : withoutSystem(messages),
    ...(dialect.temperature ? { temperature } : {}),
    [dialect.limit]: maxTokens,
    ...(seed === null || !dialect.seed ? {} : { seed: seed & 0x7fffffff }),
    stream: dialect.stream !== 'none',
    ...(dialect.stream === 'counted' ? { stream_options: { include_usage: true } } : {}),
    ...(schema === null ? {} : formatOf(dialect.form, prompt, schema)),
  }
}

/** Puts the instructions before the first message of the user. */
function withoutSystem(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const instructions = messages.filter(({ role }) => role === 'system').map(({ content }) => content)
  const others = messages.filter(({ role }) => role !== 'system')
  const first = others.findIndex(({ role }) => role === 'user')
  if (instructions.length === 0) return messages
  if (first < 0) return [{ role: 'user', content: instructions.join('\n\n') }, ...others]
  return others.map((message, index) =>
    index === first ? { ...message, content: [...instructions, message.content].join('\n\n') } : message,
  )
}

function formatOf(form: Dialect['form'], name: string, schema: unknown): Readonly<Record<string, unknown>> {
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

/** Returns the message that asks for the letter of the best option. */
export function choiceMessage(
  { document, question, options }: Pick<ChoiceRequest, 'document' | 'question' | 'options'>,
  labels: readonly string[],
): ChatMessage {
  const listed = options.map((option, index) => `${labels[index] ?? ''}. ${option}`).join('\n')
  const content = `${document}\n\n${question}\n${listed}\n\nReply with the letter of the best answer and nothing else.`
  return { role: 'user', content }
}

/** Returns the body that asks for a reply of one token, whose log probabilities give the probability of each label. */
export function choiceBody(
  messages: readonly ChatMessage[],
  { limit, temperature }: Pick<Dialect, 'limit' | 'temperature'>,
): Readonly<Record<string, unknown>> {
  return {
    messages,
    ...(temperature ? { temperature: 0 } : {}),
    [limit]: 1,
    logprobs: true,
    top_logprobs: TOLD_TOKENS,
    stream: false,
  }
}
