/** A second added prompt, which the reasoning model answers and which is listed last. */
import { z } from 'zod'
import { asText } from '../../prompting/prompt.ts'
import { recNetPrompts } from '../../recnet/prompts/recNetPrompts.ts'

/** Asks for the praise of a mood. */
export const praisePrompt = recNetPrompts.define({
  name: 'praise',
  role: 'reasoning',
  order: 20,
  system: 'You praise what has this mood.\nReply: {"praise": string}',
  user: 'Mood:\n{{mood}}',
  slots: ({ mood }: { readonly mood: string }) => ({ mood: asText(mood) }),
  reply: z.object({ praise: z.string().trim().min(1) }),
})
