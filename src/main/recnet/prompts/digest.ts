/** Table 4, EM+LR+LS: the model writes for one receiver what of a profile is worth sending. */
import { z } from 'zod'
import { asText } from '../../prompting/prompt.ts'
import { contentText } from '../../prompting/replyText.ts'
import { WORD_LIMITS } from './capWords.ts'
import { recNetPrompts } from './recNetPrompts.ts'

/** The values of the prompt. */
export interface DigestVariables {
  readonly domainWord: string
  readonly senderProfile: string
  readonly receiverProfile: string
}

const reply = z.object({ message: contentText(WORD_LIMITS.router) })

export const digestPrompt = recNetPrompts.define({
  name: 'digest',
  role: 'answering',
  order: 4,
  system: `You write messages between agents of a recommender system for {{domain}}s. An agent stands for a user, or for an item and those
who take it. You get the profile of the agent that has something to tell, and the profile of the one that is told. Write in
one or two sentences of at most ${WORD_LIMITS.router} words what of the first profile is new and of use to the second. Leave out what it
knows already and what has nothing to do with it.`,
  user: `Profile of the one that tells:
{{sender}}

Profile of the one that is told:
{{receiver}}`,
  slots: ({ domainWord, senderProfile, receiverProfile }: DigestVariables) => ({
    domain: domainWord,
    sender: asText(senderProfile),
    receiver: asText(receiverProfile),
  }),
  reply: () => reply,
  examples: [
    {
      variables: {
        domainWord: 'garden tool',
        senderProfile: 'I dig heavy clay by hand, and lately I sharpen and oil my tools. I dislike plastic.',
        receiverProfile: 'I dig stony ground with forged tools and break many handles.',
      },
      reply: { message: 'Who digs heavy ground by hand has begun to sharpen and oil tools.' },
    },
  ],
})
