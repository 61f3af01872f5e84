/** The forward step of AgentCF and AgentCF++: the user agent chooses one of two items by what it says of itself. */
import { z } from 'zod'
import { asText, type Prompt } from '../../../prompting/prompt.ts'
import { candidateNumbers } from '../../../prompting/rankingContract.ts'
import { remarkText } from '../../../prompting/replyText.ts'
import {
  aboutConnections,
  asItems,
  EXAMPLE_INTRODUCTION,
  EXAMPLE_ITEMS,
  type ShownItem,
} from './shownItems.ts'

/** The values of the prompt. */
export interface ChooseVariables {
  readonly domainWord: string
  readonly introduction: string
  readonly items: readonly ShownItem[]
}

/** The most words of an explanation. */
export const EXPLANATION_WORDS = 80

function contractFor(count: number) {
  return z.object({
    explanation: remarkText(EXPLANATION_WORDS),
    choice: z.literal([...candidateNumbers(count)]),
  })
}

const ofTwo = contractFor(2)

/** Each method that asks it registers it. */
export const choosePrompt: Prompt<ChooseVariables, z.output<typeof ofTwo>> = {
  name: 'choose',
  role: 'answering',
  order: 1,
  system: `You are one user of a recommender system for {{domain}}s. You get your self-introduction and some items, each with its
number, title and description. Choose the item that this person takes: look for what the introduction likes and dislikes in
each description.{{connections}} Where nothing decides, use what is generally known of the items.
First say in at most ${EXPLANATION_WORDS} words why you take the one and leave the others, then give its number.`,
  user: `Your self-introduction:
{{introduction}}

Items:
{{items}}`,
  slots: ({ domainWord, introduction, items }) => ({
    domain: domainWord,
    connections: aboutConnections(items),
    introduction: asText(introduction),
    items: asItems(items),
  }),
  reply: ({ items: { length } }) => (length === 2 ? ofTwo : contractFor(length)),
  // Of three items, so that it does not make either of two the likelier answer.
  examples: [
    {
      variables: {
        domainWord: 'garden tool',
        introduction: EXAMPLE_INTRODUCTION,
        items: EXAMPLE_ITEMS,
      },
      reply: {
        explanation:
          'My ground is clay, and item 3 is forged for it. Item 1 would break, and item 2 only has the handle.',
        choice: 3,
      },
    },
  ],
}
