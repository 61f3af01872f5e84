/** Reads a list of methods as people write it: `pop, tf-idf, recnet`. */
import { WorkbenchError } from '#shared/errors.ts'

/**
 * Returns the labels in the order typed. Case, spaces, hyphens and other marks do not count, but for a plus; a label may hold a comma.
 * @throws WorkbenchError `argument-invalid` for a name that no method has, and for one that occurs twice.
 */
export function namedMethods(typed: string, labels: readonly string[]): readonly string[] {
  const parts = typed.split(',')
  const found: string[] = []
  for (let at = 0; at < parts.length;) {
    // The longest first, so that `TF-IDF, train only` is not read as two.
    const lengths = Array.from({ length: parts.length - at }, (_, index) => parts.length - at - index)
    const match = lengths
      .map((length) => ({ length, label: labelled(parts.slice(at, at + length).join(), labels) }))
      .find(({ label }) => label !== undefined)
    if (match?.label === undefined) throw invalid(labels.join('; '), (parts[at] ?? '').trim())
    if (found.includes(match.label)) throw invalid('each method once', `${match.label} twice`)
    found.push(match.label)
    at += match.length
  }
  return found
}

function labelled(name: string, labels: readonly string[]): string | undefined {
  return labels.find((label) => bare(label) === bare(name))
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}+]/gu, '')
}

function invalid(expected: string, found: string): WorkbenchError {
  return new WorkbenchError({ code: 'argument-invalid', argument: '--method', expected, found })
}
