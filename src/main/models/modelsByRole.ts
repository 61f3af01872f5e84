/** Two language models as one: each prompt goes to the one whose role it is. */
import { roleOf } from '#shared/vocabulary/models/models.ts'
import type { PromptName } from '#shared/vocabulary/agents.ts'
import type { LanguageModel } from '../ports/languageModel.ts'

/** Described as the one that answers, since that one predicts and ranks. */
export function modelsByRole(answering: LanguageModel, reasoning: LanguageModel): LanguageModel {
  const modelOf = (prompt: PromptName) => (roleOf(prompt) === 'reasoning' ? reasoning : answering)
  return {
    description: answering.description,
    parallel: Math.max(answering.parallel, reasoning.parallel),
    complete: (request, cancellation) => modelOf(request.prompt).complete(request, cancellation),
    choose: (request, cancellation) => modelOf(request.prompt).choose(request, cancellation),
  }
}
