/** AgentCF++, after training: the interests of a user, as short phrases that others may share. */
import { z } from 'zod'
import { asText } from '../../../prompting/prompt.ts'
import { contentText } from '../../../prompting/replyText.ts'
import { agentCfPlusPrompts } from './agentCfPlusPrompts.ts'

/** The values of the prompt. */
export interface ListInterestsVariables {
  readonly domainWord: string
  readonly privateMemory: string
}

/** The most interests of one user. */
export const MOST_INTERESTS = 10

const reply = z.object({ interests: z.array(contentText(6)).meta({ maxItems: MOST_INTERESTS }) })

export const listInterestsPrompt = agentCfPlusPrompts.define<ListInterestsVariables, z.output<typeof reply>>({
  name: 'list-interests',
  role: 'answering',
  order: 4,
  system: `You read the memory of one user of a recommender system for {{domain}}s and list its interests, so that users who share
some can be brought together. Each is a phrase of one to six words, general enough that others may have it too. List at most
${MOST_INTERESTS}, the strongest first, each once. Leave out titles, what the user turns away from, and what is true of every
{{domain}}. If the memory names none, the list is empty.`,
  user: `Memory of the user:
{{memory}}`,
  slots: ({ domainWord, privateMemory }) => ({ domain: domainWord, memory: asText(privateMemory) }),
  reply: () => reply,
  examples: [
    {
      variables: {
        domainWord: 'garden tool',
        privateMemory:
          'I enjoy garden tools. Forged steel for heavy ground is what I take. A long handle has served me well. Light rakes are not for me.',
      },
      reply: { interests: ['forged steel', 'heavy ground', 'long handles'] },
    },
  ],
})
