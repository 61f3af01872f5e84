/** Words that `shared` has in English, in the language that is shown. */
import { engineWords } from './engineWords.ts'
import { recognised } from './recognised.ts'

/** Returns the translation of a sentence or word of the engine; the text itself where there is none, as with names and what a user wrote. */
export function phrase(text: string): string {
  const words = engineWords.value
  if (words === null || text === '') return text
  return words.phrases[text] ?? words.sentences[text] ?? recognised(text, words.sentences, phrase) ?? text
}
