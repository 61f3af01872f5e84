/** Eq. 9, Prompt_optimizer for routers: decides on one router by its aggregated gradients. */
import { z } from 'zod'
import { asNumberedTexts, asText } from '../../prompting/prompt.ts'
import { contentText, remarkText } from '../../prompting/replyText.ts'
import { WORD_LIMITS } from './capWords.ts'
import { recNetPrompts } from './recNetPrompts.ts'

/** What may happen to a router. */
export const ROUTER_OPERATIONS = ['rewrite', 'split', 'merge', 'none'] as const
export type RouterOperation = (typeof ROUTER_OPERATIONS)[number]

/** The values of the prompt. */
export interface OptimizeRouterVariables {
  readonly domainWord: string
  /** The profiles of all routers; the reply refers to them by number, counted from 1. */
  readonly routerProfiles: readonly string[]
  /** Number of the router to be decided on. */
  readonly router: number
  /** A_R, the attributes that the router coordinates. */
  readonly attributes: readonly string[]
  /** The aggregated textual gradients, newest first. */
  readonly gradients: readonly string[]
  /** The operations that are open to this router now. */
  readonly operations: readonly RouterOperation[]
}

function contractFor({ operations, routerProfiles, router }: OptimizeRouterVariables) {
  const others = routerProfiles.flatMap((_, index) => (index + 1 === router ? [] : [index + 1]))
  return z.object({
    reasoning: remarkText(WORD_LIMITS.evaluation),
    Operation: z.enum(operations as readonly [RouterOperation, ...RouterOperation[]]),
    ...(operations.includes('merge') ? { merge_with: z.literal([0, ...others]) } : {}),
    'Updated Content': z.array(contentText(WORD_LIMITS.router)).meta({ maxItems: 3 }),
  })
}

/** The reply: one profile for a rewrite or a merge, two or three for a split, none for none. */
export interface RouterReply {
  readonly reasoning: string
  readonly Operation: RouterOperation
  readonly merge_with?: number
  readonly 'Updated Content': readonly string[]
}

export const optimizeRouterPrompt = recNetPrompts.define<OptimizeRouterVariables, RouterReply>({
  name: 'router-optimizer',
  formerly: 'optimizer',
  role: 'reasoning',
  order: 9,
  system: `You decide on one router, the coordinator of a community of users and items, from what its messages did to predictions.
Decide one operation.
rewrite: its community holds together but its profile misleads; return the new profile.
split: it speaks for tastes that pull apart; return two or three new profiles, one per taste.
merge: another router in the list says the same; return that router's number and one profile for both.
none: nothing in the gradients asks for a change; return no profile.
Profiles have at most ${WORD_LIMITS.router} words. Name only routers of the list.

Example of a filled reply, for garden tools: {"reasoning": "Its members dig clay, or they grow in pots.", "Operation": "split",
"merge_with": 0, "Updated Content": ["Gardeners who dig heavy clay with forged tools.", "Balcony gardeners with small pots."]}`,
  user: `Routers:
{{routers}}

Decide on router {{router}}. It coordinates: {{attributes}}

Gradients:
{{gradients}}`,
  slots: (variables) => ({
    routers: asNumberedTexts(variables.routerProfiles),
    router: String(variables.router),
    attributes: asText(variables.attributes.join('; ')),
    gradients: asNumberedTexts(variables.gradients),
  }),
  reply: (variables) => contractFor(variables) as never,
  sample: {
    domainWord: 'product',
    routerProfiles: ['', ''],
    router: 1,
    attributes: [],
    gradients: [],
    operations: ROUTER_OPERATIONS,
  },
})
