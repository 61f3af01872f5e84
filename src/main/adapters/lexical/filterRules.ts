/** Reads and writes the integration rules of a filter memory, as the built-in agent words them. */
import { contentWords } from './contentWords.ts'
import { listOf } from './profileText.ts'

const PRIORITIZE = /\b(?:prioriti[sz]e|prefer|favou?r|weigh more)\b(?:.*?\b(?:about|on|related to|for)\b)?/i
const DISCOUNT = /\b(?:discount|ignore|weigh less|drop|skip)\b(?:.*?\b(?:about|on|related to|for)\b)?/i
const CONSISTENT = /consistent with the profile/i
const MOST_PER_RULE = 3

/** What a list of rules says. */
export interface RulesReading {
  /** Phrases whose signals count more. */
  readonly prioritized: readonly string[]
  /** Phrases whose signals are ignored. */
  readonly discounted: readonly string[]
  /** Whether a signal must be consistent with the profile to be taken over. */
  readonly consistentOnly: boolean
}

/** Reads the rules; a rule in any other form is passed over. */
export function readRules(rules: readonly string[]): RulesReading {
  const listed = (pattern: RegExp) =>
    rules
      .filter((rule) => !CONSISTENT.test(rule))
      .flatMap((rule) => {
        const match = pattern.exec(rule)
        return match ? listOf(rule.slice(match.index + match[0].length)) : []
      })
  return {
    prioritized: listed(PRIORITIZE),
    discounted: listed(DISCOUNT),
    consistentOnly: rules.some((rule) => CONSISTENT.test(rule)),
  }
}

/** Tells whether two phrases have the same theme: more than half of the content words of the shorter one are in the other. */
export function sameTheme(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = [contentWords(a), contentWords(b)].sort(
    (one, other) => one.length - other.length,
  ) as [readonly string[], readonly string[]]
  return short.filter((word) => long.includes(word)).length * 2 > short.length
}

/**
 * Returns the rules with more phrases prioritized and discounted. A phrase is in one rule only: it leaves a rule that
 * says the opposite, and joins the first rule of its kind with fewer than three phrases, or a new one. Beyond `most`
 * rules (default 8), the oldest learnt rule is dropped.
 */
export function rewriteRules(
  rules: readonly string[],
  change: { readonly prioritize: readonly string[]; readonly discount: readonly string[] },
  most = 8,
): string[] {
  let rewritten = [...rules]
  const add = (phrases: readonly string[], kind: 'Prioritize' | 'Discount') => {
    for (const phrase of phrases) {
      rewritten = rewritten.flatMap((rule) => without(rule, phrase, kind))
      if (rewritten.some((rule) => phrasesOf(rule, kind).includes(phrase))) continue
      const roomy = rewritten.findIndex((rule) => {
        const count = phrasesOf(rule, kind).length
        return count > 0 && count < MOST_PER_RULE
      })
      if (roomy >= 0) rewritten[roomy] = write(kind, [...phrasesOf(rewritten[roomy] ?? '', kind), phrase])
      else rewritten.push(write(kind, [phrase]))
    }
  }
  add(change.discount, 'Discount')
  add(change.prioritize, 'Prioritize')
  while (rewritten.length > most)
    rewritten.splice(
      rewritten.findIndex((rule) => !CONSISTENT.test(rule)),
      1,
    )
  return rewritten
}

function write(kind: 'Prioritize' | 'Discount', phrases: readonly string[]): string {
  return `${kind} signals about ${phrases.join(', ')}.`
}

function phrasesOf(rule: string, kind: 'Prioritize' | 'Discount'): readonly string[] {
  const read = readRules([rule])
  return kind === 'Prioritize' ? read.prioritized : read.discounted
}

/** Removes the phrase from a rule that says the opposite; a rule without phrases is dropped. */
function without(rule: string, phrase: string, kind: 'Prioritize' | 'Discount'): string[] {
  const opposite = kind === 'Prioritize' ? 'Discount' : 'Prioritize'
  const phrases = phrasesOf(rule, opposite)
  if (!phrases.includes(phrase)) return [rule]
  const left = phrases.filter((other) => other !== phrase)
  return left.length === 0 ? [] : [write(opposite, left)]
}
