/**
 * The first profile of a client, asked for only with `firstProfiles: model`. The prompt is ours, since §2.2.1 leaves it
 * open.
 */
import { z } from 'zod'
import { asText } from '../../prompting/prompt.ts'
import { recNetPrompts } from './recNetPrompts.ts'

/** The values of the prompt. */
export interface DescribeVariables {
  readonly kind: 'user' | 'item'
  readonly domainWord: string
  /** What the dataset says about the client. */
  readonly source: string
}

export const describePrompt = recNetPrompts.define({
  name: 'describe',
  role: 'answering',
  order: 0,
  system: `You write the first preference profile of one {{kind}} in a recommender system for {{domain}}s.
For an item: say in at most 50 words what it is and which tastes it meets. For a user: say in at most 60 words, in the
first person, what the source supports, and no more than that.
Reply: {"profile": string}`,
  user: `Source:
{{source}}`,
  slots: (variables: DescribeVariables) => ({
    kind: variables.kind,
    domain: variables.domainWord,
    source: asText(variables.source),
  }),
  reply: z.object({ profile: z.string().trim().min(1) }),
})
