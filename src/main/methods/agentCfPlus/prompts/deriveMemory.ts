/** AgentCF++, after the private memory has changed: what follows from it for what the user will take. */
import { z } from 'zod'
import { asText } from '../../../prompting/prompt.ts'
import { contentText } from '../../../prompting/replyText.ts'
import { WORD_LIMITS } from '../../../recnet/prompts/capWords.ts'
import { agentCfPlusPrompts } from './agentCfPlusPrompts.ts'

/** The values of the prompt. */
export interface DeriveMemoryVariables {
  readonly domainWord: string
  /** The private memory, as the interaction has left it. */
  readonly privateMemory: string
  /** The derived memory as it is now. */
  readonly derivedMemory: string
}

const reply = z.object({ derived_memory: contentText(WORD_LIMITS.user) })

export const deriveMemoryPrompt = agentCfPlusPrompts.define<DeriveMemoryVariables, z.output<typeof reply>>({
  name: 'derive-memory',
  role: 'reasoning',
  order: 3,
  system: `You draw conclusions for one user of a recommender system for {{domain}}s. Its private memory says what its own choices
have taught; its derived memory says what follows from that for any {{domain}} it may meet.
Write the whole derived memory again, in the first person: the tastes behind the single lessons, what else somebody with
them is likely to enjoy, and what to avoid. Keep what still holds of the old one, and drop what the private memory now
speaks against. Name features, not titles, and claim nothing that no lesson supports. At most ${WORD_LIMITS.user} words.`,
  user: `Private memory:
{{private}}

Derived memory until now:
{{derived}}`,
  slots: ({ domainWord, privateMemory, derivedMemory }) => ({
    domain: domainWord,
    private: asText(privateMemory),
    derived: asText(derivedMemory),
  }),
  reply: () => reply,
  examples: [
    {
      variables: {
        domainWord: 'garden tool',
        privateMemory:
          'I enjoy garden tools. Forged steel for heavy ground matters more to me than I knew. A long handle has served me well. Light rakes leave me cold.',
        derivedMemory: 'I enjoy garden tools.',
      },
      reply: {
        derived_memory:
          'I enjoy garden tools. I work hard soil and want strong steel that lasts, so mattocks and digging forks would suit me as well. I spare my back with long handles. I avoid whatever is flimsy.',
      },
    },
  ],
})
