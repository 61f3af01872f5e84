/** Eq. 6, Prompt_predict: asks which of two items the user takes. */
import { z } from 'zod'
import { asText } from '../../prompting/prompt.ts'
import { candidateNumbers } from '../../prompting/rankingContract.ts'
import { remarkText } from '../../prompting/replyText.ts'
import { asCandidates, EXAMPLE_OF_CHOOSING, type PredictVariables } from './candidates.ts'
import { WORD_LIMITS } from './capWords.ts'
import { recNetPrompts } from './recNetPrompts.ts'

function contractFor(count: number) {
  return z.object({
    reasoning: remarkText(WORD_LIMITS.reasoning),
    prediction: z.literal([...candidateNumbers(count)]),
  })
}

const ofTwo = contractFor(2)

export const predictPrompt = recNetPrompts.define<PredictVariables, z.output<typeof ofTwo>>({
  name: 'predict',
  role: 'answering',
  order: 6,
  system: `You decide as one user of a recommender system for {{domain}}s would. You get the profile of the user and the candidates,
each with its number, title and profile. Find what the user likes and dislikes, hold each candidate against it, and choose
the one that the user is more likely to take. Invent no preferences; where the profile does not help, use what is generally
known of the candidates.
First say in at most ${WORD_LIMITS.reasoning} words which preference meets which feature, then give the number of the candidate.`,
  user: `Profile of the user:
{{profile}}

Candidates:
{{candidates}}`,
  slots: ({ domainWord, userProfile, candidates }) => ({
    domain: domainWord,
    profile: asText(userProfile),
    candidates: asCandidates(candidates),
  }),
  reply: ({ candidates: { length } }) => (length === 2 ? ofTwo : contractFor(length)),
  // Of three candidates, so that it does not make either of two the likelier answer.
  examples: [
    {
      variables: EXAMPLE_OF_CHOOSING,
      reply: {
        reasoning:
          'The user digs heavy clay, and candidate 3 is forged for heavy ground. The others are too light.',
        prediction: 3,
      },
    },
  ],
})
