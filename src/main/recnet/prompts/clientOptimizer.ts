/** Eq. 9, Prompt_optimizer for clients: rewrites profiles and filter memories by their textual gradients. */
import { z } from 'zod'
import { asNumberedTexts, asText } from '../../prompting/prompt.ts'
import { contentText, optionalText } from '../../prompting/replyText.ts'
import { WORD_LIMITS } from './capWords.ts'
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
  readonly domainWord: string
  readonly modules: readonly ClientModule[]
  /** Most rules of a filter memory. */
  readonly maxRules: number
  /** The modules that are asked for, by their names; null for all of them. */
  readonly asked: readonly string[] | null
}

/** The largest number of rules that a contract knows; a setting above it is held when the rules are revised. */
const MOST_RULES = 8
const operation = z.enum(['rewrite', 'none'])
const revised = {
  user_profile: z.object({ Operation: operation, 'Updated Content': optionalText(WORD_LIMITS.user) }),
  item_profile: z.object({ Operation: operation, 'Updated Content': optionalText(WORD_LIMITS.item) }),
  filter_memory: z.object({
    Operation: operation,
    'Updated Content': z.array(contentText(WORD_LIMITS.rule)).meta({ maxItems: MOST_RULES }),
  }),
}

/** The reply about one module: the operation and the new content, a profile or the rules. */
export interface ClientUpdate {
  readonly Operation: 'rewrite' | 'none'
  readonly 'Updated Content': string | readonly string[]
}

/** Returns the name of each module in the question and in the reply: its type, and a number where that comes twice. */
export function namesOfModules(modules: readonly ClientModule[]): readonly string[] {
  return modules.map(({ type }, index) => {
    const alike = modules.filter((module) => module.type === type)
    if (alike.length === 1) return type
    return `${type}_${1 + modules.slice(0, index).filter((module) => module.type === type).length}`
  })
}

const WRITTEN: Readonly<Record<ClientModuleType, string>> = {
  user_profile: `The profile of a user is written in the first person: new preferences first, then those that still hold, then
dislikes; at most ${WORD_LIMITS.user} words.`,
  item_profile: `The profile of an item keeps the facts and says which people take to it, as a group; at most ${WORD_LIMITS.item} words.`,
  filter_memory: `A filter memory is a list of rules. A rule says how messages from communities are weighed when they are merged into
a profile, in at most ${WORD_LIMITS.rule} words; it does not say what anybody likes. Return all rules, at most {{max_rules}}.`,
}

const contracts = new Map<string, z.ZodObject<Record<string, z.ZodType<ClientUpdate>>>>()

/** The prompt. One call may carry several modules; each is a part of the reply by its own name. */
export const optimizeClientPrompt = recNetPrompts.define({
  name: 'client-optimizer',
  formerly: 'optimizer',
  role: 'reasoning',
  order: 9,
  system: `You revise texts of a recommender system for {{domain}}s. For each module you get its text as it is now and a suggestion that
came from feedback. Carry the suggestion out and return the whole new text, not the suggestion itself. Change only what it
asks for, and keep the rest and the style. "Operation" is "rewrite", or "none" where nothing should change; then
"Updated Content" is empty.

{{written}}`,
  user: `{{modules}}`,
  slots: (variables: OptimizeClientVariables) => {
    const names = namesOfModules(variables.modules)
    const shown = variables.modules.flatMap((module, index) =>
      isAsked(variables, names[index] ?? '') ? [{ module, name: names[index] ?? '' }] : [],
    )
    const types = [...new Set(shown.map(({ module }) => module.type))]
    return {
      domain: variables.domainWord,
      written: types
        .map((type) => WRITTEN[type].replace('{{max_rules}}', String(mostRules(variables))))
        .join('\n'),
      modules: shown
        .map(({ module: { current, gradient }, name }) => {
          const now = typeof current === 'string' ? asText(current) : asNumberedTexts(current)
          return `"${name}" now:\n${now}\nSuggestion:\n${asText(gradient)}`
        })
        .join('\n\n'),
    }
  },
  reply: (variables) => {
    const names = namesOfModules(variables.modules)
    const asked = variables.modules.flatMap(({ type }, index) =>
      isAsked(variables, names[index] ?? '') ? [{ type, name: names[index] ?? '' }] : [],
    )
    const key = asked.map(({ name }) => name).join(' ')
    const known = contracts.get(key)
    if (known) return known
    const contract = z.object(
      Object.fromEntries(asked.map(({ type, name }) => [name, revised[type] as z.ZodType<ClientUpdate>])),
    )
    contracts.set(key, contract)
    return contract
  },
  rest: (variables, missing) => ({ ...variables, asked: missing }),
  // A rule may be what its suggestion asked for; a profile is neither its suggestion nor a rule.
  notToCopy: ({ modules }, part) =>
    part.startsWith('filter_memory')
      ? []
      : modules.flatMap(({ gradient, current }) => [
          gradient,
          ...(typeof current === 'string' ? [] : current),
        ]),
  examples: [
    {
      variables: {
        domainWord: 'garden tool',
        modules: [
          {
            type: 'user_profile',
            current: 'I like tools with long handles. I avoid plastic.',
            gradient: 'Put forged tools for heavy ground before long handles.',
          },
          {
            type: 'filter_memory',
            current: ['Trust every message.'],
            gradient: 'Weigh messages on lawns less.',
          },
        ],
        maxRules: MOST_RULES,
        asked: null,
      },
      reply: {
        user_profile: {
          Operation: 'rewrite',
          'Updated Content':
            'I want forged tools for heavy ground. I also like tools with long handles. I avoid plastic.',
        },
        filter_memory: {
          Operation: 'rewrite',
          'Updated Content': [
            'Trust every message on soil and steel.',
            'Weigh messages on lawns less than others.',
          ],
        },
      },
    },
    {
      variables: {
        domainWord: 'garden tool',
        modules: [
          {
            type: 'item_profile',
            current: '“Lawn Rake” is a garden tool. A light rake with a long handle.',
            gradient: 'Say that it is taken by people with lawns.',
          },
          {
            type: 'item_profile',
            current: '“Clay Spade” is a garden tool. A forged spade for heavy ground.',
            gradient: 'Add that gardeners with clay soil take it.',
          },
        ],
        maxRules: MOST_RULES,
        asked: null,
      },
      reply: {
        item_profile_1: {
          Operation: 'rewrite',
          'Updated Content':
            '“Lawn Rake” is a garden tool. A light rake with a long handle, taken by people with lawns.',
        },
        item_profile_2: {
          Operation: 'rewrite',
          'Updated Content':
            '“Clay Spade” is a garden tool. A forged spade for heavy ground, taken by gardeners with clay soil.',
        },
      },
    },
  ],
  exampleFor: ({ modules }) => (modules.some(({ type }) => type === 'item_profile') ? 1 : 0),
})

function isAsked({ asked }: OptimizeClientVariables, name: string): boolean {
  return asked === null || asked.includes(name)
}

function mostRules({ maxRules }: OptimizeClientVariables): number {
  return Math.min(maxRules, MOST_RULES)
}
