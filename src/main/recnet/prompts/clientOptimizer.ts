/** Eq. 9, Prompt_optimizer for clients: rewrites profiles and filter memories by their textual gradients. */
import { z } from 'zod'
import { asNumberedTexts, asText, replyNumber } from '../../prompting/prompt.ts'
import { recNetPrompts } from './recNetPrompts.ts'

/** The kinds of client modules, as the prompt names them. */
export type ClientModuleType = 'user_profile' | 'item_profile' | 'filter_memory'

/** One module to be optimized. */
export interface ClientModule {
  readonly type: ClientModuleType
  /** The current content: a profile, or the rules of a filter memory. */
  readonly current: string | readonly string[]
  readonly gradient: string
}

/** The values of the prompt. */
export interface OptimizeClientVariables {
  readonly modules: readonly ClientModule[]
}

const clientUpdate = z.object({
  module: replyNumber.optional(),
  Type: z.string().default(''),
  Operation: z.string().default('rewrite'),
  'Updated Content': z.union([z.string(), z.array(z.string()), z.null()]).default(null),
})

/** The prompt. One call may carry several modules; a reply with a single update is accepted for a single module. */
export const optimizeClientPrompt = recNetPrompts.define({
  name: 'client-optimizer',
  formerly: { name: 'optimizer', subject: /^[ui]:/ },
  role: 'reasoning',
  order: 9,
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
