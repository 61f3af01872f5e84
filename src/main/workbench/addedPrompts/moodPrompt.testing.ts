/** A prompt that RecNet does not have. This file, and a stage that asks it, are all that it takes to add one. */
import { z } from 'zod'
import { asText } from '../../prompting/prompt.ts'
import { contentText } from '../../prompting/replyText.ts'
import { recNetPrompts } from '../../recnet/prompts/recNetPrompts.ts'

const reply = z.object({ mood: contentText(3) })

/** Asks for the mood of a profile in one word. */
export const moodPrompt = recNetPrompts.define({
  name: 'mood',
  role: 'answering',
  order: 1,
  temperature: () => 0.05,
  system: 'You name the mood of a profile in one word.',
  user: 'Profile:\n{{profile}}',
  slots: ({ profile }: { readonly profile: string }) => ({ profile: asText(profile) }),
  reply: () => reply,
  examples: [{ variables: { profile: 'I dig at dawn.' }, reply: { mood: 'quiet' } }],
})
