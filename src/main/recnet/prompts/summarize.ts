/** Eq. 3, Prompt_summarize: writes P_R* from the newly assigned attributes and P_R. */
import { z } from 'zod'
import { asText } from '../../prompting/prompt.ts'
import { contentText } from '../../prompting/replyText.ts'
import { WORD_LIMITS } from './capWords.ts'
import { recNetPrompts } from './recNetPrompts.ts'

/** The values of the prompt. */
export interface SummarizeVariables {
  readonly domainWord: string
  readonly attributes: readonly string[]
  /** P_R; empty for a router that has no profile yet. */
  readonly routerProfile: string
}

/** Most attributes that are shown; a first cluster may have hundreds, of which the first say enough. */
const SHOWN_ATTRIBUTES = 60

const reply = z.object({ summary: contentText(WORD_LIMITS.router) })

export const summarizePrompt = recNetPrompts.define({
  name: 'summarize',
  role: 'answering',
  order: 3,
  system: `You keep the profile of one community in a recommender system for {{domain}}s. A community is a group of users and items
that share tastes. Its profile is sent to its members, so it says what they have in common.
You get attributes that are new in the community{{also}}. Find the themes that several of them share and write the
profile{{anew}}, in one to three sentences of at most ${WORD_LIMITS.router} words. Describe the taste as a whole; do not list the
attributes one by one.

Example of a filled reply, for garden tools: {"summary": "Gardeners on heavy clay who want tools for life: forged blades, long
ash handles, and edges that can be sharpened."}`,
  user: `Profile of the community until now:
{{profile}}

New attributes:
{{attributes}}`,
  slots: ({ domainWord, attributes, routerProfile }: SummarizeVariables) => ({
    domain: domainWord,
    also: routerProfile === '' ? '' : ', and its profile until now',
    anew: routerProfile === '' ? '' : ' anew, from what still holds and what is new',
    profile: routerProfile === '' ? '' : asText(routerProfile),
    attributes: asText(attributes.slice(0, SHOWN_ATTRIBUTES).join('; ')),
  }),
  reply: () => reply,
  sample: { domainWord: 'product', attributes: [], routerProfile: '' },
})
