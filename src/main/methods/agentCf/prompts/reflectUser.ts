/** AgentCF, the backward step of the user: it rewrites its self-introduction after a choice, right or wrong. */
import { z } from 'zod'
import { asText } from '../../../prompting/prompt.ts'
import { contentText } from '../../../prompting/replyText.ts'
import { WORD_LIMITS } from '../../../recnet/prompts/capWords.ts'
import { agentCfPrompts } from './agentCfPrompts.ts'
import {
  aboutConnections,
  aboutRevision,
  asItems,
  EXAMPLE_REFLECTION,
  outcomeOf,
  type ReflectionVariables,
} from '../../agentTexts/prompts/shownItems.ts'

const reply = z.object({ self_introduction: contentText(WORD_LIMITS.user) })

export const reflectUserPrompt = agentCfPrompts.define<ReflectionVariables, z.output<typeof reply>>({
  name: 'reflect-user',
  role: 'reasoning',
  order: 2,
  system: `You are one user of a recommender system for {{domain}}s and keep your self-introduction true. You were shown two items, and
now it is known which one you really took. {{lesson}}{{again}}{{connections}}
Write the whole self-introduction again, in the first person: first what the item that was taken shows you like, then what
still holds of before, then what you dislike, as far as the item that was left shows it. Name concrete features. Say nothing
about items by number, choices or this task. At most ${WORD_LIMITS.user} words.`,
  user: `Your self-introduction until now:
{{introduction}}

Items:
{{items}}

{{outcome}}

You gave as your reason:
{{explanation}}`,
  slots: (variables) => ({
    domain: variables.domainWord,
    lesson:
      variables.chosen === variables.truth
        ? 'Your choice was right: find what led you to it, and make it firmer.'
        : 'Your choice was not right: find what misled you, and mend it.',
    again: aboutRevision(variables),
    connections: aboutConnections(variables.items),
    introduction: asText(variables.introduction),
    items: asItems(variables.items),
    outcome: outcomeOf(variables, 'You'),
    explanation: variables.explanation === '' ? '' : asText(variables.explanation),
  }),
  reply: () => reply,
  notToCopy: ({ items, explanation, introduction }) =>
    [explanation, ...items.flatMap(({ text, paths }) => [text, paths])].filter(
      (text) => text !== '' && !introduction.includes(text),
    ),
  examples: [
    {
      variables: EXAMPLE_REFLECTION,
      reply: {
        self_introduction:
          'I enjoy garden tools. I want forged steel for heavy ground before anything else. Long handles are welcome. I care less for light rakes.',
      },
    },
    {
      variables: {
        ...EXAMPLE_REFLECTION,
        chosen: 2,
        explanation: 'The spade is made for heavy soil like mine.',
      },
      reply: {
        self_introduction:
          'I enjoy garden tools. Forged tools for clay are what I look for first, with long handles where I can get them. I care less for light tools.',
      },
    },
  ],
  exampleFor: ({ chosen, truth }) => (chosen === truth ? 1 : 0),
})
