/** Eq. 9, Prompt_optimizer: new texts of client modules, and the decision on one router. */
import { z } from 'zod'
import { asNumberedTexts, asText, definePrompt, replyNumber } from '../../prompting/prompt.ts'

export type ClientModuleType = 'user_profile' | 'item_profile' | 'filter_memory'

export interface ClientModule {
  readonly type: ClientModuleType
  /** A profile, or the rules of a filter memory. */
  readonly current: string | readonly string[]
  readonly gradient: string
}

export interface OptimizeClientVariables {
  readonly modules: readonly ClientModule[]
}

const clientUpdate = z.object({
  module: replyNumber.optional(),
  Type: z.string().default(''),
  Operation: z.string().default('rewrite'),
  'Updated Content': z.union([z.string(), z.array(z.string()), z.null()]).default(null),
})

/** One call may carry several modules; a bare update is the update of the only module. */
export const optimizeClientPrompt = definePrompt({
  name: 'optimizer',
  system: `You carry out textual gradients on modules of a recommender system. For each module read what it says now and what
its gradient asks for, and return the whole new content.
user_profile: refine, adjust or confirm; first person, new preferences first, then those that still hold, then dislikes; at
most 180 words. item_profile: keep the facts, speak of the listeners, readers or buyers who like it as a group; at most 60
words. filter_memory: change, reorder or rewrite the rules and return them all as a list; a rule says how incoming signals
are weighed, in at most 25 words, not what the user likes; at most 8 rules.
Change only what the gradient supports and keep the structure. Where nothing changes, the operation is "none" and the
content is "no adjustment".
Reply: {"updates": [{"module": number, "Type": type of the module, "Operation": "rewrite" or "none", "Updated Content": string,
or list of rules}]}`,
  user: `{{modules}}`,
  slots: (variables: OptimizeClientVariables) => ({
    modules: variables.modules
      .map((module, index) => {
        const current =
          typeof module.current === 'string' ? asText(module.current) : asNumberedTexts(module.current)
        return `Module ${index + 1}, ${module.type}. Now:\n${current}\nGradient:\n${asText(module.gradient)}`
      })
      .join('\n\n'),
  }),
  reply: z.union([
    z.object({ updates: z.array(clientUpdate) }),
    clientUpdate.extend({ Operation: z.string() }).transform((only) => ({ updates: [only] })),
  ]),
})

export interface OptimizeRouterVariables {
  /** Profiles of all routers; the decision names them by number from 1. */
  readonly routerProfiles: readonly string[]
  /** Number of the router to decide on. */
  readonly router: number
  /** A_R, what the router coordinates. */
  readonly attributes: readonly string[]
  /** The aggregated gradients, newest first. */
  readonly gradients: readonly string[]
}

const profileText = z.union([
  z.string().trim().min(1),
  z.object({ profile: z.string().trim().min(1) }).transform(({ profile }) => profile),
])

export const optimizeRouterPrompt = definePrompt({
  name: 'optimizer',
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
