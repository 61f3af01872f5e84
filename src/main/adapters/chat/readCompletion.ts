/** The answer of a chat server as a completion; what is none may be asked for again. */
import { z } from 'zod'
import type { Completion } from '../../recnet/ports.ts'

const answer = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string().nullish(), reasoning_content: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).partial().nullish(),
})

/** Far above any reply; a server that sends without end must not fill the memory. */
const MOST_BYTES = 4 * 1024 * 1024

export async function readCompletion(
  response: Response,
): Promise<{ readonly completion: Completion } | { readonly again: string; readonly after: null }> {
  const text = await boundedText(response)
  if (text === null) return { again: `answered with more than ${MOST_BYTES} bytes`, after: null }
  const parsed = answer.safeParse(jsonOf(text))
  if (!parsed.success) return { again: 'answered with something that is no chat completion', after: null }
  const { choices, usage } = parsed.data
  return {
    completion: {
      text: choices[0]?.message.content ?? '',
      promptTokens: usage?.prompt_tokens ?? 0,
      replyTokens: usage?.completion_tokens ?? 0,
    },
  }
}

/** The text of an answer, whatever its status; null where there is more of it than a reply may have. */
export async function boundedText(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
