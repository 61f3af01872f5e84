/** Eq. 5, Prompt_merge: writes P_c^pro from the buffered router profiles, F_c and P_c. */
import { z } from 'zod'
import { asNumberedTexts, asText } from '../../prompting/prompt.ts'
import { contentText } from '../../prompting/replyText.ts'
import { WORD_LIMITS } from './capWords.ts'
import { recNetPrompts } from './recNetPrompts.ts'

/** The values of the prompt. */
export interface MergeVariables {
  readonly kind: 'user' | 'item'
  readonly domainWord: string
  /** The texts of the buffered messages, newest first. */
  readonly routerProfiles: readonly string[]
  /** The rules of F_c; empty without a filter memory. */
  readonly rules: readonly string[]
  readonly profile: string
}

const replies = {
  user: z.object({ updated_profile: contentText(WORD_LIMITS.user) }),
  item: z.object({ updated_profile: contentText(WORD_LIMITS.item) }),
}

export const mergePrompt = recNetPrompts.define({
  name: 'merge',
  role: 'reasoning',
  order: 5,
  system: `You bring the profile of one {{kind}} up to date in a recommender system for {{domain}}s. A profile says in words what a
user prefers, or what an item is and who takes to it. Messages came from communities of users and items with related
tastes{{and_rules}}.
In each message find what is new and fits this {{kind}}. {{obey}}Drop what contradicts the profile. Then write the whole
profile again, in its own words and style, with the few new points worked in: it evolves, it is not replaced. Keep what
makes this {{kind}} individual. Copy no message{{nor_rule}} and invent nothing. At most {{words}} words.

Example of a filled reply, for garden tools: {{example}}`,
  user: `Rules:
{{rules}}

Messages, newest first:
{{routers}}

Profile of the {{kind}} until now:
{{profile}}`,
  slots: ({ kind, domainWord, routerProfiles, rules, profile }: MergeVariables) => ({
    kind,
    domain: domainWord,
    and_rules: rules.length === 0 ? '' : '; rules say which of them to trust',
    obey:
      rules.length === 0 ? '' : 'Let the rules decide what to take, what to weigh less and what to drop. ',
    nor_rule: rules.length === 0 ? '' : ' and no rule',
    words: String(WORD_LIMITS[kind]),
    example: JSON.stringify({
      updated_profile:
        kind === 'user'
          ? 'I dig heavy clay and want forged tools with long handles. Lately I also look for light hand tools for raised beds.'
          : 'A forged spade with a long ash handle. Taken by gardeners on heavy clay, and lately by those who build raised beds.',
    }),
    rules: asNumberedTexts(rules),
    routers: asNumberedTexts(routerProfiles),
    profile: asText(profile),
  }),
  reply: ({ kind }) => replies[kind],
  notToCopy: ({ routerProfiles, rules, profile }) =>
    [...routerProfiles, ...rules].filter((text) => !profile.includes(text)),
  sample: { kind: 'user', domainWord: 'product', routerProfiles: [''], rules: [''], profile: '' },
})
