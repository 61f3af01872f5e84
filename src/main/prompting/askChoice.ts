/** Asks the language model one choice and counts it like any other call. */
import { renderChoice, type ChoicePrompt } from './choicePrompt.ts'
import type { AskingPorts } from './askingPorts.ts'
import type { Prompt } from './prompt.ts'

/** Which call a choice is; together the fields name it. */
export interface ChoiceQuestion {
  /**
   * The prompt that the choice replaces: its name is part of the call's name, and its role decides which model is
   * asked.
   */
  readonly prompt: Pick<Prompt<never, unknown>, 'name' | 'role'>
  /** What the call is about, such as the user `u:2867`. */
  readonly subject: string
  /** The interaction record that the call belongs to, counted from 1; 0 before the first. */
  readonly step: number
}

/** The options in the order in which the model prefers them. */
export interface ChoiceAnswer {
  /**
   * Indices of the options from 0, the most probable first; equally probable options keep the order in which they were
   * shown.
   */
  readonly order: readonly number[]
  /** The name under which the call is counted and kept: `step/prompt/subject`. */
  readonly call: string
}

/**
 * Asks for the probabilities of the options' labels and orders the options by them.
 * @throws WorkbenchError `cancelled`; `model-failed` where the model gives no probabilities.
 */
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
  const went = { status: 'ok', shortened, truncated: false, refused: 0, notes: [] } as const
  ledger.record({ prompt: name, call, ...went, promptTokens, replyTokens: 0 })
  const order = probabilities.map((_, index) => index)
  order.sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0) || a - b)
  return { order, call }
}
