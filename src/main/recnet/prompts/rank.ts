/** §3.1.3, list-wise ranking: one reply orders the whole candidate set, by numbers because titles are not unique. */
import { z } from 'zod'
import { asNumberedTexts, asText, replyNumber } from '../../prompting/prompt.ts'
import { recNetPrompts } from './recNetPrompts.ts'
import type { PredictVariables } from './predict.ts'

export const rankPrompt = recNetPrompts.define({
  name: 'rank',
  role: 'answering',
  order: 10,
  temperature: (settings) => settings.rankTemperature,
  system: `You rank as the user would. Note what the user profile likes and dislikes, hold every candidate against it, and put all
candidates in order, the one the user is most likely to take first. Every number occurs exactly once.
Reply: {"ranking": [numbers of all candidates, best first]}`,
  user: `User profile:
{{profile}}

Candidates:
{{candidates}}`,
  slots: (variables: PredictVariables) => ({
    profile: asText(variables.userProfile),
    candidates: asNumberedTexts(variables.candidates),
  }),
  reply: z.object({ ranking: z.array(replyNumber).min(1) }),
})
