/**
 * The backward step of the items in AgentCF and AgentCF++: both descriptions are rewritten, in view of what the user now
 * says of itself.
 */
import { z } from 'zod'
import { asText, type Prompt } from '../../../prompting/prompt.ts'
import { contentText } from '../../../prompting/replyText.ts'
import { WORD_LIMITS } from '../../../recnet/prompts/capWords.ts'
import {
  aboutConnections,
  aboutRevision,
  asItems,
  EXAMPLE_REFLECTION,
  outcomeOf,
  type ReflectionVariables,
} from './shownItems.ts'

const reply = z.object({
  description_1: contentText(WORD_LIMITS.item),
  description_2: contentText(WORD_LIMITS.item),
})

/** Each method that asks it registers it. */
export const reflectItemsPrompt: Prompt<ReflectionVariables, z.output<typeof reply>> = {
  name: 'reflect-items',
  role: 'reasoning',
  order: 3,
  system: `You keep the descriptions of items true in a recommender system for {{domain}}s. A user was shown two items, and it is known
which one was really taken. {{lesson}}{{again}}{{connections}}
Write both descriptions again. Each keeps the facts of its item: title, kind, features. Then it says what people like who
take to it, as a group ("taken by people who like …"), never this user alone. Work out how the two differ. Say nothing about
numbers, choices or this task. At most ${WORD_LIMITS.item} words each.`,
  user: `Self-introduction of the user:
{{introduction}}

Items:
{{items}}

{{outcome}}

The user gave as the reason:
{{explanation}}`,
  slots: (variables) => ({
    domain: variables.domainWord,
    lesson:
      variables.chosen === variables.truth
        ? 'The user chose it too: the descriptions served, and may say more clearly what served.'
        : 'The user did not choose it: the descriptions misled, and must tell the two apart.',
    again: aboutRevision(variables),
    connections: aboutConnections(variables.items),
    introduction: asText(variables.introduction),
    items: asItems(variables.items),
    outcome: outcomeOf(variables, 'The user'),
    explanation: variables.explanation === '' ? '' : asText(variables.explanation),
  }),
  reply: () => reply,
  notToCopy: ({ introduction, explanation, items }) =>
    [introduction, explanation, ...items.map(({ paths }) => paths)].filter((text) => text !== ''),
  examples: [
    {
      variables: EXAMPLE_REFLECTION,
      reply: {
        description_1:
          '“Lawn Rake” is a garden tool. A light rake with a long handle, taken by people who like soft lawns.',
        description_2:
          '“Clay Spade” is a garden tool. A forged spade for heavy ground, taken by people who like steel on clay.',
      },
    },
    {
      variables: {
        ...EXAMPLE_REFLECTION,
        chosen: 2,
        explanation: 'The spade is made for heavy soil like mine.',
      },
      reply: {
        description_1:
          '“Lawn Rake” is a garden tool. A light rake with a long handle, taken by people who like neat lawns.',
        description_2:
          '“Clay Spade” is a garden tool. A forged spade for heavy ground, taken by people who like to dig clay.',
      },
    },
  ],
  exampleFor: ({ chosen, truth }) => (chosen === truth ? 1 : 0),
}
