/** Settings of an experiment in the language that is shown. */
import { engineWords } from './engineWords.ts'

/** Returns the entry of a table of settings with its label and explanation translated, and everything else as it is. */
export function shownSetting<Entry extends { name: string; label: string; help: string }>(
  entry: Entry,
): Entry {
  const words = engineWords.value?.settings[entry.name]
  return words === undefined ? entry : { ...entry, ...words }
}
