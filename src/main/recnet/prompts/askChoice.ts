/** One choice asked of the language model: its probabilities of the candidates' labels, counted like any other call. */
import type { PromptName } from '#shared/vocabulary/agents.ts'
import type { Ports } from '../ports.ts'
import { renderChoice } from './choice.ts'
import type { PredictVariables } from './predict.ts'

export interface ChoiceQuestion {
  readonly prompt: Extract<PromptName, 'predict' | 'rank'>
  readonly subject: string
  readonly step: number
}

export interface ChoiceAnswer {
  /** Indices of the candidates, the most probable first; of equals the one shown first. */
  readonly order: readonly number[]
  readonly call: string
}

export async function askChoice(
  variables: PredictVariables,
  { prompt, subject, step }: ChoiceQuestion,
  ports: Ports,
): Promise<ChoiceAnswer> {
  const call = `${step}/${prompt}/${subject}`
  ports.cancellation.throwIfCancelled()
  const {
    probabilities,
    promptTokens,
    shortened = false,
  } = await ports.languageModel.choose(
    { call, prompt, variables, ...renderChoice(variables) },
    ports.cancellation,
  )
  ports.cancellation.throwIfCancelled()
  ports.ledger.record({ prompt, call, status: 'ok', shortened, promptTokens, replyTokens: 0 })
  const order = probabilities.map((_, index) => index)
  order.sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0) || a - b)
  return { order, call }
}
