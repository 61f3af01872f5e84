/** Prompts as runs name them. Which there are is the method's business: the engine tells pages, and logs tell their own. */
import type { ModelRole } from './models/models.ts'

/**
 * Name of a prompt as calls, counts and the trace have it: `merge`, `predict`. Any name may occur, since a log may come
 * from a method or a version that had other prompts than this one.
 */
export type PromptName = string

/** What a name of a prompt may look like: letters, digits, hyphens and underscores, at most 60, as it is part of the names of calls. */
export const PROMPT_NAME = /^[\w-]{1,60}$/

/** A prompt that the engine knows. */
export interface PromptFacts {
  readonly name: PromptName
  readonly role: ModelRole
  /** What calls and counts of older runs name it; two prompts may have shared a name. Null where it always had its own. */
  readonly formerName: PromptName | null
}

/**
 * Each of the names once: those that the engine knows in its order, former ones where the first prompt of that name stands,
 * then the others as they first appear.
 */
export function inPromptOrder(
  names: Iterable<PromptName>,
  known: readonly PromptFacts[],
): readonly PromptName[] {
  const found = new Set(names)
  const ordered = known
    .flatMap(({ name, formerName }) => (formerName === null ? [name] : [formerName, name]))
    .filter((name) => found.has(name))
  return [...new Set([...ordered, ...found])]
}
