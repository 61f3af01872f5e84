/** The registry of AgentCF++'s prompts. Its own join in their files, and are registered once the stage that asks them is loaded. */
import { createPromptRegistry } from '../../../prompting/promptRegistry.ts'
import { choosePrompt } from '../../agentTexts/prompts/choose.ts'
import { reflectItemsPrompt } from '../../agentTexts/prompts/reflectItems.ts'

export const agentCfPlusPrompts = createPromptRegistry()

// AgentCF asks these too.
agentCfPlusPrompts.define(choosePrompt)
agentCfPlusPrompts.define(reflectItemsPrompt)
