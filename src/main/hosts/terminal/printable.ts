/** Makes texts of models, files and servers safe to show in a terminal. */

/** Replaces control characters other than line ends and tabs, since they could control the terminal. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '\uFFFD')
}
