/** §3.1.3, list-wise ranking: one reply orders the whole candidate set, by numbers because titles are not unique. */
import { asText } from '../../prompting/prompt.ts'
import { RANKING_REASON, rankingContract } from '../../prompting/rankingContract.ts'
import { asCandidates, EXAMPLE_OF_CHOOSING, type PredictVariables } from './candidates.ts'
import { recNetPrompts } from './recNetPrompts.ts'

export const rankPrompt = recNetPrompts.define({
  name: 'rank',
  role: 'answering',
  order: 10,
  temperature: (settings) => settings.rankTemperature,
  system: `You rank as one user of a recommender system for {{domain}}s would. You get the profile of the user and {{count}} candidates,
each with its number, title and profile. Find what the user likes and dislikes, hold each candidate against it, and put all
candidates in order, the one that the user is most likely to take first. Invent no preferences; where the profile does not
help, use what is generally known of the candidates.
First say in at most ${RANKING_REASON} words what decides, then give all {{count}} numbers in order, each once.`,
  user: `Profile of the user:
{{profile}}

Candidates:
{{candidates}}`,
  slots: ({ domainWord, userProfile, candidates }: PredictVariables) => ({
    domain: domainWord,
    count: String(candidates.length),
    profile: asText(userProfile),
    candidates: asCandidates(candidates),
  }),
  reply: ({ candidates: { length } }) => rankingContract(length),
  examples: [
    {
      variables: EXAMPLE_OF_CHOOSING,
      reply: {
        reasoning:
          'The user digs heavy clay, for which 3 is forged; 2 has at least a long handle, and 1 is too small.',
        ranking: [3, 2, 1],
      },
    },
  ],
})
