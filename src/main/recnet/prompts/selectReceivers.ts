/** Table 4, EM+LR: the model chooses, among the nearest clients, those to whom a profile is sent. */
import { z } from 'zod'
import { asNumberedTexts, asText } from '../../prompting/prompt.ts'
import { candidateNumbers } from '../../prompting/rankingContract.ts'
import { remarkText } from '../../prompting/replyText.ts'
import { WORD_LIMITS } from './capWords.ts'
import { recNetPrompts } from './recNetPrompts.ts'

/** The values of the prompt. */
export interface SelectVariables {
  readonly domainWord: string
  /** The profile that is to be sent. */
  readonly senderProfile: string
  /** The profiles of the clients that may receive it, the nearest first. */
  readonly clientProfiles: readonly string[]
  /** How many of them receive it. */
  readonly count: number
}

function contractFor(clients: number, count: number) {
  return z.object({
    reasoning: remarkText(WORD_LIMITS.reasoning),
    selected: z
      .array(z.literal([...candidateNumbers(clients)]))
      .min(1)
      .meta({ minItems: count, maxItems: count }),
  })
}

export const selectReceiversPrompt = recNetPrompts.define<
  SelectVariables,
  z.output<ReturnType<typeof contractFor>>
>({
  name: 'select-receivers',
  role: 'answering',
  order: 4,
  system: `You decide in a recommender system for {{domain}}s who is told of a preference profile that has changed. Profiles are of
users, or of items and those who take them. You get the profile and {{clients}} numbered others. Choose the {{count}} for whom it is
worth most: those whose taste it adds to, and not those who have nothing in common with it or know it all.
First say in at most ${WORD_LIMITS.reasoning} words what decides, then give the {{count}} numbers, each once.`,
  user: `Profile that has changed:
{{sender}}

Others:
{{others}}`,
  slots: ({ domainWord, senderProfile, clientProfiles, count }) => ({
    domain: domainWord,
    clients: String(clientProfiles.length),
    count: String(count),
    sender: asText(senderProfile),
    others: asNumberedTexts(clientProfiles),
  }),
  reply: ({ clientProfiles, count }) =>
    contractFor(clientProfiles.length, Math.min(count, clientProfiles.length)),
  examples: [
    {
      variables: {
        domainWord: 'garden tool',
        senderProfile: 'I dig heavy clay by hand, and lately I sharpen and oil my tools.',
        clientProfiles: [
          'I grow flowers on a balcony and want light tools.',
          'I dig stony ground with forged tools and break many handles.',
          'I keep a lawn and like machines.',
        ],
        count: 1,
      },
      reply: {
        reasoning:
          'The second digs hard ground too, and care of tools is new to it. The others share nothing.',
        selected: [2],
      },
    },
  ],
})
