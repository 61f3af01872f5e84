/**
 * All prompts of one method. Everything else that is known of prompts derives from it: their names and order, the
 * hashes in the manifest, the schemas for the trace. A prompt joins the registry where it is declared, so that a new
 * prompt needs its own file and the stage that asks it, and nothing else. The stages must be loaded before the registry
 * is read; the module that exposes a method's registry sees to it.
 */
import type { z } from 'zod'
import { WorkbenchError } from '#shared/errors.ts'
import { PROMPT_NAME, type PromptFacts, type PromptName } from '#shared/vocabulary/prompts.ts'
import type { ChatMessage } from '../ports/languageModel.ts'
import { choiceReply, choiceSource, type ChoicePrompt } from './choicePrompt.ts'
import { promptSource, type Prompt } from './prompt.ts'

/** A call as a trace has it before its reply is parsed. */
export interface NamedCall {
  readonly prompt: PromptName
  readonly subject: string
  readonly messages: readonly ChatMessage[]
}

/** Collects the prompts of a method and answers what is known of them. */
export interface PromptRegistry {
  /**
   * Registers a prompt and returns it.
   * @throws WorkbenchError `argument-invalid` for a name that is taken or cannot be part of a call's name.
   */
  readonly define: <Variables, Reply>(prompt: Prompt<Variables, Reply>) => Prompt<Variables, Reply>
  /**
   * Registers a choice and returns it.
   * @throws WorkbenchError `argument-invalid` for a name that is taken.
   */
  readonly defineChoice: <Variables>(choice: ChoicePrompt<Variables>) => ChoicePrompt<Variables>
  /** The names of all prompts in the order of the paper, in whatever order their files were loaded. */
  readonly names: () => readonly PromptName[]
  /** The name, the role and any former name of each prompt, in the order of `names`. */
  readonly facts: () => readonly PromptFacts[]
  /** Everything that each prompt, and then each choice, says and expects, by name. The manifest hashes these texts. */
  readonly sources: () => Readonly<Record<string, string>>
  /**
   * The schema that checked the reply to this call, also under a former name of its prompt; null for a prompt that this
   * method does not have.
   */
  readonly replySchemaOf: (call: NamedCall) => z.ZodType | null
}

type AnyPrompt = Prompt<never, unknown>

/** Creates an empty registry for one method. */
export function createPromptRegistry(): PromptRegistry {
  const prompts = new Map<string, AnyPrompt>()
  const choices = new Map<string, ChoicePrompt<never>>()
  const refuseTaken = (name: string) => {
    if (prompts.has(name) || choices.has(name))
      throw new WorkbenchError({
        code: 'argument-invalid',
        argument: 'name of a prompt',
        expected: 'a name that no other prompt of the method has',
        found: `a second “${name}”`,
      })
  }
  const refuseUnfit = (name: string) => {
    if (!PROMPT_NAME.test(name))
      throw new WorkbenchError({
        code: 'argument-invalid',
        argument: 'name of a prompt',
        expected: '1 to 60 letters, digits, hyphens or underscores',
        found: `“${name}”`,
      })
  }
  const ordered = () => [...prompts.values()].sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1))
  return {
    define: <Variables, Reply>(prompt: Prompt<Variables, Reply>) => {
      refuseUnfit(prompt.name)
      refuseTaken(prompt.name)
      prompts.set(prompt.name, prompt)
      return prompt
    },
    defineChoice: <Variables>(choice: ChoicePrompt<Variables>) => {
      refuseTaken(choice.name)
      choices.set(choice.name, choice)
      return choice
    },
    names: () => ordered().map(({ name }) => name),
    facts: () =>
      ordered().map(({ name, role, formerly }) => ({ name, role, formerName: formerly?.name ?? null })),
    sources: () =>
      Object.fromEntries<string>([
        ...ordered().map((prompt) => [prompt.name, promptSource(prompt)] as const),
        ...[...choices.values()].map((choice) => [choice.name, choiceSource(choice)] as const),
      ]),
    replySchemaOf: ({ prompt, subject, messages }) => {
      // Only a choice is asked without a system message.
      if (messages.every(({ role }) => role === 'user')) return choiceReply
      const asked =
        prompts.get(prompt) ??
        ordered().find(({ formerly }) => formerly?.name === prompt && formerly.subject.test(subject))
      return asked?.reply ?? null
    },
  }
}
