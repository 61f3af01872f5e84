/**
 * The built-in agent: answers every prompt of RecNet by deterministic text rules, from the same texts that a language
 * model would be given. It is not a language model, and says so wherever its results are shown.
 */
import { BUILT_IN_AGENT } from '#shared/vocabulary/models/builtInAgent.ts'
import type { CompletionRequest, LanguageModel } from '../../ports/languageModel.ts'
import type { DescribeVariables } from '../../recnet/prompts/describe.ts'
import type { ExtractVariables } from '../../recnet/prompts/extract.ts'
import type { GradientVariables } from '../../recnet/prompts/gradient.ts'
import type { MergeVariables } from '../../recnet/prompts/merge.ts'
import type { OptimizeClientVariables, OptimizeRouterVariables } from '../../recnet/prompts/optimizer.ts'
import type { PredictVariables } from '../../recnet/prompts/predict.ts'
import type { SummarizeVariables } from '../../recnet/prompts/summarize.ts'
import { extractByRules } from './extractByRules.ts'
import { gradientByRules } from './gradientByRules.ts'
import { mergeByRules } from './mergeByRules.ts'
import { optimizeClientByRules } from './optimizeClientByRules.ts'
import { optimizeRouterByRules } from './optimizeRouterByRules.ts'
import { chooseByRules, predictByRules, rankByRules } from './predictByRules.ts'
import { summarizeByRules } from './summarizeByRules.ts'

export function createLexicalLanguageModel(): LanguageModel {
  return {
    description: BUILT_IN_AGENT,
    parallel: 1,
    complete: async (request, cancellation) => {
      cancellation.throwIfCancelled()
      const text = JSON.stringify(answerTo(request))
      const prompt = request.messages.reduce((sum, message) => sum + wordCount(message.content), 0)
      return { text, promptTokens: prompt, replyTokens: wordCount(text) }
    },
    choose: async ({ variables, document, options }, cancellation) => {
      cancellation.throwIfCancelled()
      const promptTokens = [document, ...options].reduce((sum, text) => sum + wordCount(text), 0)
      return { probabilities: chooseByRules(variables as PredictVariables), promptTokens }
    },
  }
}

/** askModel builds every request from the prompt of this name, so its variables have that prompt's shape. */
function answerTo({ prompt, variables }: CompletionRequest): unknown {
  switch (prompt) {
    case 'describe':
      return { profile: (variables as DescribeVariables).source }
    case 'extract':
      return extractByRules(variables as ExtractVariables)
    case 'summarize':
      return summarizeByRules(variables as SummarizeVariables)
    case 'merge':
      return mergeByRules(variables as MergeVariables)
    case 'predict':
      return predictByRules(variables as PredictVariables)
    case 'gradient':
      return gradientByRules(variables as GradientVariables)
    case 'optimizer':
      return 'router' in (variables as object)
        ? optimizeRouterByRules(variables as OptimizeRouterVariables)
        : optimizeClientByRules(variables as OptimizeClientVariables)
    case 'rank':
      return rankByRules(variables as PredictVariables)
    default:
      return prompt satisfies never
  }
}

/** Words stand in for tokens: the agent has no tokenizer. */
function wordCount(text: string): number {
  return text.split(/\s+/).length
}
