/** A question put as a choice among labelled options, answered by the model's probabilities of the labels. */
import { z } from 'zod'
import { fillSlots } from './prompt.ts'

/** The text is data, so that its hash goes into the manifest. */
export interface ChoicePrompt<Variables> {
  /** Under which the manifest has its hash. Calls are named after the prompt that the choice stands for. */
  readonly name: string
  /** What is known before the options, the same for every order of them, so that a model may keep its evaluation. */
  readonly document: string
  readonly question: string
  /** Slots of the document. */
  readonly slots: (variables: Variables) => Readonly<Record<string, string>>
  /** Two to 256. */
  readonly options: (variables: Variables) => readonly string[]
}

export interface ChoiceText {
  readonly document: string
  readonly question: string
  readonly options: readonly string[]
}

export function renderChoice<Variables>(choice: ChoicePrompt<Variables>, variables: Variables): ChoiceText {
  return {
    document: fillSlots(choice.document, choice.slots(variables)),
    question: choice.question,
    options: choice.options(variables),
  }
}

/** All that a choice says, as one text to hash. */
export function choiceSource({ document, question }: ChoicePrompt<never>): string {
  return [document, question].join('\n---\n')
}

/** What is kept as the reply to a choice: one probability for each option, in order. */
export const choiceReply = z.strictObject({ probabilities: z.array(z.number()) })
