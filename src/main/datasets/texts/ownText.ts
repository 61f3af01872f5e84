/** Texts that hang on nothing else. */

/** Returns the same text with memory of its own: what is cut from a longer one keeps all of it, such as a piece of its file. */
export function ownText(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string
}
