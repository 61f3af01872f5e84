/**
 * The registry of RecNet's prompts. Each prompt joins in its own file and is registered once the stage that asks it is
 * loaded; import `methods/recNet/recNetMethod.ts` to load them all. The order of a prompt is the number of its equation
 * in the paper; the first profile, which comes before all, has 0, and the list-wise ranking of §3.1.3, which comes
 * last, has 10.
 */
import { createPromptRegistry } from '../../prompting/promptRegistry.ts'

export const recNetPrompts = createPromptRegistry()
