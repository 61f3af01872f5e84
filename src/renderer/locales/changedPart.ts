/** What a run no longer has as it began, in the language that is shown. */

/** `say` translates a phrase of the engine; names of prompts, which follow in brackets, are kept. */
export function changedPart(part: string, say: (phrase: string) => string): string {
  const [, phrase = part, names = ''] = /^(.+?)( \(.+\))?$/.exec(part) ?? []
  return say(phrase) + names
}
