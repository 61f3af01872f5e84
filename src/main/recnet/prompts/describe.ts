/**
 * The first profile of a client, asked for only with `firstProfiles: model`. The prompt is ours, since §2.2.1 leaves it
 * open.
 */
import { z } from 'zod'
import { asText } from '../../prompting/prompt.ts'
import { contentText } from '../../prompting/replyText.ts'
import { recNetPrompts } from './recNetPrompts.ts'

/** The values of the prompt. */
export interface DescribeVariables {
  readonly kind: 'user' | 'item'
  readonly domainWord: string
  /** What the dataset says about the client. */
  readonly source: string
}

const reply = z.object({ profile: contentText(60) })

export const describePrompt = recNetPrompts.define<DescribeVariables, z.output<typeof reply>>({
  name: 'describe',
  role: 'answering',
  order: 0,
  system: `You write the first profile of one {{kind}} in a recommender system for {{domain}}s. A profile says in words what a user
prefers, or what an item is and who takes to it. You get what is known of the {{kind}}. {{task}} Say only what the source
supports.`,
  user: `What is known of the {{kind}}:
{{source}}`,
  slots: ({ kind, domainWord, source }) => ({
    kind,
    domain: domainWord,
    task:
      kind === 'user'
        ? 'Write in the first person what the user prefers, in at most 60 words.'
        : 'Write in at most 50 words what the item is and which tastes it meets.',
    source: asText(source),
  }),
  reply: () => reply,
  examples: [
    {
      variables: { kind: 'user', domainWord: 'garden tool', source: 'soil: heavy clay; plot: large' },
      reply: { profile: 'I work a large plot of heavy clay and want tools that are made for it.' },
    },
    {
      variables: {
        kind: 'item',
        domainWord: 'garden tool',
        source: 'Clay Spade. Spades; forged. A long ash handle for hard ground.',
      },
      reply: { profile: 'A forged spade with a long ash handle, for gardeners with hard ground.' },
    },
  ],
  exampleFor: ({ kind }) => (kind === 'user' ? 0 : 1),
})
