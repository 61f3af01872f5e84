/** Eq. 9, Prompt_optimizer for routers: decides on one router by its aggregated gradients. */
import { z } from 'zod'
import type { CreditCounts, ImpactCounts } from '#shared/vocabulary/agents.ts'
import { asNumberedTexts, asText, type PromptExample } from '../../prompting/prompt.ts'
import type { ReplyContract } from '../../prompting/replySchema.ts'
import { contentText, remarkText } from '../../prompting/replyText.ts'
import { WORD_LIMITS } from './capWords.ts'
import { recNetPrompts } from './recNetPrompts.ts'

/** What may happen to a router. */
export type RouterOperation = 'none' | 'rewrite' | 'split' | 'merge'

/** The values of the prompt. */
export interface OptimizeRouterVariables {
  readonly domainWord: string
  /** P_R. */
  readonly profile: string
  /** The number of attributes in A_R. */
  readonly attributeCount: number
  /** Those attributes of A_R that most clients share. */
  readonly attributes: readonly string[]
  /** All credits since the router was last decided on. */
  readonly credits: CreditCounts
  /** The different changes that gradients ask for, newest first, and how many ask for each. */
  readonly changes: readonly { readonly text: string; readonly times: number }[]
  /** The profiles of the nearest other routers, the nearest first; the reply refers to them by number, counted from 1. */
  readonly near: readonly string[]
  /** The numbers of those routers near it that it may be merged with. */
  readonly mergeable: readonly number[]
  /** The most profiles that it may be split into; 0 where it may not be split. */
  readonly splitInto: number
}

/** The reply: one profile for a rewrite or a merge, two or three for a split, none for none. */
export interface RouterReply {
  readonly reasoning: string
  readonly Operation: RouterOperation
  /** The number of a router near it; 0 for none. Absent where no merge is open. */
  readonly merge_with?: number
  readonly 'Updated Content': readonly string[]
}

type OpenTo = Pick<OptimizeRouterVariables, 'mergeable' | 'splitInto'>

function operationsOpenTo({ mergeable, splitInto }: OpenTo): RouterOperation[] {
  return [
    'none',
    'rewrite',
    ...(splitInto >= 2 ? (['split'] as const) : []),
    ...(mergeable.length > 0 ? (['merge'] as const) : []),
  ]
}

/** Few routers are near, so there are few contracts. */
const contracts = new Map<string, ReplyContract<RouterReply>>()

/** `merge_with` is left out where no merge is open, which the type of a contract cannot say. */
function contractFor(open: OpenTo): ReplyContract<RouterReply> {
  const key = `${open.splitInto} ${open.mergeable.join()}`
  const known = contracts.get(key)
  if (known) return known
  const contract: z.ZodObject = z.object({
    reasoning: remarkText(WORD_LIMITS.evaluation),
    Operation: z.enum(operationsOpenTo(open)),
    ...(open.mergeable.length > 0 ? { merge_with: z.literal([0, ...open.mergeable]) } : {}),
    'Updated Content': z
      .array(contentText(WORD_LIMITS.router))
      .meta({ maxItems: Math.max(1, open.splitInto) }),
  })
  contracts.set(key, contract as ReplyContract<RouterReply>)
  return contract as ReplyContract<RouterReply>
}

const MEANINGS: Readonly<Record<RouterOperation, string>> = {
  none: 'its profile stays as it is. Choose this if its messages do more good than harm, or if what is asked for contradicts itself.',
  rewrite: 'its clients belong together, but the profile misleads. Write one new profile.',
  split: 'it speaks for tastes that do not go together. Write one new profile for each taste, two or three.',
  merge:
    'another router says the same. Give the number of that router in "merge_with", and write one profile for both.',
}

export const optimizeRouterPrompt = recNetPrompts.define<OptimizeRouterVariables, RouterReply>({
  name: 'router-optimizer',
  formerly: 'optimizer',
  role: 'reasoning',
  order: 9,
  system: `You look after one router of a recommender system for {{domain}}s. A router stands for a community of users and {{domain}}s
with a taste in common. Its profile says what this community prefers, in one or two sentences of at most ${WORD_LIMITS.router} words in all,
and is sent to them as a message. Each message that took part in a prediction got a credit: positive if it helped, negative
if it misled, neutral if it did neither.

Decide what happens to the router:
{{operations}}

First give your reason in "reasoning", in at most ${WORD_LIMITS.evaluation} words. Put new profiles into the list "Updated Content"; leave it empty for
"none". Use only what the profiles, the attributes and the changes asked for say.`,
  user: `Other routers, the most similar first:
{{near}}

The router to decide on may be merged with {{mergeable}} only.

Its profile now:
{{profile}}

It has {{count}} attributes. Most of its clients share:
{{attributes}}

Its credits so far:
{{credits}}

Changes that were asked for, the newest first:
{{changes}}

Decide what happens to this router.`,
  slots: ({ domainWord, profile, attributes, attributeCount, credits, changes, near, ...open }) => ({
    domain: domainWord,
    operations: operationsOpenTo(open)
      .map((operation) => `- "${operation}": ${MEANINGS[operation]}`)
      .join('\n'),
    profile: asText(profile),
    count: attributes.length === 0 ? '' : String(attributeCount),
    attributes: attributes.length === 0 ? '' : asText(attributes.join(', ')),
    credits: `Right predictions: ${countsText(credits.right)}.\nWrong predictions: ${countsText(credits.wrong)}.`,
    changes: changes
      .map(({ text, times }) => `- ${times === 1 ? 'once' : `${times} times`}: ${asText(text)}`)
      .join('\n'),
    near: asNumberedTexts(near),
    mergeable: open.mergeable.join(' or '),
  }),
  reply: contractFor,
  notToCopy: ({ changes }) => changes.map(({ text }) => text),
  examples: [exampleOf([1]), exampleOf([])],
  exampleFor: ({ mergeable }) => (mergeable.length > 0 ? 0 : 1),
})

/** The example, with or without a router that it may be merged with. */
function exampleOf(mergeable: readonly number[]): PromptExample<OptimizeRouterVariables, RouterReply> {
  return {
    variables: {
      domainWord: 'garden tool',
      profile: 'People with watering cans, and gardeners who dig heavy clay.',
      attributeCount: 12,
      attributes: ['heavy clay', 'forged blade', 'deep digging'],
      credits: {
        right: { positive: 4, neutral: 1, negative: 0 },
        wrong: { positive: 0, neutral: 1, negative: 3 },
      },
      changes: [{ text: 'Say less about watering cans.', times: 3 }],
      near: ['Owners of tidy lawns.'],
      mergeable,
      splitInto: 3,
    },
    reply: {
      reasoning: 'Its messages on digging helped, those on watering cans misled.',
      Operation: 'rewrite',
      ...(mergeable.length > 0 ? { merge_with: 0 } : {}),
      'Updated Content': ['Gardeners who dig heavy clay deep and want forged blades.'],
    },
  }
}

function countsText({ positive, neutral, negative }: ImpactCounts): string {
  return `${positive} positive, ${neutral} neutral, ${negative} negative`
}
