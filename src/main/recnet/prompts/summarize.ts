/** Eq. 3, Prompt_summarize: writes P_R* from the newly assigned attributes and P_R. */
import { z } from 'zod'
import { asText } from '../../prompting/prompt.ts'
import { recNetPrompts } from './recNetPrompts.ts'

/** The values of the prompt. */
export interface SummarizeVariables {
  readonly attributes: readonly string[]
  /** P_R; empty for a router that has no profile yet. */
  readonly routerProfile: string
}

export const summarizePrompt = recNetPrompts.define({
  name: 'summarize',
  role: 'answering',
  order: 3,
  system: `You keep the profile of a router: a community of users and items that share tastes.
Find the themes that recur in the new attributes, understand what the profile is about now, and write one profile that
says what the community shares. Keep it high-level and under 80 words, so that it can serve as a descriptor of the
community; do not just list the attributes.
Reply: {"summary": string}`,
  user: `Profile of the router now:
{{profile}}

New attributes:
{{attributes}}`,
  slots: (variables: SummarizeVariables) => ({
    profile: asText(variables.routerProfile),
    attributes: asText(variables.attributes.join('; ')),
  }),
  reply: z.object({ summary: z.string().trim().min(1) }),
})
