/** AgentCF++, after training: a phrase that names a group of users by the interests that brought it together. */
import { z } from 'zod'
import { asText } from '../../../prompting/prompt.ts'
import { contentText } from '../../../prompting/replyText.ts'
import { agentCfPlusPrompts } from './agentCfPlusPrompts.ts'

/** The values of the prompt. */
export interface NameGroupVariables {
  readonly domainWord: string
  readonly interests: readonly string[]
}

/** The most words of a name. */
export const NAME_WORDS = 12
/** Most interests that are shown; the first say enough. */
const SHOWN_INTERESTS = 60

const reply = z.object({ name: contentText(NAME_WORDS) })

export const nameGroupPrompt = agentCfPlusPrompts.define<NameGroupVariables, z.output<typeof reply>>({
  name: 'name-group',
  role: 'answering',
  order: 5,
  system: `You name groups in a recommender system for {{domain}}s. A group is made of users whose interests are alike. Read the
interests that brought it together and say what they have in common, as one phrase of at most ${NAME_WORDS} words. Do not list
them one by one.`,
  user: `Interests:
{{interests}}`,
  slots: ({ domainWord, interests }) => ({
    domain: domainWord,
    interests: asText(interests.slice(0, SHOWN_INTERESTS).join('; ')),
  }),
  reply: () => reply,
  examples: [
    {
      variables: {
        domainWord: 'garden tool',
        interests: ['heavy ground', 'clay soil', 'stony beds', 'double digging'],
      },
      reply: { name: 'Gardeners who dig hard ground by hand' },
    },
  ],
})
