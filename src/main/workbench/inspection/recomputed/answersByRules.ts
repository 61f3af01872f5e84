/** Which runs can be asked for their calls again: those whose every reply follows from the question. */
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import { isBuiltInAgent } from '#shared/vocabulary/models/builtInAgent.ts'

/** Returns whether all calls of a run were answered by the built-in agent, of which nothing is stored. */
export function answersByRules({ languageModel, reasoningModel }: Manifest): boolean {
  return [languageModel, reasoningModel ?? languageModel].every(
    ({ name, source }) => source === undefined && isBuiltInAgent(name),
  )
}
