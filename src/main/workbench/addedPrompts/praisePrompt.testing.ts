/** A second added prompt, which the reasoning model answers and which is listed last. */
import { z } from 'zod'
import { asText } from '../../prompting/prompt.ts'
import { contentText } from '../../prompting/replyText.ts'
import { recNetPrompts } from '../../recnet/prompts/recNetPrompts.ts'

const reply = z.object({ praise: contentText(20) })

/** Asks for the praise of a mood. */
export const praisePrompt = recNetPrompts.define({
  name: 'praise',
  role: 'reasoning',
  order: 20,
  system: 'You praise what has this mood.',
  user: 'Mood:\n{{mood}}',
  slots: ({ mood }: { readonly mood: string }) => ({ mood: asText(mood) }),
  reply: () => reply,
  examples: [{ variables: { mood: 'quiet' }, reply: { praise: 'How restful that is.' } }],
})
