/** Words that `shared` has in English, in the language that is shown. */
import { engineWords } from './engineWords.ts'

/** Returns the translation of a sentence or word of the engine; the text itself where there is none, as with names and what a user wrote. */
export function phrase(text: string): string {
  return engineWords.value?.phrases[text] ?? text
}
