/** Eq. 1, Prompt_extract: extracts the attributes A_c from the profile P_c. */
import { z } from 'zod'
import { asText } from '../../prompting/prompt.ts'
import { contentText, remarkText } from '../../prompting/replyText.ts'
import { recNetPrompts } from './recNetPrompts.ts'

/** The values of the prompt. */
export interface ExtractVariables {
  readonly kind: 'user' | 'item'
  readonly domainWord: string
  readonly profile: string
}

/**
 * The categories are the model's own (Appendix A.2), so they are listed instead of being keys: no grammar can bound the
 * number of keys that nobody knows.
 */
const reply = z.object({
  attributes: z
    .array(
      z.object({
        category: remarkText(3),
        values: z.array(contentText(6)).meta({ maxItems: 5 }),
      }),
    )
    .meta({ maxItems: 5 }),
})

export const extractPrompt = recNetPrompts.define<ExtractVariables, z.output<typeof reply>>({
  name: 'extract',
  role: 'answering',
  order: 1,
  system: `You read the profile of one {{kind}} in a recommender system for {{domain}}s. A profile says in words what a user
prefers, or what an item is and who takes to it. Profiles are compared by short attributes. Find these attributes.
Take what the profile states and what it strongly suggests. Each attribute is a phrase of one to six words, in the words of
the profile. Put attributes that belong together under a category that you name yourself. List each attribute once. Leave
out titles, what the user dislikes, and what is true of every {{domain}}. If the profile names nothing, the list is empty.`,
  user: `Profile of the {{kind}}:
{{profile}}`,
  slots: ({ kind, domainWord, profile }) => ({
    kind,
    domain: domainWord,
    profile: asText(profile),
  }),
  reply: () => reply,
  examples: [
    {
      variables: {
        kind: 'user',
        domainWord: 'garden tool',
        profile: 'I dig heavy clay and want a forged blade and an ash handle. I avoid plastic.',
      },
      reply: {
        attributes: [
          { category: 'build', values: ['forged blade', 'ash handle'] },
          { category: 'ground', values: ['heavy clay'] },
        ],
      },
    },
    {
      variables: {
        kind: 'item',
        domainWord: 'garden tool',
        profile: '“Clay Spade” is a garden tool. Category: Spades; Forged Blade. It has a long ash handle.',
      },
      reply: {
        attributes: [
          { category: 'kind', values: ['spades'] },
          { category: 'build', values: ['forged blade', 'long ash handle'] },
        ],
      },
    },
  ],
  exampleFor: ({ kind }) => (kind === 'user' ? 0 : 1),
})
