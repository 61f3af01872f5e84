/** §2.3.2: the integration rules of a filter memory and their revisions. */
import { normalizedRule } from '#shared/events/messages/normalizedRule.ts'
import type { ClientAgent, FilterMemory, IntegrationRule } from '#shared/vocabulary/agents.ts'
import type { GradientId } from '#shared/vocabulary/ids.ts'
import { editRatio } from '../editRatio.ts'
import type { Ports } from '../ports.ts'
import { capWords, WORD_LIMITS } from '../prompts/capWords.ts'

/** Returns the filter memory that every client starts with: one neutral rule. */
export function firstFilterMemory(): FilterMemory {
  const text = 'Accept signals that are consistent with the profile; ignore signals that contradict it.'
  return { revision: 1, lastRuleId: 1, rules: [{ id: 1, text, since: 0, cause: null }] }
}

/** Returns the rules by which a client weighs incoming messages (Eq. 5); none without filter memories (Table 3). */
export function mergingRules(
  { filterMemory }: Pick<ClientAgent, 'filterMemory'>,
  settings: Pick<Ports['settings'], 'filterMemory'>,
): readonly string[] {
  return settings.filterMemory ? filterMemory.rules.map((rule) => rule.text) : []
}

/** When and why a filter memory is revised, and the most rules it may have. */
export interface RuleRevision {
  readonly step: number
  readonly cause: GradientId
  readonly maxRules: number
}

/**
 * Returns the rules after a rewrite, in the order of `texts`, or null where nothing changed. A text that equals an old
 * rule keeps that rule; one that is close to an old rule (an edit ratio of at least one half, ignoring case, white
 * space and the final full stop) keeps its id with the new text; any other is a new rule. Beyond `maxRules` the last
 * ones are dropped.
 */
export function revisedRules(
  memory: FilterMemory,
  texts: readonly string[],
  revision: RuleRevision,
): readonly IntegrationRule[] | null {
  const wanted = distinct(texts.map((text) => capWords(text, WORD_LIMITS.rule))).slice(0, revision.maxRules)
  if (wanted.length === 0) return null
  const unclaimed = new Map(memory.rules.map((rule) => [rule.id, rule]))
  const kept = wanted.map((text) => {
    const same = [...unclaimed.values()].find((rule) => normalizedRule(rule.text) === normalizedRule(text))
    if (same) unclaimed.delete(same.id)
    return same ?? null
  })
  let nextId = memory.lastRuleId + 1
  const rules = wanted.map((text, index) => {
    const same = kept[index]
    if (same) return same
    const close = closestRule([...unclaimed.values()], text)
    if (close) unclaimed.delete(close.id)
    return { id: close?.id ?? nextId++, text, since: revision.step, cause: revision.cause }
  })
  const unchanged =
    rules.length === memory.rules.length && rules.every((rule, index) => rule === memory.rules[index])
  return unchanged ? null : rules
}

function closestRule(rules: readonly IntegrationRule[], text: string): IntegrationRule | null {
  let closest: IntegrationRule | null = null
  let highest = 0.5
  for (const rule of rules) {
    const ratio = editRatio(normalizedRule(rule.text), normalizedRule(text))
    if (ratio >= highest) [closest, highest] = [rule, ratio]
  }
  return closest
}

function distinct(texts: readonly string[]): string[] {
  const seen = new Map<string, string>()
  for (const text of texts)
    if (text !== '' && !seen.has(normalizedRule(text))) seen.set(normalizedRule(text), text)
  return [...seen.values()]
}
