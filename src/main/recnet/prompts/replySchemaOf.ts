/** Which schema the reply to a call was held against, from what names the call. */
import { z } from 'zod'
import type { PromptName } from '#shared/vocabulary/agents.ts'
import type { ChatMessage } from '../../ports/languageModel.ts'
import { describePrompt } from './describe.ts'
import { extractPrompt } from './extract.ts'
import { gradientPrompt } from './gradient.ts'
import { mergePrompt } from './merge.ts'
import { optimizeClientPrompt, optimizeRouterPrompt } from './optimizer.ts'
import { predictPrompt } from './predict.ts'
import { rankPrompt } from './rank.ts'
import { summarizePrompt } from './summarize.ts'

/** Of a choice among labels, which has no system message; its probabilities are kept as the reply. */
const choice = z.strictObject({ probabilities: z.array(z.number()) })

interface NamedCall {
  readonly prompt: PromptName
  readonly subject: string
  readonly messages: readonly ChatMessage[]
}

export function replySchemaOf({ prompt, subject, messages }: NamedCall): z.ZodType {
  if (messages.every(({ role }) => role === 'user')) return choice
  switch (prompt) {
    case 'describe':
      return describePrompt.reply
    case 'extract':
      return extractPrompt.reply
    case 'summarize':
      return summarizePrompt.reply
    case 'merge':
      return mergePrompt.reply
    case 'gradient':
      return gradientPrompt.reply
    case 'optimizer':
      return /^r\d+$/.test(subject) ? optimizeRouterPrompt.reply : optimizeClientPrompt.reply
    case 'predict':
      return predictPrompt.reply
    case 'rank':
      return rankPrompt.reply
    default:
      return prompt satisfies never
  }
}
