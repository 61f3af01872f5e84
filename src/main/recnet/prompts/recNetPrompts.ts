/**
 * The prompts of RecNet. Each joins in its own file, and is there once the stage that asks it is loaded; whoever
 * wants all of them imports `methods/recNet/recNetMethod.ts`, which loads every stage. The order of a prompt is the number of its equation in the paper; the first profile,
 * which comes before all, has 0, and the list-wise ranking of §3.1.3, which comes last, has 10.
 */
import { createPromptRegistry } from '../../prompting/promptRegistry.ts'

export const recNetPrompts = createPromptRegistry()
