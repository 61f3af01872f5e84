/** The registry of AgentCF's prompts. Each joins in its own file and is registered once the stage that asks it is loaded. */
import { createPromptRegistry } from '../../../prompting/promptRegistry.ts'

export const agentCfPrompts = createPromptRegistry()
