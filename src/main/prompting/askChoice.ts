/** One choice asked of the language model: its probabilities of the options' labels, counted like any other call. */
import { renderChoice, type ChoicePrompt } from './choicePrompt.ts'
import type { AskingPorts } from './askingPorts.ts'
import type { Prompt } from './prompt.ts'

export interface ChoiceQuestion {
  /** The prompt that the choice stands for: it names the call, and its role says which model is asked. */
  readonly prompt: Prompt<never, unknown>
  readonly subject: string
  /** Interaction record that the call belongs to. With prompt and subject it names the call. */
  readonly step: number
}

export interface ChoiceAnswer {
  /** Indices of the options, the most probable first; of equals the one shown first. */
  readonly order: readonly number[]
  readonly call: string
}

/** @throws WorkbenchError `cancelled`; `model-failed` where the model gives no probabilities. */
export async function askChoice<Variables>(
  choice: ChoicePrompt<Variables>,
  variables: Variables,
  { prompt, subject, step }: ChoiceQuestion,
  { languageModel, ledger, cancellation }: Pick<AskingPorts, 'languageModel' | 'ledger' | 'cancellation'>,
): Promise<ChoiceAnswer> {
  const { name, role } = prompt
  const call = `${step}/${name}/${subject}`
  cancellation.throwIfCancelled()
  const {
    probabilities,
    promptTokens,
    shortened = false,
  } = await languageModel.choose(
    { call, prompt: name, role, variables, ...renderChoice(choice, variables) },
    cancellation,
  )
  cancellation.throwIfCancelled()
  ledger.record({ prompt: name, call, status: 'ok', shortened, promptTokens, replyTokens: 0 })
  const order = probabilities.map((_, index) => index)
  order.sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0) || a - b)
  return { order, call }
}
