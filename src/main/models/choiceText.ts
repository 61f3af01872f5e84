/** A choice as people read it in a trace; the model gets the options under labels that are tokens of its own. */
import type { ChoiceRequest } from '../ports/languageModel.ts'

/** Returns the document, the question and the numbered options, each on a line of its own. */
export function choiceText({
  document,
  question,
  options,
}: Pick<ChoiceRequest, 'document' | 'question' | 'options'>): string {
  return [document, question, ...options.map((option, index) => `${index + 1}. ${option}`)].join('\n')
}
