/** Eq. 8, Prompt_gradient: asks for the textual reward and the textual gradient of every module that took part. */
import { z } from 'zod'
import { asNumberedTexts, asText } from '../../prompting/prompt.ts'
import type { ReplyContract } from '../../prompting/replySchema.ts'
import { optionalText, remarkText } from '../../prompting/replyText.ts'
import { WORD_LIMITS } from './capWords.ts'
import {
  moduleName,
  moduleNames,
  type GradientVariables,
  type JudgedClient,
  type ModuleJudgement,
} from './judgedModules.ts'
import { EXAMPLE_WITH_MESSAGES, EXAMPLE_WITHOUT_MESSAGES } from './gradientExamples.ts'
import { recNetPrompts } from './recNetPrompts.ts'

/** The textual reward (impact, evaluation) and the textual gradient (change, suggestion) of one module. */
const judgement = z.object({
  evaluation: remarkText(WORD_LIMITS.evaluation),
  impact: z.enum(['positive', 'neutral', 'negative']),
  change: z.boolean(),
  suggestion: optionalText(WORD_LIMITS.suggestion),
})

const contracts = new Map<string, ReplyContract<Record<string, ModuleJudgement>>>()

/** Few sets of modules occur in a run; the bound keeps a strange dataset from filling the memory. */
const MOST_CONTRACTS = 500

function contractFor(names: readonly string[]) {
  const key = names.join('\n')
  const known = contracts.get(key)
  if (known) return known
  if (contracts.size >= MOST_CONTRACTS) contracts.clear()
  const contract = z.object(Object.fromEntries(names.map((name) => [name, judgement])))
  contracts.set(key, contract)
  return contract
}

export const gradientPrompt = recNetPrompts.define({
  name: 'gradient',
  role: 'reasoning',
  order: 8,
  system: `You assign credit in a recommender system for {{domain}}s. The system predicted which of two candidates one user would
take; now it is known which one the user took. Every text that took part in the prediction is a module. Judge each module
that you are asked about by itself:
- "evaluation": what in its text spoke for the one or the other candidate, in at most ${WORD_LIMITS.evaluation} words.
- "impact": "positive" if it helped to predict the truth, "negative" if it misled, "neutral" if it did neither.
- "change": true if its text should be changed, otherwise false.
- "suggestion": if so, one change that can be carried out as written, in at most ${WORD_LIMITS.suggestion} words; otherwise "".
Claim nothing that the text of the module does not show.

The profile of a user says what the user prefers. The profile of a candidate says what it is and who takes to it.{{about_memory}}{{about_routers}}`,
  user: `The user
{{user}}

{{items}}

{{outcome}}
Judge these modules: {{modules}}`,
  slots: (variables: GradientVariables) => ({
    domain: variables.domainWord,
    about_memory: variables.modules.some(({ kind }) => kind === 'filter memory')
      ? ' A filter memory has rules that say which messages to trust when they are merged into a profile, not what anybody likes.'
      : '',
    about_routers: variables.modules.some(({ kind }) => kind === 'router')
      ? ' A router is a community, and its text is the message that it sent.'
      : '',
    user: asClient(variables.user),
    items: variables.items
      .map((item, index) => `Candidate ${index + 1}, ${asText(item.title)}\n${asClient(item)}`)
      .join('\n\n'),
    outcome: outcomeOf(variables),
    modules: `${moduleNames(variables.modules)
      .map((name) => `"${name}"`)
      .join(', ')}.`,
  }),
  reply: ({ modules }) => contractFor(moduleNames(modules)),
  // A smaller question shows only those whose modules are still to be judged; numbers stay as they were.
  rest: (variables, missing) => ({
    ...variables,
    modules: variables.modules.filter((module) => missing.includes(moduleName(module))),
  }),
  examples: [EXAMPLE_WITHOUT_MESSAGES, EXAMPLE_WITH_MESSAGES],
  exampleFor: ({ modules }) => (modules.every(({ kind }) => kind === 'profile') ? 0 : 1),
})

/** One client: its profile before and after, the messages between, and the rules that let them in. */
function asClient({ original, merged, messages, rules }: JudgedClient): string {
  if (messages.length === 0) return `Profile:\n${asText(merged)}`
  const parts = [
    `Profile before the messages:\n${asText(original)}`,
    `Messages:\n${messages.map(({ number, text }) => `Router ${number}: ${text === null ? 'the same as above' : asText(text)}`).join('\n')}`,
    rules.length === 0 ? '' : `Rules of the filter memory:\n${asNumberedTexts(rules)}`,
    merged === original
      ? 'The profile after the messages is the same.'
      : `Profile after the messages:\n${asText(merged)}`,
  ]
  return parts.filter((part) => part !== '').join('\n')
}

function outcomeOf({ selected, truth }: GradientVariables): string {
  const took = `The user took candidate ${truth}.`
  if (selected === null) return `The system made no prediction that could be read. ${took}`
  const verdict = selected === truth ? 'right' : 'wrong'
  return `The system predicted candidate ${selected}. ${took} The prediction was ${verdict}.`
}
