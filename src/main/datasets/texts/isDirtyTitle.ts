/** Tells titles that a scraper filled with something else: what the filters of AgentCF and others leave out. */

/** Elements, and scripts or styles that were read as text. Entities alone are no dirt: they are decoded. */
const RESIDUE =
  /<\/?(?:span|div|script|style|a|br|img|td|tr|table|input|form)\b|getTime\(|function\s*\(|\bvar\s+\w+\s*=|\{[^{}]*[\w-]+\s*:[^{}]*\}/i

/** Whether a raw title holds residue of markup or scripts. */
export function isDirtyTitle(raw: string): boolean {
  return RESIDUE.test(raw)
}
