/**
 * All prompts of one method. Everything else that is known of prompts derives from it: their names and order, and
 * the hashes in the manifest. A prompt joins the registry where it is declared, so that a new
 * prompt needs its own file and the stage that asks it, and nothing else. The stages must be loaded before the registry
 * is read; the module that exposes a method's registry sees to it.
 */
import { WorkbenchError } from '#shared/errors.ts'
import { PROMPT_NAME, type PromptFacts, type PromptName } from '#shared/vocabulary/prompts.ts'
import { choiceSource, type ChoicePrompt } from './choicePrompt.ts'
import { exampleQuestion, type ExampleQuestion } from './exampleQuestion.ts'
import { promptSource, type Prompt } from './prompt.ts'

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
  /** One question of each prompt, in the order of `names`, for a model that is only tried. */
  readonly examples: () => readonly ExampleQuestion[]
}

/** What the registry keeps of a prompt, whatever its variables are. */
interface KnownPrompt extends Pick<Prompt<never, unknown>, 'name' | 'role' | 'order' | 'formerly'> {
  readonly source: () => string
  readonly example: () => ExampleQuestion
}

/** Creates an empty registry for one method. */
export function createPromptRegistry(): PromptRegistry {
  const prompts = new Map<string, KnownPrompt>()
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
      const { name, role, order, formerly } = prompt
      const source = () => promptSource(prompt)
      const example = () => exampleQuestion(prompt)
      prompts.set(name, { name, role, order, source, example, ...(formerly && { formerly }) })
      return prompt
    },
    defineChoice: <Variables>(choice: ChoicePrompt<Variables>) => {
      refuseTaken(choice.name)
      choices.set(choice.name, choice)
      return choice
    },
    names: () => ordered().map(({ name }) => name),
    facts: () => ordered().map(({ name, role, formerly }) => ({ name, role, formerName: formerly ?? null })),
    examples: () => ordered().map(({ example }) => example()),
    sources: () =>
      Object.fromEntries<string>([
        ...ordered().map((prompt) => [prompt.name, prompt.source()] as const),
        ...[...choices.values()].map((choice) => [choice.name, choiceSource(choice)] as const),
      ]),
  }
}
