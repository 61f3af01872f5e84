/** A word of a command line as a POSIX shell reads it: quoted where the shell would make something else of it. */
export function shellQuoted(word: string): string {
  return /^[\w.:/-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
