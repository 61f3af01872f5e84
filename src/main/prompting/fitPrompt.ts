/** Shortens a prompt that is longer than the context, in a documented order. The result says whether evidence was truncated. */
import type { ChatMessage } from '../ports/languageModel.ts'

/** A prompt that fits the context; `shortened` tells whether it was truncated. */
export interface FittedPrompt {
  readonly messages: readonly ChatMessage[]
  readonly shortened: boolean
}

const PASSAGE = /<text>([\s\S]*?)<\/text>/g
/** The number of characters at the beginning of a passage that are always kept: enough to know what it is about. */
const LEAST_LEFT = 80
const LEFT_OF_PASSAGE = 0.7

/**
 * Truncates a prompt until it fits. The longest passage between text tags, or the reply to be repaired, loses the
 * last 30 % of its characters, again and again. Numbered lists of routers and rules keep their numbers, and profiles
 * and buffers have the newest entries first. The instruction is never truncated.
 * @returns null if the prompt does not fit even so.
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
  // The earlier reply that a repair refers to is evidence, too; after an
  // instruction the first exchange is its example.
  const example = messages[0]?.role === 'system' ? 2 : -1
  const passages = messages.flatMap(({ role, content }, message) =>
    role === 'assistant'
      ? message === example
        ? []
        : [{ message, text: content }]
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
  const shorter = `${kept} …`
  // The end of a word and its mark may be as long as what was cut off.
  if (shorter.length >= longest.text.length) return null
  return messages.map((message, index) =>
    index === longest.message
      ? {
          ...message,
          content:
            message.role === 'assistant'
              ? shorter
              : message.content.replace(`<text>${longest.text}</text>`, () => `<text>${shorter}</text>`),
        }
      : message,
  )
}
