/** The language of a text of the engine, where that is not the language of the page. */
import { engineWords } from './engineWords.ts'

/** Returns `en` for a text without a Chinese letter on a Chinese page, for the attribute `lang`; else undefined. */
export function langOf(text: string): 'en' | undefined {
  return engineWords.value !== null && !/\p{Script=Han}/u.test(text) ? 'en' : undefined
}
