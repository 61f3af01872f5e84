/** Eq. 6, Prompt_predict: asks which of two items the user takes. */
import { z } from 'zod'
import { asNumberedTexts, asText, replyNumber } from '../../prompting/prompt.ts'
import { recNetPrompts } from './recNetPrompts.ts'

/** The values of the prompt, and of the list-wise ranking. */
export interface PredictVariables {
  readonly userProfile: string
  /** The item profiles in seeded order; a reply refers to them by number, counted from 1. */
  readonly candidates: readonly string[]
}

export const predictPrompt = recNetPrompts.define({
  name: 'predict',
  role: 'answering',
  order: 6,
  system: `You decide as the user would. Note what the user profile likes and dislikes, hold every candidate against it,
and choose exactly one. Invent no preferences; where none applies, use what is generally known of the candidates. Explain
in at most 80 words which preference meets which feature.
Reply: {"reasoning": string, "prediction": title of the chosen candidate, "prediction_index": its number}`,
  user: `User profile:
{{profile}}

Candidates:
{{candidates}}`,
  slots: (variables: PredictVariables) => ({
    profile: asText(variables.userProfile),
    candidates: asNumberedTexts(variables.candidates),
  }),
  reply: z.object({
    reasoning: z.string().default(''),
    prediction: z.union([z.string(), z.number().transform(String)]).default(''),
    prediction_index: replyNumber.optional(),
  }),
})
