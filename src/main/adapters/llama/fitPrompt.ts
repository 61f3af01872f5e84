/** A prompt that is longer than the context loses evidence in a stated order, and says so; nothing is cut silently. */
import type { ChatMessage } from '../../ports/languageModel.ts'

export interface FittedPrompt {
  readonly messages: readonly ChatMessage[]
  readonly shortened: boolean
}

const PASSAGE = /<text>([\s\S]*?)<\/text>/g
/** Characters of a passage that always stay: enough to know what it is about. */
const LEAST_LEFT = 80
const LEFT_OF_PASSAGE = 0.7

/**
 * The longest passage between text tags, or the reply that is to be repaired, loses the last third of its words, again
 * and again, until the prompt fits: lists of routers and rules keep their numbers, and profiles and buffers have what is
 * newest first. The instruction is never cut.
 *
 * @returns null where the prompt does not fit even so.
 */
export function fitPrompt(
  messages: readonly ChatMessage[],
  fits: (messages: readonly ChatMessage[]) => boolean,
): FittedPrompt | null {
  let current = messages
  let shortened = false
  while (!fits(current)) {
    const shorter = withoutOldest(current)
    if (shorter === null) return null
    current = shorter
    shortened = true
  }
  return { messages: current, shortened }
}

function withoutOldest(messages: readonly ChatMessage[]): readonly ChatMessage[] | null {
  // What a model said before a repair is evidence too.
  const passages = messages.flatMap(({ role, content }, message) =>
    role === 'assistant'
      ? [{ message, text: content }]
      : [...content.matchAll(PASSAGE)].map((found) => ({ message, text: found[1] ?? '' })),
  )
  const longest = passages.reduce(
    (best, passage) => (passage.text.length > best.text.length ? passage : best),
    { message: -1, text: '' },
  )
  if (longest.text.length <= LEAST_LEFT) return null
  const kept = longest.text
    .slice(0, Math.max(LEAST_LEFT, Math.floor(longest.text.length * LEFT_OF_PASSAGE)))
    .replace(/\s+\S*$/, '')
  return messages.map((message, index) =>
    index === longest.message
      ? {
          ...message,
          content:
            message.role === 'assistant'
              ? `${kept} …`
              : message.content.replace(`<text>${longest.text}</text>`, () => `<text>${kept} …</text>`),
        }
      : message,
  )
}
