/** What is kept of an answer, in the one form in which it is stored, shown and bundled. */
import type { AskedMessage, KeptReply } from '#shared/vocabulary/trace.ts'
import type { Choice, ChoiceRequest, Completion } from '../ports/languageModel.ts'
import { choiceText } from './choiceText.ts'

/** Returns what is kept of a completion. */
export function keptCompletion({
  text,
  promptTokens,
  replyTokens,
  shortened = false,
  cut,
}: Completion): KeptReply {
  return { text, promptTokens, replyTokens, shortened, cut: cut ?? null }
}

/** Returns what is kept of a choice among labels: its probabilities as text. */
export function keptChoice({ probabilities, promptTokens, shortened = false }: Choice): KeptReply {
  return { text: JSON.stringify({ probabilities }), promptTokens, replyTokens: 0, shortened, cut: null }
}

/** Returns the question of a choice as messages. */
export function choiceMessages(request: ChoiceRequest): readonly AskedMessage[] {
  return [{ role: 'user', content: choiceText(request) }]
}
