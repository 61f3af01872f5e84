/** Two language models as one: each question goes to the one whose role it is. */
import type { ModelRole } from '#shared/vocabulary/models/models.ts'
import type { LanguageModel } from '../ports/languageModel.ts'

/** Described as the one that answers, since that one predicts and ranks. */
export function modelsByRole(answering: LanguageModel, reasoning: LanguageModel): LanguageModel {
  const models: Readonly<Record<ModelRole, LanguageModel>> = { answering, reasoning }
  return {
    description: answering.description,
    parallel: Math.max(answering.parallel, reasoning.parallel),
    complete: (request, cancellation) => models[request.role].complete(request, cancellation),
    choose: (request, cancellation) => models[request.role].choose(request, cancellation),
  }
}
