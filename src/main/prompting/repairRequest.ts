/** How a model is asked again for what was missing in its reply, and how a trace recognises that question. */
import type { ChatMessage } from '../ports/languageModel.ts'

const BEFORE = 'An earlier reply could not be used. '
const AFTER = ' Answer with one JSON object that has '
/** How the messages of runs of earlier versions told what was wrong. */
const FORMERLY = {
  before: 'This reply could not be used. ',
  after: ' Answer again with the JSON object only.',
}

/** How much of the unusable reply the model is shown again, in UTF-16 code units. */
const SHOWN_REPLY = 400

/** What was wrong with a first reply. */
export interface FailedReply {
  /** What could be read of it, as JSON; empty where nothing could. */
  readonly kept: string
  /** Its text; empty where it was cut or ran into a loop, since the model would only go on with it. */
  readonly text: string
  readonly issue: string
  /** The parts that are asked for again. */
  readonly missing: readonly string[]
}

/**
 * Returns the messages that ask for the missing parts: those of the question, what was read of the reply or else its
 * beginning, and what is wrong and wanted. Where there is nothing to show, the question alone says so at its end.
 */
export function repairMessages(
  asked: readonly ChatMessage[],
  { kept, text, issue, missing }: FailedReply,
): readonly ChatMessage[] {
  const names = missing.map((part) => `"${part}"`).join(', ')
  const told = `${BEFORE}${issue}${AFTER}${names} and nothing else. Keep every text short.`
  const shown = kept === '' ? text.slice(0, SHOWN_REPLY) : kept
  if (shown !== '') return [...asked, { role: 'assistant', content: shown }, { role: 'user', content: told }]
  const last = asked.at(-1)
  return last ? [...asked.slice(0, -1), { ...last, content: `${last.content}\n\n${told}` }] : []
}

/** Returns the sentence about what was wrong with the reply, or null where these are not the messages of a repair. */
export function issueOfRepair(messages: readonly ChatMessage[]): string | null {
  const told = messages.at(-1)?.content ?? ''
  if (told.startsWith(FORMERLY.before) && told.endsWith(FORMERLY.after))
    return told.slice(FORMERLY.before.length, -FORMERLY.after.length)
  const from = told.lastIndexOf(BEFORE)
  const until = told.lastIndexOf(AFTER)
  return from < 0 || until < from ? null : told.slice(from + BEFORE.length, until)
}
