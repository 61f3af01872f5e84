/** §2.3.2: when two integration rules say the same. */

/** Returns the text of a rule without what does not matter: case, runs of white space, and full stops at the end. */
export function normalizedRule(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.;]+$/, '')
}
