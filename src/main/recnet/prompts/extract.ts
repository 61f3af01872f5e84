/** Eq. 1, Prompt_extract: extracts the attributes A_c from the profile P_c. */
import { z } from 'zod'
import { asText } from '../../prompting/prompt.ts'
import { recNetPrompts } from './recNetPrompts.ts'

/** The values of the prompt. */
export interface ExtractVariables {
  readonly kind: 'user' | 'item'
  readonly profile: string
}

export const extractPrompt = recNetPrompts.define({
  name: 'extract',
  role: 'answering',
  order: 1,
  system: `You find the fine-grained preference attributes in the profile of a user or an item.
Read it for preferences and features that are stated, and for those it strongly implies. Sort them into categories that
you name yourself. Each attribute is a short noun phrase of at most six words, spelled as in the profile. Leave out what
a user dislikes. A category without attributes gets an empty list; a profile without attributes gets {}.
Reply: one flat object from category to list of attributes, such as {"genre": ["…", "…"], "mood": ["…"]}`,
  user: `Profile of one {{kind}}:
{{profile}}`,
  slots: (variables: ExtractVariables) => ({ kind: variables.kind, profile: asText(variables.profile) }),
  reply: z.record(z.string(), z.union([z.array(z.string()), z.string().transform((one) => [one])])),
})
