/** By rule: with how many seeds it was written, and how interactions went in which a user took up messages under it. */
import { normalizedRule } from '#shared/events/messages/normalizedRule.ts'
import type { RunRule } from '#shared/events/messages/runMessages.ts'
import { byId } from '#shared/vocabulary/ids.ts'
import type { MessagesRule, MessagesRules } from '#shared/vocabulary/studies/messagesReport.ts'
import { userTookUp } from './interactionSubsets.ts'
import type { MessagesRun } from './messagesInput.ts'
import type { PairedInteraction } from './pairSeeds.ts'
import { rewardsOf } from './rewardsOf.ts'
import { exactRecurrence, similarRecurrence } from './ruleRecurrence.ts'

/** Returns the rules of all seeds, and how many of them recur. `ratio` is the edit ratio from which two texts are one. */
export function messagesRules(
  runs: readonly MessagesRun[],
  interactions: readonly PairedInteraction[],
  ratio: number,
): MessagesRules {
  const standing = underRules(interactions)
  const written = new Map<string, { readonly run: MessagesRun; readonly rule: RunRule }[]>()
  for (const run of runs)
    for (const rule of run.messages.rules) {
      const known = written.get(rule.normalized)
      if (known) known.push({ run, rule })
      else written.set(rule.normalized, [{ run, rule }])
    }
  const rows = [...written].flatMap(([normalized, inSeeds]): MessagesRule | readonly MessagesRule[] => {
    const [first] = inSeeds
    if (!first) return []
    const own = standing.get(normalized) ?? []
    const sumOf = (count: (rule: RunRule) => number) =>
      inSeeds.reduce((sum, { rule }) => sum + count(rule), 0)
    return {
      text: first.rule.text,
      isFirst: inSeeds.some(({ rule }) => rule.isFirst),
      seeds: inSeeds.map(({ run }) => run.seed),
      clients: sumOf(({ clients }) => clients.length),
      asNew: sumOf(({ asNew }) => asNew),
      asRewrite: sumOf(({ asRewrite }) => asRewrite),
      receptions: own.length,
      rewards: rewardsOf(own),
      example: { run: first.run.run, client: first.rule.clients[0] ?? '' },
    }
  })
  const learnt = rows.filter(({ isFirst }) => !isFirst)
  return {
    rows: rows.sort(
      (a, b) => b.seeds.length - a.seeds.length || b.receptions - a.receptions || byId(a.text, b.text),
    ),
    exact: exactRecurrence(learnt, runs.length),
    similar: similarRecurrence(learnt, { seeds: runs.length, ratio }),
  }
}

/** By rule, the interactions in which the user took up messages while it stood in the filter memory. */
function underRules(
  interactions: readonly PairedInteraction[],
): ReadonlyMap<string, readonly PairedInteraction[]> {
  const under = new Map<string, PairedInteraction[]>()
  for (const interaction of interactions.filter(userTookUp))
    for (const normalized of new Set(interaction.rules.map(({ text }) => normalizedRule(text)))) {
      const known = under.get(normalized)
      if (known) known.push(interaction)
      else under.set(normalized, [interaction])
    }
  return under
}
