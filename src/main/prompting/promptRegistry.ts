/**
 * All prompts of one method, from which everything else that is known of them derives: names and their order, hashes for
 * the manifest, schemas for the trace. A prompt joins the registry where it is declared, so that a new one needs its own
 * file and the stage that asks it, and nothing else. Whoever reads the registry must have loaded the stages before; the
 * module that exposes a method's registry does so.
 */
import type { z } from 'zod'
import { WorkbenchError } from '#shared/errors.ts'
import { PROMPT_NAME, type PromptFacts, type PromptName } from '#shared/vocabulary/prompts.ts'
import type { ChatMessage } from '../ports/languageModel.ts'
import { choiceReply, choiceSource, type ChoicePrompt } from './choicePrompt.ts'
import { promptSource, type Prompt } from './prompt.ts'

/** What a trace knows of a call before its reply is read. */
export interface NamedCall {
  readonly prompt: PromptName
  readonly subject: string
  readonly messages: readonly ChatMessage[]
}

export interface PromptRegistry {
  /** Makes the prompt known and returns it. @throws WorkbenchError `argument-invalid` for a name that is taken or unfit for calls. */
  readonly define: <Variables, Reply>(prompt: Prompt<Variables, Reply>) => Prompt<Variables, Reply>
  /** The same for a choice among labels. */
  readonly defineChoice: <Variables>(choice: ChoicePrompt<Variables>) => ChoicePrompt<Variables>
  /** Names as calls and counts have them, in the order of the paper, whatever order the files were loaded in. */
  readonly names: () => readonly PromptName[]
  /** Name and role of each prompt, in the same order. */
  readonly facts: () => readonly PromptFacts[]
  /** All that each prompt, and then each choice, says and expects, by name: what the manifest hashes. */
  readonly sources: () => Readonly<Record<string, string>>
  /** The schema that the reply to this call was held against, under a former name too; null for a prompt that this method does not have. */
  readonly replySchemaOf: (call: NamedCall) => z.ZodType | null
}

type AnyPrompt = Prompt<never, unknown>

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
      // A choice is asked without a system message.
      if (messages.every(({ role }) => role === 'user')) return choiceReply
      const asked =
        prompts.get(prompt) ??
        ordered().find(({ formerly }) => formerly?.name === prompt && formerly.subject.test(subject))
      return asked?.reply ?? null
    },
  }
}
