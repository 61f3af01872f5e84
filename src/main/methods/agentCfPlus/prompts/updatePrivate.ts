/** AgentCF++, the backward step of the user: it rewrites its private memory after a choice, right or wrong. */
import { z } from 'zod'
import { asText } from '../../../prompting/prompt.ts'
import { contentText } from '../../../prompting/replyText.ts'
import {
  asItems,
  EXAMPLE_REFLECTION,
  outcomeOf,
  type ReflectionVariables,
} from '../../agentTexts/prompts/shownItems.ts'
import { agentCfPlusPrompts } from './agentCfPlusPrompts.ts'
import { PRIVATE_WORDS } from './memoryWords.ts'

/** The values of the prompt. */
export interface UpdatePrivateVariables extends Omit<ReflectionVariables, 'introduction' | 'isAgain'> {
  /** The private memory of the user as it is now. */
  readonly privateMemory: string
}

const reply = z.object({ private_memory: contentText(PRIVATE_WORDS) })

const { domainWord, items, chosen, truth, explanation } = EXAMPLE_REFLECTION
const EXAMPLE: UpdatePrivateVariables = {
  ...{ domainWord, items, chosen, truth, explanation },
  privateMemory: 'I enjoy garden tools. A long handle has served me well.',
}

export const updatePrivatePrompt = agentCfPlusPrompts.define<UpdatePrivateVariables, z.output<typeof reply>>({
  name: 'update-private',
  role: 'reasoning',
  order: 2,
  system: `You are one user of a recommender system for {{domain}}s and keep a private memory: what your own choices have taught you of
your taste, and nothing else. You were shown two items, and now it is known which one you really took. {{lesson}}
Write the whole memory again, in the first person: first what the item that was taken teaches, then what still holds of
before, then what you turn away from, as far as the item that was left shows it. Name concrete features. Say nothing about
items by number, choices or this task. At most ${PRIVATE_WORDS} words.`,
  user: `Your private memory until now:
{{memory}}

Items:
{{items}}

{{outcome}}

You gave as your reason:
{{explanation}}`,
  slots: (variables) => ({
    domain: variables.domainWord,
    lesson:
      variables.chosen === variables.truth
        ? 'Your choice was right: keep what led you to it.'
        : 'Your choice was not right: note what you had not known of yourself.',
    memory: asText(variables.privateMemory),
    items: asItems(variables.items),
    outcome: outcomeOf(variables, 'You'),
    explanation: variables.explanation === '' ? '' : asText(variables.explanation),
  }),
  reply: () => reply,
  notToCopy: ({ items: shown, explanation: reason, privateMemory }) =>
    [reason, ...shown.map(({ text }) => text)].filter((text) => text !== '' && !privateMemory.includes(text)),
  examples: [
    {
      variables: EXAMPLE,
      reply: {
        private_memory:
          'I enjoy garden tools. Forged steel for heavy ground matters more to me than I knew. A long handle has served me well. Light rakes leave me cold.',
      },
    },
    {
      variables: { ...EXAMPLE, chosen: 2, explanation: 'The spade is made for heavy soil like mine.' },
      reply: {
        private_memory:
          'I enjoy garden tools. Forged steel for heavy ground is what I take, and a long handle has served me well. Light rakes are not for me.',
      },
    },
  ],
  exampleFor: (variables) => (variables.chosen === variables.truth ? 1 : 0),
})
