/** §2.4: what one revision of a filter memory did to each rule of the revision before. */
import type { IntegrationRule } from '../vocabulary/agents.ts'

/** `before` is the older text of the same rule; a dropped rule has its last text in `rule`. */
export type RuleChange =
  | { readonly kind: 'new' | 'kept' | 'dropped'; readonly rule: IntegrationRule }
  | { readonly kind: 'changed'; readonly rule: IntegrationRule; readonly before: IntegrationRule }

/**
 * In the order of the newer memory, dropped rules last in their old order. A rule is the same where its id is, whatever
 * its text; a text written anew with the same words counts as kept.
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
