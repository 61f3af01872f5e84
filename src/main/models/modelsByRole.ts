/** Combines two language models: each question goes to the one whose role it has. */
import type { ModelRole } from '#shared/vocabulary/models/models.ts'
import type { LanguageModel } from '../ports/languageModel.ts'

/**
 * Creates a language model that passes each question on by its role. Its description is that of the answering model,
 * since that one predicts and ranks. Its concurrency is the greater of the two.
 */
export function modelsByRole(answering: LanguageModel, reasoning: LanguageModel): LanguageModel {
  const models: Readonly<Record<ModelRole, LanguageModel>> = { answering, reasoning }
  return {
    description: answering.description,
    parallel: Math.max(answering.parallel, reasoning.parallel),
    complete: (request, cancellation) => models[request.role].complete(request, cancellation),
    choose: (request, cancellation) => models[request.role].choose(request, cancellation),
  }
}
