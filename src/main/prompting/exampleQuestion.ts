/** A prompt as it is asked of a model that is only tried: about its own example, whose reply nobody uses. */
import type { ModelRole } from '#shared/vocabulary/models/models.ts'
import type { PromptName } from '#shared/vocabulary/prompts.ts'
import type { ChatMessage } from '../ports/languageModel.ts'
import { renderPrompt, type Prompt } from './prompt.ts'
import { replySchemaOf, type ReplySchema } from './replySchema.ts'

/** A question of a prompt, with the schema of its reply. */
export interface ExampleQuestion {
  readonly prompt: PromptName
  readonly role: ModelRole
  readonly messages: readonly ChatMessage[]
  readonly schema: ReplySchema
}

/** Returns the question about the last example of a prompt, which shows the most parts. */
export function exampleQuestion<Variables, Reply>(prompt: Prompt<Variables, Reply>): ExampleQuestion {
  const { variables } = prompt.examples.at(-1) ?? prompt.examples[0]
  return {
    prompt: prompt.name,
    role: prompt.role,
    messages: renderPrompt(prompt, variables),
    schema: replySchemaOf(prompt.reply(variables)),
  }
}
