/** The registry of LLMRank's prompts: it has one, whose text depends on the strategy. */
import { createPromptRegistry } from '../../../prompting/promptRegistry.ts'

export const llmRankPrompts = createPromptRegistry()
