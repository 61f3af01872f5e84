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
makes this {{kind}} individual. Copy no message{{nor_rule}} and invent nothing. At most {{words}} words.`,
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
    rules: asNumberedTexts(rules),
    routers: asNumberedTexts(routerProfiles),
    profile: asText(profile),
  }),
  reply: ({ kind }) => replies[kind],
  notToCopy: ({ routerProfiles, rules, profile }) =>
    [...routerProfiles, ...rules].filter((text) => !profile.includes(text)),
  examples: [
    {
      variables: {
        kind: 'user',
        domainWord: 'garden tool',
        routerProfiles: ['Gardeners who build raised beds and like light hand tools and bright colours.'],
        rules: ['Trust messages on tools and soil.', 'Ignore messages on colours.'],
        profile: 'I dig heavy clay and want forged tools with long handles.',
      },
      reply: {
        updated_profile:
          'I dig heavy clay and want forged tools with long handles. Lately I also look for light hand tools for raised beds.',
      },
    },
    {
      variables: {
        kind: 'item',
        domainWord: 'garden tool',
        routerProfiles: ['Gardeners who build raised beds and dig out stony ground first.'],
        rules: ['Trust messages on tools and soil.'],
        profile: '“Clay Spade” is a garden tool. A forged spade, taken by gardeners on heavy clay.',
      },
      reply: {
        updated_profile:
          '“Clay Spade” is a garden tool. A forged spade, taken by gardeners on heavy clay, and lately by those who clear stony ground for raised beds.',
      },
    },
  ],
  exampleFor: ({ kind }) => (kind === 'user' ? 0 : 1),
})
