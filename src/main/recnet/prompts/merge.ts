/** Eq. 5, Prompt_merge: writes P_c^pro from the buffered router profiles, F_c and P_c. */
import { z } from 'zod'
import { asNumberedTexts, asText } from '../../prompting/prompt.ts'
import { recNetPrompts } from './recNetPrompts.ts'

/** The values of the prompt. */
export interface MergeVariables {
  readonly kind: 'user' | 'item'
  /** The texts of the buffered messages, newest first. */
  readonly routerProfiles: readonly string[]
  /** The rules of F_c; empty without a filter memory. */
  readonly rules: readonly string[]
  readonly profile: string
}

export const mergePrompt = recNetPrompts.define({
  name: 'merge',
  role: 'reasoning',
  order: 5,
  system: `You bring the preference profile of one user or item up to date with what its communities have learnt.
Find in the community profiles what is new and relevant to this profile. Let the integration rules decide what to
prefer, what to weigh less and what to drop; drop what contradicts the profile. Take over only what agrees with it or
completes it, in the words and structure of the profile: an evolution, not a replacement. Invent nothing, keep what makes
this one individual, and keep the length: at most 180 words for a user, 60 for an item.
Reply: {"updated_profile": string}`,
  user: `Integration rules:
{{rules}}

Profile of one {{kind}}:
{{profile}}

Community profiles, newest first:
{{routers}}`,
  slots: (variables: MergeVariables) => ({
    kind: variables.kind,
    rules: asNumberedTexts(variables.rules),
    profile: asText(variables.profile),
    routers: asNumberedTexts(variables.routerProfiles),
  }),
  reply: z.object({ updated_profile: z.string().trim().min(1) }),
})
