/** Words of models, files and servers as a terminal may show them. */

/** They must not steer it: no control characters but line ends and tabs. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '\uFFFD')
}
