/** Reads the response of a chat server as a reply, while it arrives or whole. */
import { z } from 'zod'
import type { Completion, ReplyCut, ReplyWatch } from '../../ports/languageModel.ts'
import { boundedText, MOST_BYTES } from './boundedText.ts'
import { estimatedTokens } from './estimatedTokens.ts'
import { eventData, TOO_LONG } from './eventData.ts'
import { jsonOf } from './jsonOf.ts'
import { showsThought, withClosedThought } from './thoughtInReply.ts'
import { NO_COMPLETION, TOO_MUCH, UNFINISHED, wordsOf, type Unreadable } from './unreadable.ts'
import { WatchedText } from './watchedText.ts'

/** A reply, and whether the model thought before it. */
export interface ReadReply {
  readonly completion: Completion
  readonly thought: boolean
}

/** How a reply is read. */
export interface ReplyReading {
  /** Makes a watch over one text. A loop in a thought is a loop as well, and has a watch of its own. */
  readonly watch?: (() => ReplyWatch) | undefined
  /** What the prompt is taken to have where the server does not count. */
  readonly promptTokens: number
}

const text = z.string().nullish()
const spoken = z.object({ content: text, reasoning_content: text, reasoning: text }).nullish()
const count = z.int().min(0).nullish().catch(null)
/** One part of a reply, or a whole one: servers name its text `delta` or `message`. */
const part = z.object({
  choices: z.array(z.object({ delta: spoken, message: spoken, finish_reason: z.string().nullish() })),
  usage: z.object({ prompt_tokens: count, completion_tokens: count }).nullish().catch(null),
})
const failure = z.object({
  error: z.union([z.string(), z.object({ message: z.string() }).transform(({ message }) => message)]),
})

/**
 * Reads the reply until it ends or a watch stops it; the connection is then closed, so that the server stops too. A
 * body that is no stream of events is read as one part. A connection that breaks after the last word does no harm.
 * @throws whatever reading the body throws when the connection is lost earlier.
 */
export async function readReply(
  response: Response,
  { watch, promptTokens }: ReplyReading,
): Promise<ReadReply | Unreadable> {
  const content = new WatchedText(watch?.())
  const reasoning = new WatchedText(watch?.())
  const streamed = (response.headers.get('content-type') ?? '').includes('event-stream')
  let usage: z.output<typeof part>['usage'] = null
  let begun = false
  let ended = false
  let cut: ReplyCut | null = null
  try {
    for await (const data of streamed ? eventData(response) : wholeBody(response)) {
      if (data === TOO_LONG) return TOO_MUCH
      if (data === '[DONE]') {
        ended = true
        break
      }
      const json = jsonOf(data)
      const failed = failure.safeParse(json)
      if (failed.success) return { unreadable: `answered with an error: ${wordsOf(failed.data.error)}` }
      const parsed = part.safeParse(json)
      // Some servers send events of their own between the parts of a reply.
      if (!parsed.success) continue
      usage = parsed.data.usage ?? usage
      const [choice] = parsed.data.choices
      if (choice === undefined) continue
      begun = true
      const piece = choice.delta ?? choice.message
      const thought = piece?.reasoning_content ?? piece?.reasoning ?? ''
      if (reasoning.add(thought) || content.add(piece?.content ?? '')) {
        cut = 'loop'
        break
      }
      if (content.text.length + reasoning.text.length > MOST_BYTES) return TOO_MUCH
      if (choice.finish_reason === 'length') cut = 'budget'
      ended ||= !streamed || typeof choice.finish_reason === 'string'
    }
  } catch (error) {
    if (!ended) throw error
  }
  if (!begun) return NO_COMPLETION
  if (!ended && cut === null) return UNFINISHED
  return {
    completion: {
      text: cut === null ? content.text : withClosedThought(content.text),
      promptTokens: usage?.prompt_tokens ?? promptTokens,
      replyTokens: usage?.completion_tokens ?? estimatedTokens(content.text, reasoning.text),
      ...(cut === null ? {} : { cut }),
    },
    thought: reasoning.text.trim() !== '' || showsThought(content.text),
  }
}

async function* wholeBody(response: Response): AsyncGenerator<string | typeof TOO_LONG> {
  yield (await boundedText(response)) ?? TOO_LONG
}
