/** Eq. 9, Prompt_optimizer for routers: decides on one router by its aggregated gradients. */
import { z } from 'zod'
import { asNumberedTexts, asText, replyNumber } from '../../prompting/prompt.ts'
import { recNetPrompts } from './recNetPrompts.ts'

/** The values of the prompt. */
export interface OptimizeRouterVariables {
  /** The profiles of all routers; the reply refers to them by number, counted from 1. */
  readonly routerProfiles: readonly string[]
  /** Number of the router to be decided on. */
  readonly router: number
  /** A_R, the attributes that the router coordinates. */
  readonly attributes: readonly string[]
  /** The aggregated textual gradients, newest first. */
  readonly gradients: readonly string[]
}

const profileText = z.union([
  z.string().trim().min(1),
  z.object({ profile: z.string().trim().min(1) }).transform(({ profile }) => profile),
])

export const optimizeRouterPrompt = recNetPrompts.define({
  name: 'router-optimizer',
  formerly: { name: 'optimizer', subject: /^r\d+$/ },
  role: 'reasoning',
  order: 9,
  system: `You decide on one router, the coordinator of a community of users and items, from what its messages did to predictions.
Decide one operation.
rewrite: its community holds together but its profile misleads; return the new profile.
split: it speaks for tastes that pull apart; return two or three new profiles, one per taste.
merge: another router in the list says the same; return that router's number and one profile for both.
none: nothing in the gradients asks for a change.
Profiles have at most 80 words. Name only routers of the list.
Reply: {"Type": "router", "Operation": "rewrite" | "split" | "merge" | "none", "Updated Content": for rewrite a string, for split
[{"profile": string}, …], for merge {"target": number, "profile": string}, for none "no adjustment"}`,
  user: `Routers:
{{routers}}

Decide on router {{router}}. It coordinates: {{attributes}}

Gradients:
{{gradients}}`,
  slots: (variables: OptimizeRouterVariables) => ({
    routers: asNumberedTexts(variables.routerProfiles),
    router: String(variables.router),
    attributes: asText(variables.attributes.join('; ')),
    gradients: asNumberedTexts(variables.gradients),
  }),
  reply: z.object({
    Type: z.string().default('router'),
    Operation: z.string().transform((operation) => operation.trim().toLowerCase()),
    'Updated Content': z
      .union([
        z.array(profileText),
        z.object({ target: replyNumber, profile: z.string().trim().min(1) }),
        z.string(),
        z.null(),
      ])
      .default(null)
      .catch(null),
  }),
})
