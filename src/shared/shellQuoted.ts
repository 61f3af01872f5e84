/** Quotes a word of a command line for a POSIX shell; words that need no quotes are returned unchanged. */
export function shellQuoted(word: string): string {
  return /^[\w.:/-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
