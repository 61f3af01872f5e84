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
attributes one by one.`,
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
  examples: [
    {
      variables: {
        domainWord: 'garden tool',
        attributes: ['heavy clay', 'forged blade', 'stony ground', 'ash handle', 'double digging'],
        routerProfile: '',
      },
      reply: { summary: 'Gardeners who dig hard, heavy ground by hand and want strong forged tools for it.' },
    },
    {
      variables: {
        domainWord: 'garden tool',
        attributes: ['sharpening stone', 'spare handles', 'oiled ash'],
        routerProfile: 'Gardeners who dig hard, heavy ground by hand and want strong forged tools for it.',
      },
      reply: {
        summary:
          'Gardeners who dig heavy ground by hand with strong forged tools, and lately care for them so that they last for life.',
      },
    },
  ],
  exampleFor: ({ routerProfile }) => (routerProfile === '' ? 0 : 1),
})
