/** Tells titles that a scraper filled with something else: what the filters of AgentCF and others leave out. */

/** Elements, and scripts or styles that were read as text. Entities alone are no dirt: they are decoded. */
const RESIDUE =
  /<\/?(?:span|div|script|style|a|br|img|td|tr|table|input|form)\b|getTime\(|function\s*\(|\bvar\s+\w+\s*=/i

/** A block of a style, within whose braces something has a value. */
const BLOCK = /\{([^{}]*)\}/g
const VALUE = /[\w-]\s*:/

/** Whether a raw title holds residue of markup or scripts. */
export function isDirtyTitle(raw: string): boolean {
  if (RESIDUE.test(raw)) return true
  // In two steps: in one, every place within a brace that never closes would be tried with every other.
  for (const [, inside = ''] of raw.matchAll(BLOCK)) if (VALUE.test(inside)) return true
  return false
}
