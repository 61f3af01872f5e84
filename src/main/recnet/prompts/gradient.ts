/** Eq. 8, Prompt_gradient: asks for the textual reward and the textual gradient of every module that took part. */
import { z } from 'zod'
import { asNumberedTexts, asText, replyNumber } from '../../prompting/prompt.ts'
import { recNetPrompts } from './recNetPrompts.ts'

/** The values of the prompt. */
export interface GradientVariables {
  readonly routerProfiles: readonly string[]
  readonly rules: readonly string[]
  readonly originalProfile: string
  readonly mergedProfile: string
  /** The item profiles in the order in which the prediction showed them. */
  readonly candidates: readonly string[]
  /** Number of the chosen candidate, counted from 1; null where the choice could not be parsed. */
  readonly selected: number | null
  /** Number of the positive item, counted from 1. */
  readonly truth: number
}

const judgement = z.object({
  impact: z.enum(['positive', 'neutral', 'negative']).catch('neutral'),
  evaluation: z.string().default(''),
  suggestion: z.string().default(''),
})

/** Also accepts a plain string, as a suggestion without a judgement. */
const lenientJudgement = z.union([
  judgement,
  z.string().transform((suggestion) => ({ impact: 'neutral' as const, evaluation: '', suggestion })),
])

const routerJudgement = z.union([
  judgement.extend({ router: replyNumber.optional() }),
  z.string().transform((suggestion) => ({
    impact: 'neutral' as const,
    evaluation: '',
    suggestion,
    router: undefined,
  })),
])

const itemJudgement = judgement.extend({ item: replyNumber, filter_suggestion: z.string().default('') })

export const gradientPrompt = recNetPrompts.define({
  name: 'gradient',
  role: 'reasoning',
  order: 8,
  system: `You assign credit. A user profile was merged with community profiles under integration rules, and a prediction was
made from it; now the truth is known. Compare the choice with the truth. Judge every module by itself: the merged user
profile, the filter memory (the rules), each router (community profile) and each candidate item's profile. Say what it
contributed (impact: positive, neutral or negative), why in at most 40 words, and one concrete change in at most 60 words
that can be carried out as written, or "no adjustment". Claim nothing about a module that its text does not show; be
cautious where the influence is unclear.
Reply: {"Merged User Profile Evaluation": {"impact", "evaluation", "suggestion"},
"Filter Memory Evaluation": {"impact", "evaluation", "suggestion"},
"Router Profiles Evaluation": [{"router": number, "impact", "evaluation", "suggestion"}],
"Item Profiles Evaluation": [{"item": candidate number, "impact", "evaluation", "suggestion", "filter_suggestion"}]}`,
  user: `Community profiles:
{{routers}}

Filter memory:
{{rules}}

User profile before merging:
{{original}}

User profile after merging:
{{merged}}

Candidates:
{{candidates}}

Chosen: {{selected}}. Truth: {{truth}}.`,
  slots: (variables: GradientVariables) => ({
    routers: asNumberedTexts(variables.routerProfiles),
    rules: asNumberedTexts(variables.rules),
    original: asText(variables.originalProfile),
    merged: asText(variables.mergedProfile),
    candidates: asNumberedTexts(variables.candidates),
    selected: variables.selected === null ? 'unknown' : String(variables.selected),
    truth: String(variables.truth),
  }),
  reply: z.object({
    'Merged User Profile Evaluation': lenientJudgement,
    'Filter Memory Evaluation': lenientJudgement.default({
      impact: 'neutral',
      evaluation: '',
      suggestion: '',
    }),
    'Router Profiles Evaluation': z.array(routerJudgement).default([]),
    'Item Profiles Evaluation': z.array(itemJudgement).default([]).catch([]),
  }),
})
