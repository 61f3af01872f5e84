/** Reads one part of a reply, or a whole one, in the envelopes that chat servers use. */
import { z } from 'zod'

/** What one part of a reply adds. */
export interface ReplyPart {
  /** The tokens counted so far; null where the part does not count. */
  readonly usage: { readonly promptTokens: number | null; readonly replyTokens: number | null } | null
  /** Null for a part that holds no reply, such as a final count. */
  readonly spoken: {
    readonly content: string
    readonly thought: string
    /** Why the reply ended; null while it has not. */
    readonly finish: string | null
  } | null
}

/** A content is a text, or a list of parts, some of which are thoughts. */
const partOfContent = z.union([
  z.string(),
  z.looseObject({ type: z.string().optional(), text: z.string() }),
  z.looseObject({ type: z.string().optional(), thinking: z.unknown() }),
  z.looseObject({}),
])
const contents = z
  .union([z.string(), z.array(partOfContent)])
  .nullish()
  .catch(null)
const message = z
  .object({
    content: contents,
    reasoning_content: contents,
    reasoning: contents,
    thinking: contents,
    refusal: z.string().nullish().catch(null),
  })
  .nullish()
const count = z.int().min(0).nullish().catch(null)
const part = z.object({
  // Servers name the text of a part `delta`, that of a whole reply `message`, and that of old interfaces `text`.
  choices: z.array(
    z.object({
      delta: message,
      message,
      text: z.string().nullish().catch(null),
      finish_reason: z.string().nullish().catch(null),
    }),
  ),
  usage: z.object({ prompt_tokens: count, completion_tokens: count }).nullish().catch(null),
})

/** Returns what a part adds; null for anything else, such as events of a server's own. */
export function replyPart(json: unknown): ReplyPart | null {
  const parsed = part.safeParse(json)
  if (!parsed.success) return null
  const { choices, usage } = parsed.data
  const counted = usage
    ? { promptTokens: usage.prompt_tokens ?? null, replyTokens: usage.completion_tokens ?? null }
    : null
  const [choice] = choices
  if (!choice) return { usage: counted, spoken: null }
  const said = choice.delta ?? choice.message
  const content = textsIn(said?.content)
  const spoken = {
    content: content.text || (choice.text ?? '') || (said?.refusal ?? ''),
    thought: ofFirst(said?.reasoning_content, said?.reasoning, said?.thinking) || content.thought,
    finish: choice.finish_reason ?? null,
  }
  return { usage: counted, spoken }
}

type Contents = z.output<typeof contents>

/** Some servers tell the same thought under two names. */
function ofFirst(...told: readonly Contents[]): string {
  return told.map((one) => textsIn(one).text).find((text) => text !== '') ?? ''
}

function textsIn(told: Contents): { readonly text: string; readonly thought: string } {
  if (told === null || told === undefined) return { text: '', thought: '' }
  if (typeof told === 'string') return { text: told, thought: '' }
  let text = ''
  let thought = ''
  for (const one of told) {
    if (typeof one === 'string') text += one
    else if ('thinking' in one) thought += thinkingIn(one['thinking'])
    else if (typeof one['text'] === 'string') {
      if (typeof one['type'] === 'string' && /reason|think/i.test(one['type'])) thought += one['text']
      else text += one['text']
    }
  }
  return { text, thought }
}

function thinkingIn(told: unknown): string {
  const parsed = contents.safeParse(told)
  return parsed.success ? textsIn(parsed.data).text : ''
}
