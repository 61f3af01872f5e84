/** Values of settings in the language that is shown. */
import { phrase } from './phrase.ts'

const WORDS: ReadonlySet<string> = new Set(['true', 'false', 'all', ''])

/** Returns the value as it is written; those that are words of ours rather than of the paper are translated. */
export function shownSettingValue(text: string): string {
  return WORDS.has(text) ? phrase(text) : text
}
