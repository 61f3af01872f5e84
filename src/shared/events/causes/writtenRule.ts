/** §2.4: the revision of a filter memory that wrote the text that a rule has in some later one. */
import type { CausedMemory } from './clientCauses.ts'

export interface WrittenRule {
  /** The revision that wrote the text, or dropped the rule. */
  readonly memory: CausedMemory
  /** Null where the rule was dropped. */
  readonly text: string | null
  /** The revision that wrote the text before; null for a new rule. */
  readonly before: number | null
  /** The revision that wrote the next text or dropped the rule; null while it stands. */
  readonly next: { readonly memory: CausedMemory; readonly text: string | null } | null
}

/** Returns the text that the rule has in `revision`, with what came before and after; null where it never had one by then. */
export function writtenRule(
  memories: readonly CausedMemory[],
  rule: number,
  revision: number,
): WrittenRule | null {
  let found = null as Omit<WrittenRule, 'next'> | null
  for (const memory of memories) {
    const text = memory.rules.find(({ id }) => id === rule)?.text ?? null
    const known = found?.text ?? null
    if (text === known) continue
    if (memory.revision > revision) return found && { ...found, next: { memory, text } }
    found = { memory, text, before: known === null ? null : (found?.memory.revision ?? null) }
  }
  return found && { ...found, next: null }
}
