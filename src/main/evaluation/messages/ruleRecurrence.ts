/** Which texts of rules occur with several seeds: word by word, and by the edit ratio by which attributes are joined. */
import { normalizedRule } from '#shared/events/messages/normalizedRule.ts'
import type { MessagesRule, RuleRecurrence } from '#shared/vocabulary/studies/messagesReport.ts'
import { editRatio } from '../../recnet/editRatio.ts'

type Written = Pick<MessagesRule, 'text' | 'seeds'>

/** More distinct texts than this are not compared pair by pair. */
const MOST_COMPARED_RULES = 4000

/** Counts texts that are equal after normalization. */
export function exactRecurrence(rules: readonly Written[], seeds: number): RuleRecurrence {
  return recurrenceOf(
    rules.map((rule) => new Set(rule.seeds)),
    seeds,
  )
}

/**
 * Counts groups of texts. As in canonicalizing attributes, each text joins the group whose first text is the closest at
 * an edit ratio of at least `ratio`, else it begins one. Null where there are too many texts to compare.
 */
export function similarRecurrence(
  rules: readonly Written[],
  { seeds, ratio }: { readonly seeds: number; readonly ratio: number },
): (RuleRecurrence & { readonly ratio: number }) | null {
  if (rules.length > MOST_COMPARED_RULES) return null
  const groups: { readonly text: string; readonly seeds: Set<number> }[] = []
  for (const rule of rules) {
    const text = normalizedRule(rule.text)
    let closest: (typeof groups)[number] | null = null
    let highest = ratio
    for (const group of groups) {
      const longest = Math.max(group.text.length, text.length)
      // The difference in length is a lower bound of the edit distance, which saves most comparisons.
      if (1 - Math.abs(group.text.length - text.length) / longest < highest) continue
      const found = editRatio(group.text, text)
      if (found > highest || (found === highest && closest === null)) [closest, highest] = [group, found]
    }
    if (closest) for (const seed of rule.seeds) closest.seeds.add(seed)
    else groups.push({ text, seeds: new Set(rule.seeds) })
  }
  return {
    ...recurrenceOf(
      groups.map((group) => group.seeds),
      seeds,
    ),
    ratio,
  }
}

function recurrenceOf(texts: readonly ReadonlySet<number>[], seeds: number): RuleRecurrence {
  return {
    distinct: texts.length,
    inTwoOrMore: texts.filter(({ size }) => size >= 2).length,
    inAll: texts.filter(({ size }) => size === seeds).length,
    seeds,
  }
}
