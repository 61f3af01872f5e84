/** §2.4: follows one rule through all revisions of its filter memory. */
import type { FilterMemoryRevision, RevisionCause } from './foldRuleHistory.ts'

/** One text of a rule; `text` is null where the rule was dropped. */
export interface RuleText {
  readonly text: string | null
  readonly step: number
  readonly revision: number
  readonly cause: RevisionCause | null
  /** The call that wrote this revision; null for the first memory. */
  readonly call: string | null
}

/** Returns every text that the rule with this id had, oldest first; `memories` must be in the order of revisions. */
export function ruleTexts(memories: readonly FilterMemoryRevision[], id: number): readonly RuleText[] {
  const texts: RuleText[] = []
  for (const { step, revision, rules, cause, call } of memories) {
    const text = rules.find((rule) => rule.id === id)?.text ?? null
    const before = texts.at(-1)?.text ?? null
    if (text !== before) texts.push({ text, step, revision, cause, call })
  }
  return texts
}
