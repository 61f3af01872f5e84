/** §2.4: compares two revisions of a filter memory, rule by rule. */
import type { IntegrationRule } from '../vocabulary/agents.ts'

/** The change of one rule. `before` is its older text; for a dropped rule `rule` has its last text. */
export type RuleChange =
  | { readonly kind: 'new' | 'kept' | 'dropped'; readonly rule: IntegrationRule }
  | { readonly kind: 'changed'; readonly rule: IntegrationRule; readonly before: IntegrationRule }

/**
 * Returns the changes in the order of the newer memory; dropped rules come last, in their old order. A rule is
 * identified by its id, not its text; a rule rewritten with the same words counts as kept.
 */
export function ruleChanges(
  older: readonly IntegrationRule[],
  newer: readonly IntegrationRule[],
): readonly RuleChange[] {
  const texts = new Map(older.map((rule) => [rule.id, rule]))
  const left = new Set(newer.map(({ id }) => id))
  const standing = newer.map((rule): RuleChange => {
    const before = texts.get(rule.id)
    if (!before) return { kind: 'new', rule }
    return before.text === rule.text ? { kind: 'kept', rule } : { kind: 'changed', rule, before }
  })
  const dropped = older
    .filter(({ id }) => !left.has(id))
    .map((rule): RuleChange => ({ kind: 'dropped', rule }))
  return [...standing, ...dropped]
}
