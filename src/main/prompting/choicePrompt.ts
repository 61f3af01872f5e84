/**
 * A question that is put as a choice among labelled options and answered by the model's probabilities of the labels.
 */
import { fillSlots } from './prompt.ts'

/** The text of a choice. It is data, so that its hash can be written into the manifest. */
export interface ChoicePrompt<Variables> {
  /** The name under which the manifest has the hash. Calls are named after the prompt that the choice replaces. */
  readonly name: string
  /**
   * The text before the options. It is the same for every order of them, so that a model can keep its evaluated prefix.
   */
  readonly document: string
  readonly question: string
  /** The values of the slots in `document`, by the name of the slot. */
  readonly slots: (variables: Variables) => Readonly<Record<string, string>>
  /** The texts of the options, at least 2 and at most 256. */
  readonly options: (variables: Variables) => readonly string[]
}

/** A choice with its values inserted, as it is sent to a model. */
export interface ChoiceText {
  readonly document: string
  readonly question: string
  readonly options: readonly string[]
}

/** Inserts the values into a choice. The result has the options in the order of `choice.options`. */
export function renderChoice<Variables>(choice: ChoicePrompt<Variables>, variables: Variables): ChoiceText {
  return {
    document: fillSlots(choice.document, choice.slots(variables)),
    question: choice.question,
    options: choice.options(variables),
  }
}

/** Everything that a choice says, as one text for the manifest to hash. */
export function choiceSource({ document, question }: ChoicePrompt<never>): string {
  return [document, question].join('\n---\n')
}
