/**
 * The built-in agent: it answers every prompt of RecNet and of the baselines by deterministic text rules, from the same texts that a
 * language model would be given. It is not a language model, and says so wherever its results are shown.
 */
import { BUILT_IN_AGENT } from '#shared/vocabulary/models/builtInAgent.ts'
import type { PromptName } from '#shared/vocabulary/prompts.ts'
import type { ChoiceRequest, CompletionRequest, LanguageModel } from '../../ports/languageModel.ts'
import type { ChooseVariables } from '../../methods/agentTexts/prompts/choose.ts'
import type { RankAgentsVariables } from '../../methods/agentCf/prompts/rankAgents.ts'
import type { ReflectionVariables } from '../../methods/agentTexts/prompts/shownItems.ts'
import type { DeriveMemoryVariables } from '../../methods/agentCfPlus/prompts/deriveMemory.ts'
import type { ListInterestsVariables } from '../../methods/agentCfPlus/prompts/listInterests.ts'
import type { NameGroupVariables } from '../../methods/agentCfPlus/prompts/nameGroup.ts'
import type { RankMemoriesVariables } from '../../methods/agentCfPlus/prompts/rankMemories.ts'
import type { UpdatePrivateVariables } from '../../methods/agentCfPlus/prompts/updatePrivate.ts'
import type { RankByHistoryVariables } from '../../methods/llmRank/prompts/rankByHistory.ts'
import type { DescribeVariables } from '../../recnet/prompts/describe.ts'
import type { DigestVariables } from '../../recnet/prompts/digest.ts'
import type { ExtractVariables } from '../../recnet/prompts/extract.ts'
import type { GradientVariables } from '../../recnet/prompts/judgedModules.ts'
import type { MergeVariables } from '../../recnet/prompts/merge.ts'
import type { OptimizeClientVariables } from '../../recnet/prompts/clientOptimizer.ts'
import type { OptimizeRouterVariables } from '../../recnet/prompts/routerOptimizer.ts'
import type { PredictVariables } from '../../recnet/prompts/candidates.ts'
import type { SelectVariables } from '../../recnet/prompts/selectReceivers.ts'
import type { SummarizeVariables } from '../../recnet/prompts/summarize.ts'
import {
  chooseItemByRules,
  rankAgentsByRules,
  reflectItemsByRules,
  reflectUserByRules,
} from './baselines/agentCfByRules.ts'
import {
  deriveMemoryByRules,
  listInterestsByRules,
  nameGroupByRules,
  rankMemoriesByRules,
  updatePrivateByRules,
} from './baselines/agentCfPlusByRules.ts'
import { digestByRules, selectReceiversByRules } from './directByRules.ts'
import { extractByRules } from './extractByRules.ts'
import { gradientByRules } from './gradientByRules.ts'
import { mergeByRules } from './mergeByRules.ts'
import { optimizeClientByRules } from './optimizeClientByRules.ts'
import { optimizeRouterByRules } from './optimizeRouterByRules.ts'
import { chooseByRules, predictByRules, rankByRules } from './predictByRules.ts'
import { rankTitlesByRules } from './baselines/rankTitlesByRules.ts'
import { summarizeByRules } from './summarizeByRules.ts'

/** Creates the agent. Its token counts are word counts. Throws WorkbenchError `cancelled` only. */
export function createLexicalLanguageModel(): LanguageModel {
  return {
    description: BUILT_IN_AGENT,
    parallel: 1,
    complete: async (request, cancellation) => {
      cancellation.throwIfCancelled()
      const text = answerTo(request)
      const prompt = request.messages.reduce((sum, message) => sum + wordCount(message.content), 0)
      return { text, promptTokens: prompt, replyTokens: text === '' ? 0 : wordCount(text) }
    },
    choose: async (request, cancellation) => {
      cancellation.throwIfCancelled()
      const promptTokens = [request.document, ...request.options].reduce(
        (sum, text) => sum + wordCount(text),
        0,
      )
      return { probabilities: sharesOf(request), promptTokens }
    },
  }
}

/** Answers a prompt from the values that its text was written from. */
type Rule = (variables: never) => unknown

/**
 * The rules by name of the prompt. A request is built from the prompt of its name, so its variables have the shape
 * that the rule reads.
 */
const RULES: ReadonlyMap<PromptName, Rule> = new Map<PromptName, Rule>([
  ['describe', ({ source }: DescribeVariables) => ({ profile: source })],
  ['extract', (variables: ExtractVariables) => extractByRules(variables)],
  ['summarize', (variables: SummarizeVariables) => summarizeByRules(variables)],
  ['merge', (variables: MergeVariables) => mergeByRules(variables)],
  ['select-receivers', (variables: SelectVariables) => selectReceiversByRules(variables)],
  ['digest', (variables: DigestVariables) => digestByRules(variables)],
  ['predict', (variables: PredictVariables) => predictByRules(variables)],
  ['gradient', (variables: GradientVariables) => gradientByRules(variables)],
  ['client-optimizer', (variables: OptimizeClientVariables) => optimizeClientByRules(variables)],
  ['router-optimizer', (variables: OptimizeRouterVariables) => optimizeRouterByRules(variables)],
  ['rank', (variables: PredictVariables) => rankByRules(variables)],
  ['rank-by-history', (variables: RankByHistoryVariables) => rankTitlesByRules(variables)],
  ['choose', (variables: ChooseVariables) => chooseItemByRules(variables)],
  ['reflect-user', (variables: ReflectionVariables) => reflectUserByRules(variables)],
  ['reflect-items', (variables: ReflectionVariables) => reflectItemsByRules(variables)],
  ['rank-agents', (variables: RankAgentsVariables) => rankAgentsByRules(variables)],
  ['update-private', (variables: UpdatePrivateVariables) => updatePrivateByRules(variables)],
  ['derive-memory', (variables: DeriveMemoryVariables) => deriveMemoryByRules(variables)],
  ['list-interests', (variables: ListInterestsVariables) => listInterestsByRules(variables)],
  ['name-group', (variables: NameGroupVariables) => nameGroupByRules(variables)],
  ['rank-memories', (variables: RankMemoriesVariables) => rankMemoriesByRules(variables)],
])

/** The prompts that can be asked as a choice among labels. */
const CHOSEN: ReadonlySet<PromptName> = new Set(['predict', 'rank'])

/** Returns the reply as text. It is empty for a prompt without a rule, so that its stage uses the documented fallback and counts it. */
function answerTo({ prompt, variables }: CompletionRequest): string {
  const rule = RULES.get(prompt)
  return rule ? JSON.stringify(rule(variables as never)) : ''
}

/** Returns one probability for each option; they are equal for a prompt without a rule. */
function sharesOf({ prompt, variables, options }: ChoiceRequest): readonly number[] {
  if (CHOSEN.has(prompt)) return chooseByRules(variables as PredictVariables)
  return options.map(() => 1 / options.length)
}

/** Counts words instead of tokens, because the agent has no tokenizer. */
function wordCount(text: string): number {
  return text.split(/\s+/).length
}
