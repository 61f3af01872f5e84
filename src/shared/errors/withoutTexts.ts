/** Redacts from a message what a log must not keep: passages of datasets, prompts and replies, and keys. */

/** Longest message that is kept, in characters. */
const LONGEST_MESSAGE = 1000
const MOST_LINES = 5

/**
 * A name, path or code in single quotes, as Node and JavaScript quote them; it is kept, while sentences, which have
 * spaces, are not.
 */
const NAME_IN_QUOTES = /^[^\s'"]{0,200}$/

const KEYS: readonly (readonly [RegExp, string])[] = [
  [/\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi, '$1 [key]'],
  [/\b(?:sk|pk|hf|gsk|xai|ghp|github_pat)[-_][\w-]{8,}/g, '[key]'],
  [
    /\b((?:api[-_ ]?key|access[-_ ]?key|token|password|secret|authorization)["']?\s*[:=]\s*["']?)[^\s"',;&]+/gi,
    '$1[key]',
  ],
  // The name and password in an address, and its query and fragment.
  [/(\w+:\/\/)[^\s/@]+@/g, '$1[key]@'],
  [/(\w+:\/\/[^\s?#'"]+)[?#][^\s'")]+/g, '$1?[…]'],
]

/** What a server answered after its status; it may repeat what it was asked. */
const SAID_BY_SERVER = /(answered \d{3}:) ([\s\S]*?)(, after \d+ tries)?$/

/**
 * Returns the message with each quoted passage replaced by its length, because libraries quote what they could not
 * parse: `JSON.parse` the text itself, a server the prompt. At most 1000 characters and five lines. The function is
 * pure.
 */
export function withoutTexts(message: string): string {
  let text = message
  for (const [pattern, replacement] of KEYS) text = text.replace(pattern, replacement)
  return text
    .replace(
      SAID_BY_SERVER,
      (_all, status: string, said: string, tries = '') => `${status} ${length(said)}${tries}`,
    )
    .replace(/"(?:[^"\\]|\\[^])*"|“[^”]*”|«[^»]*»|`[^`]*`/g, (quoted) => length(quoted.slice(1, -1)))
    .replace(/'([^']*)'/g, (quoted, inner: string) => (NAME_IN_QUOTES.test(inner) ? quoted : length(inner)))
    .split('\n')
    .slice(0, MOST_LINES)
    .join('\n')
    .slice(0, LONGEST_MESSAGE)
}

function length(text: string): string {
  return `[${text.length} ${text.length === 1 ? 'character' : 'characters'}]`
}
