/** Reads the response of a chat server as a reply, while it arrives or whole. */
import type { Response } from 'undici'
import type { Completion, ReplyCut, ReplyWatch } from '../../../ports/languageModel.ts'
import { MOST_BYTES } from './boundedText.ts'
import { estimatedTokens } from './estimatedTokens.ts'
import { TOO_LONG } from './eventData.ts'
import { jsonOf } from './jsonOf.ts'
import { lastObject } from './lastObject.ts'
import { replyData } from './replyData.ts'
import { replyPart, type ReplyPart } from './replyPart.ts'
import { errorIn } from './serverError.ts'
import { showsThought, withClosedThought } from './thoughtInReply.ts'
import { NO_COMPLETION, TOO_MUCH, UNFINISHED, withError, type Unreadable } from './unreadable.ts'
import { WatchedText } from './watchedText.ts'

/** A reply, and whether the model thought before it. */
export interface ReadReply {
  readonly completion: Completion
  readonly thought: boolean
  /** Whether the whole reply stood where thoughts do, and was taken from there. */
  readonly fromThought: boolean
}

/** How a reply is read. */
export interface ReplyReading {
  /** Makes a watch over one text. A loop in a thought is a loop as well, and has a watch of its own. */
  readonly watch?: (() => ReplyWatch) | undefined
  /** What the prompt is taken to have where the server does not count. */
  readonly promptTokens: number
}

/**
 * Reads the reply until it ends or a watch stops it; the connection is then closed, so that the server stops too. A
 * connection that breaks after the last word does no harm.
 * @throws whatever reading the body throws when the connection is lost earlier.
 */
export async function readReply(
  response: Response,
  { watch, promptTokens }: ReplyReading,
): Promise<ReadReply | Unreadable> {
  const content = new WatchedText(watch?.())
  const reasoning = new WatchedText(watch?.())
  let usage: ReplyPart['usage'] = null
  let begun = false
  let ended = false
  let cut: ReplyCut | null = null
  try {
    const { streamed, pieces } = await replyData(response)
    for await (const data of pieces) {
      if (data === TOO_LONG) return TOO_MUCH
      if (data === '[DONE]') {
        ended = true
        break
      }
      const json = jsonOf(data)
      const error = errorIn(json)
      if (error) return withError(error)
      const part = replyPart(json)
      // Some servers send events of their own between the parts of a reply.
      if (!part) continue
      usage = part.usage ?? usage
      if (!part.spoken) continue
      begun = true
      const { thought, content: said, finish } = part.spoken
      if (reasoning.add(thought) || content.add(said)) {
        cut = 'loop'
        break
      }
      if (content.text.length + reasoning.text.length > MOST_BYTES) return TOO_MUCH
      if (finish !== null && /^(length|max_tokens)$/i.test(finish)) cut = 'budget'
      ended ||= !streamed || finish !== null
    }
  } catch (error) {
    if (!ended) throw error
  }
  if (!begun) return NO_COMPLETION
  if (!ended && cut === null) return UNFINISHED
  // Some servers take a reply that is bound to a schema for a thought, and send no other.
  const hidden = content.text.trim() === '' && cut === null ? lastObject(reasoning.text) : null
  const counted = usage?.replyTokens ?? estimatedTokens(content.text, reasoning.text)
  return {
    completion: {
      text: hidden ?? (cut === null ? content.text : withClosedThought(content.text)),
      promptTokens: usage?.promptTokens ?? promptTokens,
      replyTokens: counted,
      ...(cut === null ? {} : { cut }),
    },
    thought: (hidden === null && reasoning.text.trim() !== '') || showsThought(content.text),
    fromThought: hidden !== null,
  }
}
