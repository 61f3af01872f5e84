/** Sentence templates of `shared` in the language that is shown. */
import { filled, type Say } from '#shared/vocabulary/wording/inEnglish.ts'
import { engineWords } from './engineWords.ts'
import { phrase } from './phrase.ts'
import { plainlyFilled } from './recognised.ts'

/** Says a template in the language that is shown; in English, where it has no translation. Files and the terminal have English. */
export const say: Say = (template, ...[parts]) => {
  const words = engineWords.value
  if (parts === undefined) return phrase(template)
  return words === null
    ? filled(template, parts)
    : plainlyFilled(words.phrases[template] ?? words.sentences[template] ?? template, parts)
}
